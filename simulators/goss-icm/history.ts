import { randomUUID } from 'node:crypto';
import { matchesFilter } from './filter';
import {
  isRecord,
  optionalInteger,
  optionalText,
  type ParameterSchema,
  type Params,
} from './parameter-schema';
import { invalidParams, workerError } from './rpc-error';
import type { CallContext, Worker } from './worker';

const LABELS = ['labela', 'labelb', 'labelc', 'labeld', 'labele'] as const;
type LabelName = (typeof LABELS)[number];
type Label = string | number | boolean | null;

interface HistoryEvent {
  readonly pos: number;
  readonly event: Params;
  readonly timestamp: number;
}

interface History {
  readonly id: string;
  readonly labels: Readonly<Record<LabelName, Label>>;
  readonly created: number;
  lastupdated: number;
  sealed: boolean;
  subject: Params | null;
  readonly events: HistoryEvent[];
}

interface HistoryOptions {
  /** true: dates as {epochmillis, readabledate, readabletimeutc}; false: epoch milliseconds. GOSS documents both forms. */
  readonly readableDates: () => boolean;
}

const label = { type: 'scalar', maxLength: 50 } as const;
const labelSchema: ParameterSchema = {
  labela: label,
  labelb: label,
  labelc: label,
  labeld: label,
  labele: label,
};

function labelsOf(params: Params): Record<LabelName, Label> {
  const read = (name: LabelName): Label => {
    const value = params[name];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : null;
  };
  return {
    labela: read('labela'),
    labelb: read('labelb'),
    labelc: read('labelc'),
    labeld: read('labeld'),
    labele: read('labele'),
  };
}

function eventProperties(event: HistoryEvent): Params {
  return { pos: event.pos, timestamp: event.timestamp, event: event.event, ...event.event };
}

