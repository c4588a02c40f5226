import { InputError, parseDateTime } from '../../../kit';
import type { Field, JsonObject, Operation, Params } from '../../../kit';
import { given, ID_TYPE, listOf, mapOf, textOf, TSPS } from '../fields';

const ADMIN = '/tsws/10.0/api/unifiedadmin';

const TIME_FRAME_ID = {
  kind: 'lookup',
  name: 'timeFrameId',
  label: 'Time Frame',
  description: 'ID or name of the time frame',
  required: true,
  in: 'path',
  lookup: { operation: 'timeFrame.getMany', value: 'resourceId', label: 'resourceName' },
} as const satisfies Field;

/** When a time frame applies. The samples write every detail as one text: `"dates": "5,6,14"`. */
const TIMES = [
  {
    kind: 'string',
    name: 'description',
    label: 'Description',
    description: 'Purpose of the time frame',
    in: 'none',
  },
  {
    kind: 'string',
    name: 'startTime',
    label: 'Start Time',
    description: 'Start of the time frame as hours and minutes',
    placeholder: '16:43',
    in: 'none',
  },
  {
    kind: 'string',
    name: 'endTime',
    label: 'End Time or Duration',
    description: 'End or duration of the time frame as hours and minutes, by End Type',
    placeholder: '1:10',
    in: 'none',
  },
  {
    kind: 'enum',
    name: 'endType',
    label: 'End Type',
    description: 'Meaning of End Time or Duration',
    in: 'none',
    default: 'timeDuration',
    options: [
      { value: 'timeDuration', label: 'Duration' },
      { value: 'time', label: 'Time of Day' },
    ],
  },
  {
    kind: 'enum',
    name: 'recurrence',
    label: 'Recurrence',
    description: 'Recurrence of the time frame',
    required: true,
    in: 'none',
    options: [
      { value: 'once', label: 'Once' },
      { value: 'daily', label: 'Daily' },
      { value: 'weekly', label: 'Weekly' },
      { value: 'monthly', label: 'Monthly' },
      { value: 'always_active', label: 'Always' },
    ],
  },
  {
    kind: 'string',
    name: 'date',
    label: 'Date',
    description: 'Day of a time frame that applies once',
    placeholder: '2027-01-31',
    check: 'date',
    neededWhen: { recurrence: ['once'] },
    in: 'none',
  },
  {
    kind: 'list',
    name: 'daysOfWeek',
    label: 'Days of the Week',
    description: 'Numbers of the days of the week, for example 2 and 4, of a weekly time frame',
    neededWhen: { recurrence: ['weekly'] },
    in: 'none',
  },
  {
    kind: 'list',
    name: 'dates',
    label: 'Days of the Month',
    description: 'Days of the month, for example 5, 6 and 14, of a monthly time frame',
    neededWhen: { recurrence: ['monthly'] },
    in: 'none',
  },
  {
    kind: 'map',
    name: 'details',
    label: 'Further Details',
    description: 'Further details of the recurrence pattern by the names of TrueSight',
    in: 'none',
  },
] as const satisfies readonly Field[];

/** Time frames: when blackout policies apply. */
export const timeFrameOperations = [
  {
    ...TSPS,
    resource: 'timeFrame',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many time frames',
    description: 'List all time frames with their recurrence patterns',
    method: 'POST',
    path: `${ADMIN}/Timeframe/list`,
    body: 'json',
    repeatable: true,
    fields: [],
    fixed: { query: { responseType: 'basic' }, body: {} },
    answer: { items: 'response' },
    evidence: { source: 'T-TF/list', confidence: 'documented' },
  },
  {
    ...TSPS,
    resource: 'timeFrame',
    operation: 'create',
    name: 'Create',
    action: 'Create time frame',
    description: 'Create a time frame for blackout policies',
    method: 'POST',
    path: `${ADMIN}/Timeframe/create`,
    body: 'json',
    fields: [
      {
        kind: 'string',
        name: 'timeFrameName',
        label: 'Name',
        description: 'Name of the time frame',
        required: true,
        in: 'none',
      },
      ...TIMES,
    ],
    answer: { items: 'response' },
    evidence: { source: 'T-TF/create', confidence: 'documented' },
    build: (params) => ({ body: { timeframe: timeFrameOf(params) } }),
  },
  {
    ...TSPS,
    resource: 'timeFrame',
    operation: 'update',
    name: 'Update',
    action: 'Update time frame',
    description: 'Change the times and the recurrence pattern of a time frame',
    method: 'PUT',
    path: `${ADMIN}/Timeframe/{timeFrameId}/update`,
    body: 'json',
    confirm: 'Changes when the monitoring of production systems is silenced',
    fields: [
      TIME_FRAME_ID,
      ID_TYPE,
      {
        kind: 'string',
        name: 'timeFrameName',
        label: 'New Name',
        description: 'New name of the time frame',
        in: 'none',
      },
      ...TIMES,
    ],
    answer: { items: 'response' },
    evidence: { source: 'T-TF/update', confidence: 'documented' },
    build: (params) => ({ body: { timeframe: timeFrameOf(params) } }),
  },
  {
    ...TSPS,
    resource: 'timeFrame',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete time frame',
    description: 'Delete a time frame',
    method: 'DELETE',
    path: `${ADMIN}/Timeframe/{timeFrameId}/delete`,
    confirm: 'Ends the maintenance windows that use the time frame',
    fields: [TIME_FRAME_ID, ID_TYPE],
    answer: { items: 'response' },
    evidence: { source: 'T-TF/delete', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];

/** The members in the order and the form of the sample under "Updating a time frame". */
function timeFrameOf(params: Params): JsonObject {
  const endTime = textOf(params, 'endTime');
  return {
    ...given(params, {
      timeFrameName: 'name',
      description: 'description',
      startTime: 'startTime',
    }),
    ...(endTime === undefined
      ? {}
      : { endHour: { time: endTime, type: textOf(params, 'endType') ?? 'timeDuration' } }),
    recurrencePattern: {
      recurrence: textOf(params, 'recurrence') ?? '',
      details: detailsOf(params),
    },
  };
}

function detailsOf(params: Params): JsonObject {
  const date = textOf(params, 'date');
  const daysOfWeek = listOf(params, 'daysOfWeek');
  const dates = listOf(params, 'dates');
  return {
    ...(date === undefined ? {} : { date: dayOf(date) }),
    ...(daysOfWeek.length === 0 ? {} : { daysOfWeek: numbers('daysOfWeek', daysOfWeek, 7) }),
    ...(dates.length === 0 ? {} : { dates: numbers('dates', dates, 31) }),
    ...mapOf(params, 'details'),
  };
}

/** `2016-04-05` as `5042016`: day without a leading zero, month, year, as in the vendor's samples. */
function dayOf(date: string): string {
  const { year, month, day } = parseDateTime(date).parts;
  return `${String(Number(day))}${month}${year}`;
}

function numbers(field: string, values: readonly string[], most: number): string {
  for (const value of values) {
    if (!/^\d{1,2}$/.test(value) || Number(value) > most) {
      throw new InputError(
        field,
        `${field}: "${value}" is not a number of a day. Use numbers up to ${String(most)}.`,
      );
    }
  }
  return values.join(',');
}
