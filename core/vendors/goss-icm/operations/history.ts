import { InputError } from '../../../kit';
import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { ownFilter } from '../filter';
import { objectOf, textOf } from '../param-values';

const LABEL_LIMIT = 50;

const FURTHER_LABELS = (['B', 'C', 'D', 'E'] as const).map((letter) => ({
  kind: 'string' as const,
  name: `label${letter}`,
  label: `Label ${letter}`,
  description: `Part ${letter} of the key of the history`,
  in: 'body' as const,
  to: `label${letter.toLowerCase()}`,
})) satisfies readonly Field[];

const LABEL_A = {
  kind: 'string',
  name: 'labelA',
  label: 'Label A',
  description: 'First of the labels that identify the history',
  in: 'body',
  to: 'labela',
} as const satisfies Field;

export const DATASOURCE = {
  kind: 'string',
  name: 'datasource',
  label: 'Datasource',
  description: 'Name of the datasource of the history; the default datasource if empty',
  in: 'body',
} as const satisfies Field;

/** The history service: what happened, in events under up to five labels. */
export const historyOperations: readonly Operation[] = [
  {
    resource: 'history',
    operation: 'log',
    name: 'Log',
    action: 'Log event to history',
    description: 'Add an event to a history; creates the history if needed',
    method: 'POST',
    path: '/history',
    fields: [
      { ...LABEL_A, required: true },
      ...FURTHER_LABELS,
      {
        kind: 'string',
        name: 'eventName',
        label: 'Event',
        description: 'Name of the event, usable in filters',
        placeholder: 'INSPECTED',
        in: 'none',
      },
      {
        kind: 'text',
        name: 'eventDescription',
        label: 'Event Description',
        description: 'Description of the event',
        in: 'none',
      },
      {
        kind: 'map',
        name: 'eventData',
        label: 'Event Data',
        description: 'Further data of the event by name, sent as text',
        in: 'none',
      },
      {
        kind: 'json',
        name: 'eventJson',
        label: 'Event Data (JSON)',
        description: 'Data of the event of other types as a JSON object',
        in: 'none',
      },
      {
        kind: 'map',
        name: 'subjectData',
        label: 'Subject',
        description: 'Subject of the history, accepted with the first event only',
        in: 'body',
        to: 'subject',
      },
      {
        kind: 'boolean',
        name: 'seal',
        label: 'Seal',
        description: 'Whether to seal the history after the event',
        default: false,
        in: 'body',
      },
      {
        kind: 'string',
        name: 'coordinateSystem',
        label: 'Coordinate System',
        description: 'Coordinate system of the geographic data of the event',
        in: 'body',
        to: 'coordinatesystem',
      },
      DATASOURCE,
    ],
    body: 'json-rpc',
    rpcMethod: 'log',
    answer: { items: 'result' },
    evidence: { source: 'article 7156', confidence: 'documented' },
    oneOf: [['eventName', 'eventDescription', 'eventData', 'eventJson']],
    build: buildLog,
  },
  {
    resource: 'history',
    operation: 'get',
    name: 'Get',
    action: 'Get history',
    description: 'Get a history with its events by ID or by all labels',
    method: 'POST',
    path: '/history',
    fields: [
      {
        kind: 'string',
        name: 'historyId',
        label: 'History ID',
        description: 'ID of the history; replaces the labels',
        in: 'body',
        to: 'id',
      },
      LABEL_A,
      ...FURTHER_LABELS,
      {
        kind: 'integer',
        name: 'tail',
        label: 'Newest Events',
        description: 'Number of newest events to return',
        min: 0,
        in: 'body',
      },
      {
        kind: 'integer',
        name: 'top',
        label: 'Oldest Events',
        description: 'Number of oldest events to return',
        min: 0,
        in: 'body',
      },
      {
        kind: 'integer',
        name: 'skip',
        label: 'Skip Events',
        description: 'Number of oldest events to skip',
        min: 0,
        in: 'body',
      },
      {
        kind: 'json',
        name: 'eventFilter',
        label: 'Event Filter',
        description: 'Filter object that events must match',
        in: 'none',
      },
      DATASOURCE,
    ],
    body: 'json-rpc',
    rpcMethod: 'getHistory',
    answer: { items: 'result' },
    repeatable: true,
    evidence: { source: 'article 7164', confidence: 'documented' },
    oneOf: [['historyId', 'labelA']],
    build: buildGet,
  },
];

function buildLog(params: Params): BuiltRequest {
  for (const letter of ['A', 'B', 'C', 'D', 'E']) checkLabel(params, `label${letter}`);
  const name = textOf(params, 'eventName');
  const description = textOf(params, 'eventDescription');
  const event = {
    ...objectOf(params, 'eventData', 'eventJson'),
    ...(name === undefined ? {} : { event: name }),
    ...(description === undefined ? {} : { description }),
  };
  return { body: { event } };
}

function checkLabel(params: Params, name: string): void {
  const length = textOf(params, name)?.length ?? 0;
  if (length > LABEL_LIMIT) {
    throw new InputError(
      name,
      `${name}: a label has at most ${String(LABEL_LIMIT)} characters, this one has ${String(length)}.`,
    );
  }
}

function buildGet(params: Params): BuiltRequest {
  const byId = textOf(params, 'historyId') !== undefined;
  const byLabel = ['A', 'B', 'C', 'D', 'E'].some(
    (letter) => textOf(params, `label${letter}`) !== undefined,
  );
  if (byId && byLabel) {
    throw new InputError('historyId', 'historyId: give either the ID or the labels, not both.');
  }
  const [eventfilter] = ownFilter(params, 'eventFilter');
  return eventfilter === undefined ? {} : { body: { eventfilter } };
}
