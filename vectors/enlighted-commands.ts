import { EMS, HEADERS, NO_LEGACY, SIGNED } from './enlighted-account';
import type { Vector } from './vector';

const XML = { ...HEADERS, 'content-type': 'application/xml' };
const DONE = { status: '0' };

const DIM = {
  ...SIGNED,
  operation: 'switch.dim',
  params: { floorId: '5', switchName: 'Workshop', level: 40 },
  request: {
    method: 'POST',
    url: `${EMS}/org/switch/v1/op/dimGroup/5/Workshop/40?time=60`,
    headers: HEADERS,
  },
} as const satisfies Partial<Vector>;

/** Everything that changes light, and what is answered when it does not. */
export const commandVectors: readonly Vector[] = [
  {
    ...SIGNED,
    name: 'applies a scene for an hour',
    operation: 'switch.applyScene',
    params: { switchId: '31', sceneId: '312' },
    request: {
      method: 'POST',
      url: `${EMS}/org/switch/v1/op/applyScene/31/312?time=60`,
      headers: HEADERS,
      withoutHeaders: [...NO_LEGACY, 'content-type'],
    },
    reply: { status: 200, body: DONE },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    name: 'dims a switch whose name has a slash, a percent sign and quotes',
    operation: 'switch.dim',
    params: { floorId: '5', switchName: 'Room 2/3 100% "fine" & more', level: 0, minutes: 15 },
    request: {
      method: 'POST',
      url: `${EMS}/org/switch/v1/op/dimGroup/5/Room%202%2F3%20100%25%20%22fine%22%20%26%20more/0?time=15`,
      headers: HEADERS,
    },
    reply: { status: 200, body: DONE },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    name: 'dims fixtures, which go as XML',
    operation: 'fixture.dim',
    params: { fixtureIds: ['27', '28'], level: 100, minutes: 5 },
    request: {
      method: 'POST',
      url: `${EMS}/org/fixture/v1/op/dim/abs/100?time=5`,
      headers: XML,
      body: '<fixtures><fixture><id>27</id></fixture><fixture><id>28</id></fixture></fixtures>',
    },
    reply: { status: 200, body: DONE },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    name: 'sets fixtures to automatic, with characters of XML escaped',
    operation: 'fixture.setAutomatic',
    params: { fixtureIds: ['2</id>&"\'7'] },
    request: {
      method: 'POST',
      url: `${EMS}/org/fixture/v1/op/auto`,
      headers: XML,
      body: '<fixtures><fixture><id>2&lt;/id&gt;&amp;&quot;&apos;7</id></fixture></fixtures>',
    },
    reply: { status: 200, body: DONE },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    name: 'assigns a profile to a fixture; the floor only helps to choose',
    operation: 'fixture.assignProfile',
    params: { floorId: '1', fixtureId: '27', groupId: '4' },
    request: {
      method: 'POST',
      url: `${EMS}/org/fixture/v1/op/assignProfile/27/4`,
      headers: HEADERS,
    },
    reply: { status: 200, body: DONE },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    // The response of Assign Profile when fixture or group does not exist:
    // https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/assign_profile.html
    name: 'takes status -1 for a failure and says why',
    operation: 'fixture.assignProfile',
    params: { fixtureId: '28', groupId: '99' },
    request: {
      method: 'POST',
      url: `${EMS}/org/fixture/v1/op/assignProfile/28/99`,
      headers: HEADERS,
    },
    reply: { status: 200, body: { status: '-1', msg: 'either fixture or group does not exist' } },
    outcome: {
      error: { code: 'failed', vendorCode: '-1', says: ['either fixture or group does not exist'] },
    },
  },
  ...(['0', '1'] as const).map((status): Vector => ({
    ...SIGNED,
    // https://developer.siemens.com/enlighted-apis/energy-environment/plugload/set_plugload_status.html:
    // the response is the new status, so 1 is no failure here.
    name: `sets plug load 361 to ${status}`,
    operation: 'plugLoad.setStatus',
    params: { plugLoadId: '361', status },
    request: {
      method: 'POST',
      url: `${EMS}/org/area/v1/setPlugloadStatus/361/${status}`,
      headers: HEADERS,
    },
    reply: { status: 200, body: { status } },
    outcome: { items: [{ status }] },
  })),
  ...(
    [
      ['compact', '202701311530', undefined, '2027-01-31T15:30:00'],
      ['local', '2015-11-18T17:43:00', undefined, '2015-11-18T17:43:00'],
      ['offset', '2015-07-21T12:15:49+05:30', '+05:30', '2015-07-21T12:15:49'],
      ['offset', '2015-07-21T12:15:49+05:30', '+05:30', '2015-07-21T06:45:49Z'],
      ['offset', '2015-07-21T12:15:49-08:00', '-08:00', '2015-07-21T20:15:49Z'],
    ] as const
  ).map(([startTimeForm, starttime, utcOffset, startTime]): Vector => ({
    ...SIGNED,
    // The body of "Schedule Demand Response (DR) for all Facilities"; the form without an offset is
    // in "Update Demand Response for all Facilities"; both below
    // https://developer.siemens.com/enlighted-apis/energy-environment/demand-response/
    name: `schedules a demand response, ${startTime} as ${starttime} (${startTimeForm})`,
    operation: 'demandResponse.create',
    params: {
      identifier: 'DR16',
      priceLevel: 'LOW',
      duration: 60,
      startTime,
      startTimeForm,
      ...(utcOffset === undefined ? {} : { utcOffset }),
      pricing: '15.0',
    },
    request: {
      method: 'POST',
      url: `${EMS}/org/dr/scheduledr`,
      headers: { ...HEADERS, 'content-type': 'application/json' },
      body: {
        pricelevel: 'LOW',
        duration: '60',
        starttime,
        dridentifier: 'DR16',
        pricing: '15.0',
      },
    },
    reply: { status: 200, body: { status: '0', msg: 'DR scheduled successfully' } },
    outcome: { items: [{ status: '0', msg: 'DR scheduled successfully' }] },
  })),
  {
    ...SIGNED,
    name: 'updates a demand response of two facilities',
    operation: 'demandResponse.update',
    params: {
      identifier: 'DR16',
      priceLevel: 'HIGH',
      duration: 60,
      startTime: '2015-11-18T17:43:00',
      startTimeForm: 'local',
      facilities: ['floor_1', 'Building_22'],
    },
    request: {
      method: 'POST',
      url: `${EMS}/org/dr/updatedr/facilities/floor_1,Building_22`,
      headers: HEADERS,
      body: {
        dridentifier: 'DR16',
        pricelevel: 'HIGH',
        duration: '60',
        starttime: '2015-11-18T17:43:00',
      },
    },
    reply: { status: 200, body: { status: '0', msg: 'DR updated successfully' } },
    outcome: { items: [{ status: '0', msg: 'DR updated successfully' }] },
  },
  {
    ...SIGNED,
    name: 'starts an emergency of ten minutes',
    operation: 'emergency.start',
    params: { minutes: 10 },
    request: { method: 'POST', url: `${EMS}/org/em/v1/setEmergency?time=10`, headers: HEADERS },
    reply: { status: 200, body: DONE },
    outcome: { items: [DONE] },
  },
  {
    ...DIM,
    name: 'takes status 1 under HTTP 200 for a failed command',
    reply: { status: 200, body: { status: '1' } },
    outcome: { error: { code: 'failed', status: 200, vendorCode: '1', says: ['status 1'] } },
  },
  {
    ...DIM,
    name: 'passes on why a command failed',
    reply: { status: 200, body: { status: 1, msg: 'The switch is offline' } },
    outcome: { error: { code: 'failed', status: 200, says: ['The switch is offline'] } },
  },
  {
    ...DIM,
    name: 'says which right the user lacks',
    reply: {
      status: 403,
      body: {
        status: '403',
        msg: "Access Denied! The user doesn't have the required permissions to access this 'switch'",
      },
    },
    outcome: {
      error: { code: 'denied', status: 403, says: ["access this 'switch'", 'facility'] },
    },
  },
  {
    ...DIM,
    name: 'says what to check when the key is refused with a page of the web server',
    reply: {
      status: 401,
      headers: { 'content-type': 'text/html' },
      body: '<html><head><title>HTTP Status 401 - Unauthorized</title></head></html>',
    },
    outcome: {
      error: {
        code: 'sign-in-refused',
        status: 401,
        says: ['HTTP Status 401 - Unauthorized', 'API key'],
      },
    },
  },
];
