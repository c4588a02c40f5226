import { json, Problem, type JsonObject, type Reply, type Route, type SimRequest } from '../routes';
import { readShape, unknownId } from './rest-tools';
import type { ReadSettings } from './settings';
import type { Shape } from './shape';

type Action = 'purge' | 'load';

interface Job {
  readonly id: string;
  readonly action: Action;
  readonly bulk: boolean;
  readonly urls: readonly string[];
  readonly mediaType: number;
  readonly submitted: number;
}

const MEDIA_TYPES = [2, 3, 8, 14];
const BASE = '/v2/mcc/customers/{an}/edge';

function shapeOf(bulk: boolean): Shape {
  return {
    'MediaPath!': bulk ? 'texts' : 'text',
    'MediaType!': MEDIA_TYPES,
    EdgeNodeRegionIds: 'list',
  };
}

/** `2026-11-21 09:30`. */
function minute(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

/** `11/21/2026 09:30:05 AM`. */
function american(time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hour = date.getUTCHours();
  const day = `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${date.getUTCFullYear()}`;
  const clock = [hour % 12 === 0 ? 12 : hour % 12, date.getUTCMinutes(), date.getUTCSeconds()];
  return `${day} ${clock.map(two).join(':')} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Rows 1 to 4 of the endpoint table: asynchronous jobs, 50 of each kind at one time. */
export function purgeAndLoadRoutes(
  accountNumber: string,
  settings: ReadSettings,
): readonly Route[] {
  const jobs: Job[] = [];

  const completed = (job: Job): number | undefined => {
    const end = job.submitted + settings().completionMs;
    return end <= Date.now() ? end : undefined;
  };

  const submit = (request: SimRequest, action: Action, bulk: boolean): Reply => {
    const body = readShape(request, shapeOf(bulk));
    const urls = [body.MediaPath].flat().map(String);
    if (urls.length === 0) throw new Problem(400, 'MediaPath is empty');
    for (const url of urls) {
      if (!/^https?:\/\/\S+$/.test(url)) throw new Problem(400, `Invalid MediaPath: ${url}`);
      if (action === 'load' && url.includes('*')) {
        throw new Problem(400, 'A load takes no wildcard');
      }
    }
    const running = jobs
      .filter((job) => job.action === action && completed(job) === undefined)
      .reduce((sum, job) => sum + job.urls.length, 0);
    if (running + urls.length > settings().concurrentLimit) {
      throw new Problem(400, `The limit of concurrent ${action} requests has been exceeded`);
    }
    const id = `${String(jobs.length + 1).padStart(6, '0')}${action === 'purge' ? '1' : '2'}`;
    const mediaType = Number(body.MediaType);
    jobs.push({ id, action, bulk, urls, mediaType, submitted: Date.now() });
    return json(200, { Id: id });
  };

  const show = (request: SimRequest, action: Action, bulk: boolean): Reply => {
    const job = jobs.find(
      (entry) => entry.id === request.params.id && entry.action === action && entry.bulk === bulk,
    );
    if (job === undefined) return unknownId(settings);
    const end = completed(job);
    const view: JsonObject = bulk
      ? {
          Status_Details: {
            Count: job.urls.length,
            Status: end === undefined ? 'in-progress' : 'done',
            Created_at: american(job.submitted),
            Completed_at: end === undefined ? null : american(end),
          },
        }
      : {
          AccountNumber: accountNumber,
          InDate: minute(job.submitted),
          CompleteDate: end === undefined ? null : minute(end),
          Id: job.id,
          MediaPath: job.urls[0],
          MediaTypeId: job.mediaType,
          Regions: [],
        };
    return json(200, view);
  };

  return (['purge', 'load'] as const).flatMap((action) =>
    [false, true].flatMap((bulk): readonly Route[] => {
      const path = `${BASE}/${bulk ? 'bulk' : ''}${action}`;
      return [
        { method: 'PUT', path, handle: (request) => submit(request, action, bulk) },
        { method: 'GET', path: `${path}/{id}`, handle: (request) => show(request, action, bulk) },
      ];
    }),
  );
}
