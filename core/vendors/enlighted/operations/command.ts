import { InputError, parseDateTime } from '../../../kit';
import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { FIXTURE, FIXTURES, LEVEL, listOf, MINUTES } from '../fields';
import { fixturesXml } from '../xml';

const OFFSET = /^([+-])(0\d|1[0-4]):([0-5]\d)$/;

const CHANGES_LIGHT = 'Changes the light of rooms that people may be in';
const LOWERS_LIGHT = 'Lowers the light of whole floors, buildings or the company for a period';

const DEMAND_RESPONSE = [
  {
    kind: 'string',
    name: 'identifier',
    label: 'Identifier',
    description: 'Identifier of the demand response, also for updates',
    required: true,
    in: 'body',
    to: 'dridentifier',
  },
  {
    kind: 'enum',
    name: 'priceLevel',
    label: 'Price Level',
    description: 'Price level, which sets the load reduction',
    required: true,
    in: 'body',
    to: 'pricelevel',
    options: [
      { value: 'LOW', label: 'Low' },
      { value: 'MODERATE', label: 'Moderate' },
      { value: 'HIGH', label: 'High' },
      { value: 'SPECIAL', label: 'Special' },
    ],
  },
  {
    kind: 'integer',
    name: 'duration',
    label: 'Duration',
    description: 'Duration of the demand response in minutes',
    required: true,
    in: 'body',
    min: 1,
    // Every sample writes it as text.
    codec: 'asText',
  },
  {
    kind: 'dateTime',
    name: 'startTime',
    label: 'Start Time',
    description: 'Start of the demand response, in the time zone of Manage',
    required: true,
    in: 'none',
  },
  {
    kind: 'enum',
    name: 'startTimeForm',
    label: 'Start Time Form',
    description: 'Form of the start time; the documentation shows all three',
    in: 'none',
    default: 'compact',
    options: [
      { value: 'compact', label: '202701311530' },
      { value: 'local', label: '2027-01-31T15:30:00' },
      { value: 'offset', label: '2027-01-31T15:30:00+05:30' },
    ],
  },
  {
    kind: 'string',
    name: 'utcOffset',
    label: 'UTC Offset',
    description: 'Offset of the site from UTC, for the start time form with an offset',
    placeholder: '+05:30',
    neededWhen: { startTimeForm: ['offset'] },
    in: 'none',
  },
  {
    kind: 'string',
    name: 'pricing',
    label: 'Pricing',
    description: 'Energy price during the demand response',
    in: 'body',
  },
  {
    kind: 'list',
    name: 'facilities',
    label: 'Facilities',
    description: 'Facilities, such as floor_1 or building_22; the whole company if empty',
    in: 'none',
  },
] as const satisfies readonly Field[];

/** Everything that does something to fixtures, floors or the company. */
export const commandOperations = [
  {
    resource: 'fixture',
    operation: 'dim',
    name: 'Dim',
    action: 'Dim fixtures',
    description: 'Set fixtures to a light level',
    method: 'POST',
    path: '/org/fixture/v1/op/dim/abs/{level}',
    body: 'xml',
    repeatable: true,
    confirm: CHANGES_LIGHT,
    fields: [FIXTURES, LEVEL, MINUTES],
    evidence: { source: 'Manual Override for a Fixture', confidence: 'documented' },
    build: fixturesBody,
  },
  {
    resource: 'fixture',
    operation: 'setAutomatic',
    name: 'Set Automatic',
    action: 'Set fixtures to automatic',
    description: 'Return fixtures to automatic control by their sensors',
    method: 'POST',
    path: '/org/fixture/v1/op/auto',
    body: 'xml',
    repeatable: true,
    confirm: CHANGES_LIGHT,
    fields: [FIXTURES],
    evidence: { source: 'Auto Mode for a Fixture', confidence: 'documented' },
    build: fixturesBody,
  },
  {
    resource: 'fixture',
    operation: 'assignProfile',
    name: 'Assign Profile',
    action: 'Assign profile to fixture',
    description: 'Assign a lighting profile to a fixture',
    method: 'POST',
    path: '/org/fixture/v1/op/assignProfile/{fixtureId}/{groupId}',
    repeatable: true,
    confirm: 'Changes how a fixture behaves until another profile is assigned',
    fields: [
      ...FIXTURE,
      {
        kind: 'lookup',
        name: 'groupId',
        label: 'Profile',
        description: 'Group ID of the profile',
        required: true,
        in: 'path',
        lookup: {
          operation: 'fixture.getProfiles',
          value: 'groupId',
          label: 'name',
          params: { fixtureId: '{fixtureId}' },
        },
      },
    ],
    evidence: { source: 'Assign Profile', confidence: 'documented' },
  },
  {
    resource: 'demandResponse',
    operation: 'create',
    name: 'Create',
    action: 'Create demand response',
    description: 'Schedule a period of reduced load',
    method: 'POST',
    path: '/org/dr/scheduledr',
    body: 'json',
    confirm: LOWERS_LIGHT,
    fields: DEMAND_RESPONSE,
    evidence: { source: 'Schedule Demand Response', confidence: 'documented' },
    build: (params) => demandResponse('/org/dr/scheduledr', params),
  },
  {
    resource: 'demandResponse',
    operation: 'update',
    name: 'Update',
    action: 'Update demand response',
    description: 'Change a scheduled demand response',
    method: 'POST',
    path: '/org/dr/updatedr',
    body: 'json',
    repeatable: true,
    confirm: LOWERS_LIGHT,
    fields: DEMAND_RESPONSE,
    evidence: { source: 'Schedule Demand Response', confidence: 'documented' },
    build: (params) => demandResponse('/org/dr/updatedr', params),
  },
  {
    resource: 'emergency',
    operation: 'start',
    name: 'Start',
    action: 'Start emergency',
    description: 'Set all lights of the company to 100 percent for a period',
    method: 'POST',
    path: '/org/em/v1/setEmergency',
    confirm: 'Sets all lights of the company to 100 percent',
    fields: [MINUTES],
    evidence: { source: 'Manage APIs: Set Emergency', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];

function fixturesBody(params: Params): BuiltRequest {
  return { body: fixturesXml(listOf(params, 'fixtureIds')) };
}

function demandResponse(path: string, params: Params): BuiltRequest {
  const facilities = listOf(params, 'facilities').map(encodeURIComponent).join(',');
  return {
    // The commas between facilities are part of the path's form and stay as they are.
    ...(facilities === '' ? {} : { path: `${path}/facilities/${facilities}` }),
    body: { starttime: startTimeOf(params) },
  };
}

function startTimeOf(params: Params): string {
  const text = String(params['startTime']);
  const form = params['startTimeForm'];
  if (form === 'offset') return withOffset(text, String(params['utcOffset'] ?? ''));
  const { year, month, day, hour, minute, second } = parseDateTime(text).parts;
  return form === 'local'
    ? `${year}-${month}-${day}T${hour}:${minute}:${second}`
    : `${year}${month}${day}${hour}${minute}`;
}

/** The clock of the site with its offset. A time that has a zone is moved there first. */
function withOffset(text: string, offset: string): string {
  const [, sign = '', hours = '', minutes = ''] = OFFSET.exec(offset) ?? [];
  if (sign === '') {
    throw new InputError(
      'utcOffset',
      'utcOffset: UTC Offset must be written like +05:30 or -08:00.',
    );
  }
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  const { epochMs, hasZone } = parseDateTime(text);
  const local = new Date(epochMs + (hasZone ? shift : 0));
  return `${local.toISOString().slice(0, 19)}${offset}`;
}
