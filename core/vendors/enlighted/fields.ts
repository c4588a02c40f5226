import { InputError, parseDateTime } from '../../kit';
import type { Field, Lookup, Params } from '../../kit';

/** Floors of several buildings often have the same names. */
export const FLOORS = {
  operation: 'floor.getMany',
  value: 'id',
  label: 'name',
  within: ['buildingName', 'campusName'],
} as const satisfies Lookup;

/** The floor that a call is about. */
export const FLOOR = {
  kind: 'lookup',
  name: 'floorId',
  label: 'Floor',
  description: 'ID of the floor',
  required: true,
  in: 'path',
  lookup: FLOORS,
} as const satisfies Field;

/** Helps to choose an area or fixture, of which only a floor has a list. */
const FLOOR_OF_LIST = {
  ...FLOOR,
  description: 'Floor that narrows the list of choices; not sent',
  required: false,
  in: 'none',
} as const satisfies Field;

export const AREA = [
  FLOOR_OF_LIST,
  {
    kind: 'lookup',
    name: 'areaId',
    label: 'Area',
    description: 'ID of the area',
    required: true,
    in: 'path',
    lookup: {
      operation: 'area.getMany',
      value: 'id',
      label: 'name',
      params: { floorId: '{floorId}' },
    },
  },
] as const satisfies readonly Field[];

export const FIXTURE = [
  FLOOR_OF_LIST,
  {
    kind: 'lookup',
    name: 'fixtureId',
    label: 'Fixture',
    description: 'ID of the fixture',
    required: true,
    in: 'path',
    lookup: {
      operation: 'fixture.getMany',
      value: 'id',
      label: 'name',
      params: { floorId: '{floorId}' },
    },
  },
] as const satisfies readonly Field[];

export const PLUG_LOAD = [
  FLOOR_OF_LIST,
  {
    kind: 'lookup',
    name: 'plugLoadId',
    label: 'Plug Load',
    description: 'ID of the plug load',
    required: true,
    in: 'path',
    lookup: {
      operation: 'plugLoad.getMany',
      value: 'id',
      label: 'name',
      params: { floorId: '{floorId}' },
    },
  },
] as const satisfies readonly Field[];

export const FIXTURES = {
  kind: 'list',
  name: 'fixtureIds',
  label: 'Fixtures',
  description: 'IDs of the fixtures',
  byHand: 'Get Many of Fixture lists the IDs',
  required: true,
  in: 'none',
} as const satisfies Field;

export const SWITCH_NAME = {
  kind: 'lookup',
  name: 'switchName',
  label: 'Switch',
  description: 'Name of the switch or switch group on the floor',
  required: true,
  in: 'path',
  lookup: {
    operation: 'switchGroup.getByFacility',
    value: 'name',
    label: 'name',
    params: { facility: 'floor', facilityId: '{floorId}' },
  },
} as const satisfies Field;

export const LEVEL = {
  kind: 'integer',
  name: 'level',
  label: 'Level',
  description: 'Light level in percent; 0 is off',
  required: true,
  in: 'path',
  min: 0,
  max: 100,
} as const satisfies Field;

export const MINUTES = {
  kind: 'integer',
  name: 'minutes',
  label: 'Minutes',
  description: 'Minutes until the sensors take over again',
  in: 'query',
  to: 'time',
  default: 60,
  min: 1,
} as const satisfies Field;

/** Which fixtures of a floor are wanted; Manage 3.10 and later (Get Sensor Location by Floor). */
export const FIXTURE_CLASS = {
  kind: 'enum',
  name: 'fixtureClass',
  label: 'Class',
  description: 'Class of the fixtures; all classes if empty',
  in: 'query',
  to: 'class',
  options: [
    { value: 'emergency', label: 'Emergency' },
    { value: 'desk', label: 'Desk' },
    { value: 'fixtureless', label: 'Fixtureless' },
    { value: 'fixtured', label: 'Fixtured' },
  ],
} as const satisfies Field;

/** Begin and end of a time span, `yyyyMMddHHmmss` in the path. */
export const SPAN = [
  {
    kind: 'dateTime',
    name: 'startTime',
    label: 'Start Time',
    description: 'Start of the time range, in the time zone of Manage',
    required: true,
    in: 'path',
    codec: 'compactDateTime',
  },
  {
    kind: 'dateTime',
    name: 'endTime',
    label: 'End Time',
    description: 'End of the time range, in the time zone of Manage',
    required: true,
    in: 'path',
    codec: 'compactDateTime',
  },
] as const satisfies readonly Field[];

const HOUR_MS = 3_600_000;

/** @throws InputError when the end does not come after the start, or too long after it. */
export function checkSpan(params: Params, maxHours = Infinity): void {
  const start = parseDateTime(String(params['startTime'])).wallMs;
  const end = parseDateTime(String(params['endTime'])).wallMs;
  if (end <= start) {
    throw new InputError('endTime', 'endTime: the end must come after the start.');
  }
  if (end - start > maxHours * HOUR_MS) {
    throw new InputError(
      'endTime',
      `endTime: Manage returns at most ${String(maxHours)} hour at a time. Choose an earlier end.`,
    );
  }
}

/** The entries of a list field. */
export function listOf(params: Params, name: string): readonly string[] {
  const value = params[name];
  return Array.isArray(value) ? value.map(String) : [];
}
