import { parseDateTime } from '../../../kit';
import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { FIXTURE, FIXTURES, LEVEL, listOf, MINUTES } from '../fields';
import { fixturesXml } from '../xml';

const CHANGES_LIGHT = 'Changes the light of rooms that people may be in';
const LOWERS_LIGHT = 'Lowers the light of whole floors, buildings or the company for a while';

const DEMAND_RESPONSE = [
  {
    kind: 'string',
    name: 'identifier',
    label: 'Identifier',
    description: 'Name of the demand response; an update finds it by this',
    required: true,
    in: 'body',
    to: 'dridentifier',
  },
  {
    kind: 'enum',
    name: 'priceLevel',
    label: 'Price Level',
    description: 'How strongly load is shed',
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
    description: 'How long it lasts, in minutes',
    required: true,
    in: 'body',
    min: 1,
  },
  {
    kind: 'dateTime',
    name: 'startTime',
    label: 'Start Time',
    description: 'When it begins, in the time of Manage',
    required: true,
    in: 'none',
  },
  {
    kind: 'enum',
    name: 'startTimeForm',
    label: 'Start Time Form',
    description:
      'How the start time is written; the documents describe one form and show the other',
    in: 'none',
    default: 'compact',
    options: [
      { value: 'compact', label: '202701311530' },
      { value: 'iso', label: '2027-01-31T15:30:00+00:00' },
    ],
  },
  {
    kind: 'string',
    name: 'pricing',
    label: 'Pricing',
    description: 'Energy price while it lasts',
    in: 'body',
  },
  {
    kind: 'list',
    name: 'facilities',
    label: 'Facilities',
    description: 'Where, such as floor_1 or building_22; the whole company without',
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
    evidence: { source: 'facts 3.3 #22', confidence: 'documented' },
    build: fixturesBody,
  },
  {
    resource: 'fixture',
    operation: 'setAutomatic',
    name: 'Set Automatic',
    action: 'Set fixtures to automatic',
    description: 'Let the sensors of fixtures take over again',
    method: 'POST',
    path: '/org/fixture/v1/op/auto',
    body: 'xml',
    repeatable: true,
    confirm: CHANGES_LIGHT,
    fields: [FIXTURES],
    evidence: { source: 'facts 3.3 #23', confidence: 'documented' },
    build: fixturesBody,
  },
  {
    resource: 'fixture',
    operation: 'assignProfile',
    name: 'Assign Profile',
    action: 'Assign profile to fixture',
    description: 'Give a fixture the settings of a profile group',
    method: 'POST',
    path: '/org/fixture/v1/op/assignProfile/{fixtureId}/{groupId}',
    repeatable: true,
    confirm: 'Changes how a fixture behaves until it gets another profile',
    fields: [
      ...FIXTURE,
      {
        kind: 'string',
        name: 'groupId',
        label: 'Profile Group ID',
        description: 'ID of the profile group',
        required: true,
        in: 'path',
      },
    ],
    evidence: { source: 'facts 3.3 #24', confidence: 'documented' },
  },
  {
    resource: 'demandResponse',
    operation: 'create',
    name: 'Create',
    action: 'Create demand response',
    description: 'Schedule a time in which load is shed',
    method: 'POST',
    path: '/org/dr/scheduledr',
    body: 'json',
    confirm: LOWERS_LIGHT,
    fields: DEMAND_RESPONSE,
    evidence: { source: 'facts 3.3 #25', confidence: 'documented' },
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
    evidence: { source: 'facts 3.3 #25', confidence: 'documented' },
    build: (params) => demandResponse('/org/dr/updatedr', params),
  },
  {
    resource: 'emergency',
    operation: 'start',
    name: 'Start',
    action: 'Start emergency',
    description: 'Set all lights of the company to full for a while',
    method: 'POST',
    path: '/org/em/v1/setEmergency',
    confirm: 'Sets all lights of the company to 100 percent',
    fields: [MINUTES],
    evidence: { source: 'facts 3.3 #26', confidence: 'documented' },
  },
] as const satisfies readonly Operation[];

function fixturesBody(params: Params): BuiltRequest {
  return { body: fixturesXml(listOf(params, 'fixtureIds')) };
}

function demandResponse(path: string, params: Params): BuiltRequest {
  const { year, month, day, hour, minute, second } = parseDateTime(
    String(params['startTime']),
  ).parts;
  const facilities = listOf(params, 'facilities').map(encodeURIComponent).join(',');
  return {
    // The commas between facilities are part of the path's form and stay as they are.
    ...(facilities === '' ? {} : { path: `${path}/facilities/${facilities}` }),
    body: {
      starttime:
        params['startTimeForm'] === 'iso'
          ? `${year}-${month}-${day}T${hour}:${minute}:${second}+00:00`
          : `${year}${month}${day}${hour}${minute}`,
    },
  };
}