/** The history worker: a log of events under up to five labels. */
export function createHistoryWorker(options: HistoryOptions): Worker {
  const histories: History[] = [];

  const date = (time: number): unknown =>
    options.readableDates()
      ? {
          epochmillis: time,
          readabledate: new Date(time).toISOString().slice(0, 10),
          readabletimeutc: new Date(time).toISOString().slice(11, 19),
        }
      : time;

  const find = (wanted: Readonly<Record<LabelName, Label>>): History | undefined =>
    histories.find((history) => LABELS.every((name) => history.labels[name] === wanted[name]));

  const view = (history: History, events: readonly HistoryEvent[] | undefined): unknown => ({
    id: history.id,
    ...history.labels,
    created: date(history.created),
    lastupdated: date(history.lastupdated),
    sealed: history.sealed,
    subject: history.subject,
    ...(events === undefined
      ? {}
      : {
          events: events.map((event, index) => ({
            pos: event.pos,
            fpos: index + 1,
            event: event.event,
            timestamp: date(event.timestamp),
          })),
        }),
  });

  const chosenEvents = (history: History, params: Params): readonly HistoryEvent[] => {
    const filter = params.eventfilter ?? params.filter;
    let events: readonly HistoryEvent[] = history.events;
    if (filter !== undefined && filter !== null) {
      events = events.filter((event) =>
        matchesFilter(filter, { properties: eventProperties(event) }),
      );
    }
    const top = optionalInteger(params, 'top');
    const tail = optionalInteger(params, 'tail');
    const skip = optionalInteger(params, 'skip');
    if (top !== undefined) events = events.slice(0, top);
    if (tail !== undefined) events = tail === 0 ? [] : events.slice(-tail);
    return skip === undefined ? events : events.slice(skip);
  };

  const log = (params: Params, context: CallContext): unknown => {
    const labels = labelsOf(params);
    const now = context.now();
    let history = find(labels);
    if (history?.sealed) throw workerError('The history is sealed and cannot be written to');
    if (history !== undefined && isRecord(params.subject)) {
      throw workerError('The subject can only be given when the history is created');
    }
    if (history === undefined) {
      history = {
        id: randomUUID(),
        labels,
        created: now,
        lastupdated: now,
        sealed: false,
        subject: isRecord(params.subject) ? params.subject : null,
        events: [],
      };
      histories.push(history);
    }
    history.events.push({
      pos: history.events.length + 1,
      event: isRecord(params.event) ? params.event : {},
      timestamp: now,
    });
    history.lastupdated = now;
    history.sealed = params.seal === true;
    return view(history, history.events);
  };

  const getHistory = (params: Params): unknown => {
    const id = optionalText(params, 'id');
    const byLabel = LABELS.some((name) => params[name] !== undefined);
    if (id !== undefined && byLabel)
      throw invalidParams('Give either "id" or the labels, not both');
    if (id === undefined && params.labela === undefined) {
      throw invalidParams('The parameter "labela" is required when "id" is not set');
    }
    const history =
      id === undefined ? find(labelsOf(params)) : histories.find((entry) => entry.id === id);
    return history === undefined ? null : view(history, chosenEvents(history, params));
  };

  const sorted = (found: readonly History[], order: unknown): readonly History[] => {
    if (order === undefined || order === null) return found;
    if (!Array.isArray(order)) throw invalidParams('"order" must be an array');
    const steps = order.map((step: unknown) => {
      const [key, direction] = isRecord(step) ? (Object.entries(step)[0] ?? []) : [step, 'ASC'];
      if (typeof key !== 'string' || (direction !== 'ASC' && direction !== 'DESC')) {
        throw invalidParams('An element of "order" is a key, or {key: "ASC" | "DESC"}');
      }
      return { key, sign: direction === 'ASC' ? 1 : -1 };
    });
    const at = (history: History, key: string): string | number => {
      const properties: Params = { ...history, ...history.labels };
      const value = properties[key];
      return typeof value === 'number' ? value : String(value ?? '');
    };
    return [...found].sort((left, right) => {
      for (const { key, sign } of steps) {
        const a = at(left, key);
        const b = at(right, key);
        if (a !== b) return a < b ? -sign : sign;
      }
      return 0;
    });
  };

  const select = (params: Params): readonly History[] =>
    histories.filter(
      (history) =>
        (typeof params.sealed !== 'boolean' || history.sealed === params.sealed) &&
        matchesFilter(params.filter, {
          properties: {
            id: history.id,
            ...history.labels,
            created: history.created,
            lastupdated: history.lastupdated,
          },
          subject: history.subject ?? {},
          events: history.events.map(eventProperties),
        }),
    );

  /** The filter is required since iCM 10.1.0.51; the result is `true`. */
  const deleteHistories = (params: Params): unknown => {
    for (const doomed of select(params)) histories.splice(histories.indexOf(doomed), 1);
    return true;
  };

  const getHistories = (params: Params): unknown => {
    const found = select(params);
    const events = params.getevents;
    return sorted(found, params.order).map((history) =>
      view(history, isRecord(events) ? chosenEvents(history, events) : undefined),
    );
  };

  return {
    name: 'history',
    discovery: false,
    methods: {
      log: {
        description: 'Adds an event to a history, which is created when it does not exist',
        schema: {
          ...labelSchema,
          labela: { ...label, required: true },
          subject: { type: 'object' },
          event: { type: 'object', required: true },
          seal: { type: 'boolean' },
          coordinatesystem: { type: 'string' },
          datasource: { type: 'string' },
        },
        call: log,
      },
      getHistory: {
        description: 'Returns one history with its events, by id or by its full set of labels',
        schema: {
          ...labelSchema,
          id: { type: 'string' },
          eventfilter: { type: 'object' },
          top: { type: 'integer' },
          tail: { type: 'integer' },
          skip: { type: 'integer' },
          datasource: { type: 'string' },
        },
        call: getHistory,
      },
      deleteHistories: {
        description: 'Deletes the histories that a filter selects',
        schema: {
          filter: { type: 'object', required: true },
          sealed: { type: 'boolean' },
          getsql: { type: 'boolean' },
          datasource: { type: 'string' },
        },
        call: deleteHistories,
      },
      getHistories: {
        description: 'Returns the histories that a filter selects',
        schema: {
          filter: { type: 'object', required: true },
          sealed: { type: 'boolean' },
          order: { type: 'array' },
          getevents: { type: 'object' },
          datasource: { type: 'string' },
        },
        call: getHistories,
      },
    },
  };
}
