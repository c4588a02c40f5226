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
    name: 'creates a demand response for the whole company',
    operation: 'demandResponse.create',
    params: {
      identifier: 'peak-1',
      priceLevel: 'HIGH',
      duration: 30,
      startTime: '2027-01-31T15:30:00',
      pricing: '0.4',
    },
    request: {
      method: 'POST',
      url: `${EMS}/org/dr/scheduledr`,
      headers: { ...HEADERS, 'content-type': 'application/json' },
      body: {
        dridentifier: 'peak-1',
        pricelevel: 'HIGH',
        duration: 30,
        pricing: '0.4',
        starttime: '202701311530',
      },
    },
    reply: { status: 200, body: { status: '0', msg: 'Scheduled' } },
    outcome: { items: [{ status: '0', msg: 'Scheduled' }] },
  },
  {
    ...SIGNED,
    name: 'updates a demand response of two facilities, the time as ISO 8601',
    operation: 'demandResponse.update',
    params: {
      identifier: 'peak-1',
      priceLevel: 'LOW',
      duration: 10,
      startTime: '2027-01-31T16:30:00+01:00',
      startTimeForm: 'iso',
      facilities: ['floor_1', 'building_22'],
    },
    request: {
      method: 'POST',
      url: `${EMS}/org/dr/updatedr/facilities/floor_1,building_22`,
      headers: HEADERS,
      body: {
        dridentifier: 'peak-1',
        pricelevel: 'LOW',
        duration: 10,
        starttime: '2027-01-31T15:30:00+00:00',
      },
    },
    reply: { status: 200, body: { status: '0', msg: 'Updated' } },
    outcome: { items: [{ status: '0', msg: 'Updated' }] },
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
