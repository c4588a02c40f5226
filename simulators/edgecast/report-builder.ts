import {
  isObject,
  json,
  readQuery,
  type JsonObject,
  type Reply,
  type Route,
  type SimRequest,
} from '../routes';
import { readBody, timestamp } from './gateway-body';
import { collection, invalid, notFound } from './hyperion';
import type { ReadSettings } from './settings';

interface Report {
  readonly id: string;
  readonly downloadable: boolean;
  readonly by: string;
  readonly dimensions: readonly string[];
  readonly submitted: number;
}

const BASE = '/report-builder';
const GRANULARITIES = ['5minutes', '1hour', '1day', '1month'];

function names(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return isObject(value) ? Object.keys(value) : [];
}

/** Row 19 of the endpoint table: reports that are made while the caller polls. */
export function reportRoutes(settings: ReadSettings): readonly Route[] {
  const reports: Report[] = [];

  const show = (report: Report): JsonObject => {
    const end = report.submitted + settings().completionMs;
    const done = end <= Date.now();
    const path = report.downloadable ? 'downloadable-reports' : 'reports';
    const rows = ['2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'].map((time) => ({
      [report.by]: time,
      ...Object.fromEntries(report.dimensions.map((dimension) => [dimension, 'cdn.example.com'])),
      hits: 420,
    }));
    return {
      '@id': `/v1/${path}/${report.id}`,
      '@type': report.downloadable ? 'DownloadableReport' : 'Report',
      id: report.id,
      status: done ? 'completed' : 'processing',
      created_at: timestamp(report.submitted),
      completed_at: done ? timestamp(end) : null,
      dimensions: report.dimensions,
      ...(report.downloadable
        ? { url: done ? `https://reports.example.net/${report.id}.csv.gz` : null }
        : { items: done ? rows : [] }),
    };
  };

  const submit = (request: SimRequest, downloadable: boolean): Reply => {
    const body = readBody(request, {
      'query!': 'object',
      ...(downloadable ? { filename: 'text', format: ['csv', 'json'] } : { delivery: 'object' }),
    });
    const query = isObject(body.query) ? body.query : {};
    if (!isObject(query.params)) throw invalid('/query/params', 'params is required');
    const by = query.params.by ?? '1day';
    if (typeof by !== 'string' || !GRANULARITIES.includes(by)) {
      throw invalid('/query/params/by', 'by is not a granularity');
    }
    const report: Report = {
      id: String(700 + reports.length + 1),
      downloadable,
      by,
      dimensions: names(query.params.dimensions),
      submitted: Date.now(),
    };
    reports.push(report);
    // A report that goes out by e-mail is only accepted.
    return json(body.delivery === undefined ? 200 : 202, show(report));
  };

  return [
    ...[false, true].flatMap((downloadable): readonly Route[] => {
      const path = `${BASE}/v1/${downloadable ? 'downloadable-reports' : 'reports'}`;
      return [
        { method: 'POST', path, handle: (request) => submit(request, downloadable) },
        {
          method: 'GET',
          path: `${path}/{id}`,
          handle: (request) => {
            const found = reports.find(
              (entry) => entry.id === request.params.id && entry.downloadable === downloadable,
            );
            // After seven days a report is not found either.
            const fresh = found !== undefined && Date.now() - found.submitted < 7 * 86_400_000;
            if (!fresh) throw notFound();
            return json(200, show(found));
          },
        },
      ];
    }),
    {
      method: 'GET',
      path: `${BASE}/v1/granularities`,
      handle: (request) => {
        readQuery(request, ['start?', 'end?', 'page?', 'page_size?']);
        const items = GRANULARITIES.map((id) => ({ '@type': 'Granularity', id, name: id }));
        const rules = { path: '/v1/granularities', pageSize: 100, mostPerPage: 1000 };
        return json(200, collection(items, request, rules));
      },
    },
  ];
}
