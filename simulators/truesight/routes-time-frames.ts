/** TSPS: time frames, by the samples under "Managing time frames" (TSPS 10.1, TSIM 11.3.07). */
import { isObject, Problem, readQuery } from '../routes';
import type { JsonObject, Reply, Route, SimRequest } from '../routes';
import type { Data } from './data';
import { enveloped, good } from './replies';
import { findBy, lookUp, oneItem, readName, readPart } from './resources';
import type { Context } from './sessions';

const BASE = '/tsws/10.0/api/unifiedadmin/Timeframe';

/** Recurrence → the detail that it must have; each is one text in every sample. */
const DETAILS: Readonly<Record<string, { readonly name: string; readonly form: RegExp }>> = {
  once: { name: 'date', form: /^\d{7,}$/ },
  daily: { name: 'days', form: /^\w+$/ },
  weekly: { name: 'daysOfWeek', form: /^[0-7](,[0-7])*$/ },
  monthly: { name: 'dates', form: /^\d{1,2}(,\d{1,2})*$/ },
  always_active: { name: 'date', form: /^\d+$/ },
};
/** `daily` has a default for `days`, and `always_active` needs no date. */
const OPTIONAL = ['daily', 'always_active'];
const TIME = /^\d{1,2}:\d{1,2}$/;

export function timeFrameRoutes(context: Context, data: Data): readonly Route[] {
  return [
    {
      method: 'POST',
      path: `${BASE}/create`,
      handle: (request) => create(context, data, request),
    },
    {
      method: 'POST',
      path: `${BASE}/list`,
      handle: (request) => {
        readQuery(request, ['responseType?']);
        const response = [...data.timeframes.values()].map(({ id, name, content }) => ({
          resourceId: id,
          resourceName: name,
          resourceURI: null,
          ...good(),
          timeframe: { id, name, description: '', tenant: '*', ...content },
        }));
        return enveloped({ response });
      },
    },
    {
      method: 'DELETE',
      path: `${BASE}/{id}/delete`,
      handle: (request) => {
        const found = findBy(data.timeframes, request);
        if (found === undefined) return oneItem(context, request.params['id'] ?? '', 404);
        data.timeframes.delete(found.id);
        return oneItem(context, found.name, 200, found.id);
      },
    },
  ];
}

function create(context: Context, data: Data, request: SimRequest): Reply {
  readQuery(request, []);
  const content = checked(readPart(request, 'timeframe'));
  const name = readName(content);
  if (lookUp(data.timeframes, name, 'name') !== undefined) return oneItem(context, name, 409);
  const id = `tf-${data.nextNumber() + 1}`;
  data.timeframes.set(id, { id, name, content });
  return oneItem(context, name, 200, id);
}

/** @throws {Problem} for a time frame that is not written as in the samples */
function checked(content: JsonObject): JsonObject {
  const pattern = content['recurrencePattern'];
  if (!isObject(pattern)) {
    throw new Problem(400, 'Required parameter recurrencePattern is not found.');
  }
  const recurrence = String(pattern['recurrence']);
  const rule = DETAILS[recurrence];
  if (rule === undefined) throw new Problem(400, `Invalid recurrence ${recurrence}.`);
  const details = isObject(pattern['details']) ? pattern['details'] : {};
  const detail = details[rule.name];
  if (detail === undefined && !OPTIONAL.includes(recurrence)) {
    throw new Problem(400, `Required parameter ${rule.name} is not found.`);
  }
  if (detail !== undefined && !(typeof detail === 'string' && rule.form.test(detail))) {
    throw new Problem(400, `Invalid ${rule.name} ${JSON.stringify(detail)}.`);
  }
  const end = content['endHour'];
  const times = [content['startTime'], isObject(end) ? end['time'] : end];
  for (const time of times) {
    if (time !== undefined && !(typeof time === 'string' && TIME.test(time))) {
      throw new Problem(400, `Invalid time ${JSON.stringify(time)}.`);
    }
  }
  if (isObject(end) && !['time', 'timeDuration'].includes(String(end['type']))) {
    throw new Problem(400, `Invalid type of endHour ${String(end['type'])}.`);
  }
  return content;
}
