/** The five simulators as one site: what the jobs run against, and what they must have done there. */
import type { Json } from '../../core';
import { startEdgecast } from '../../simulators/edgecast';
import { startEnlighted } from '../../simulators/enlighted';
import { startGossIcm } from '../../simulators/goss-icm';
import type { Simulator } from '../../simulators/simulator';
import { startTcpwave } from '../../simulators/tcpwave';
import { startTruesight } from '../../simulators/truesight';
import { ask } from '../support/ask';

export type Site = Readonly<Record<Simulator['vendor'], Simulator>>;

export async function startSite(): Promise<Site> {
  const [tcpwave, truesight, enlighted, goss] = await Promise.all([
    startTcpwave(),
    startTruesight(),
    startEnlighted(),
    startGossIcm(),
  ]);
  // The certificate authority looks into the DNS that TCPWave manages.
  const edgecast = await startEdgecast({
    settings: { completionMs: 0 },
    resolveTxt: async (name) =>
      (await records(tcpwave))
        .filter(({ owner, rrtype }) => owner === `${name}.` && rrtype === 'TXT')
        .map(({ data }) => data),
  });
  return { tcpwave, truesight, enlighted, edgecast, 'goss-icm': goss };
}

export async function closeSite(site: Site): Promise<void> {
  await Promise.all(Object.values(site).map((simulator) => simulator.close()));
}

interface DnsRecord {
  readonly owner: string;
  readonly rrtype: string;
  readonly data: string;
}

async function records(tcpwave: Simulator): Promise<readonly DnsRecord[]> {
  const { baseUrl = '', token = '' } = tcpwave.accounts['tcpwave/session-token'] ?? {};
  const { json } = await ask(`${baseUrl}/zone/search/rr?start=0&length=100&filterRules=[]`, {
    headers: { 'TIMS-Session-Token': token },
    ca: tcpwave.ca,
  });
  return json()['data'] as readonly DnsRecord[];
}

interface Prepared {
  /** What must be there before the job runs. */
  readonly before: (site: Site) => Promise<void>;
  /** Requests that the job must have made, by vendor and route. */
  readonly made: Partial<Record<Simulator['vendor'], readonly string[]>>;
  /** What is true at the site afterwards. */
  readonly after: (site: Site) => Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();
const ADMIN = '/tsws/10.0/api/unifiedadmin';
const CPS = '/sec/cps/v2.0';

export const PREPARED: Readonly<Record<string, Prepared>> = {
  'order-a-certificate': {
    before: nothing,
    made: {
      edgecast: [
        `POST ${CPS}/certificates/cdnprovided`,
        `GET ${CPS}/dcv/certificates/{id}`,
        `PUT ${CPS}/dcv/certificates/{id}/check`,
      ],
      tcpwave: ['POST /tims/rest/zone/rr/add'],
    },
    after: async ({ tcpwave, edgecast }) => {
      const token = (await records(tcpwave)).find(({ rrtype }) => rrtype === 'TXT')?.data;
      expect(token).toMatch(/^[0-9a-f]{32}$/);
      const status = await gateway(edgecast, 'GET', `${CPS}/certificates/801/status`);
      expect(status).toMatchObject({ order_validation: { status: 'Issued' } });
    },
  },
  'maintenance-window-around-a-deploy': {
    before: async ({ edgecast }) => {
      await gateway(edgecast, 'POST', '/rules-engine/v1.1/policies', {
        '@type': 'policy-create',
        name: 'Shop',
        state: 'locked',
        platform: 'http_large',
        rules: [{ name: 'all', description: 'all', matches: [] }],
      });
    },
    made: {
      truesight: [
        `POST ${ADMIN}/Timeframe/create`,
        `POST ${ADMIN}/BlackoutPolicy/create`,
        `DELETE ${ADMIN}/Policy/{ids}/delete`,
        `DELETE ${ADMIN}/Timeframe/{id}/delete`,
      ],
      edgecast: ['POST /rules-engine/v1.1/deploy-requests'],
    },
    after: async ({ edgecast }) => {
      expect(
        await gateway(edgecast, 'GET', '/rules-engine/v1.1/deploy-requests/latest'),
      ).toMatchObject({ items: [{ environment: 'production', state: 'deployed' }] });
    },
  },
  'address-for-a-new-host': {
    before: nothing,
    made: {
      tcpwave: [
        'GET /tims/rest/object/nextfreeip',
        'POST /tims/rest/object/add',
        'POST /tims/rest/zone/rr/add',
      ],
    },
    after: async ({ tcpwave }) => {
      const found = await records(tcpwave);
      expect(found).toContainEqual(
        expect.objectContaining({ owner: 'app-1.example.com.', rrtype: 'A', data: '10.1.10.2' }),
      );
      expect(found).toContainEqual(
        expect.objectContaining({ owner: 'app.example.com.', data: 'app-1.example.com.' }),
      );
    },
  },
  'lights-by-occupancy': {
    before: nothing,
    made: {
      enlighted: [
        'GET /ems/api/org/area/v1/occ/{area}',
        'POST /ems/api/org/switch/v1/op/dimGroup/{floor}/{switch}/{level}',
      ],
    },
    after: ({ enlighted }) => {
      const paths = enlighted.control.state().lastRequests.map(({ path }) => path);
      expect(paths.at(-1)).toMatch(/\/dimGroup\/1\/Meeting%20Room%202%2F3%20West\/0$/);
      return nothing();
    },
  },
  'event-to-case-and-back': {
    before: async ({ truesight }) => {
      await tsim(truesight, 'POST', '/Event/create?routingId=pncell_tsim&routingIdType=CELL_NAME', [
        { attributes: { CLASS: 'EVENT', severity: 'CRITICAL', msg: 'web01 is down' } },
      ]);
    },
    made: {
      truesight: ['POST /bppmws/api/Event/search', 'PUT /bppmws/api/Event/update'],
    },
    after: async ({ truesight, 'goss-icm': goss }) => {
      const found = await tsim(truesight, 'POST', '/Event/search', {
        criteria: { identifier: 'severity', operator: 'EQUALS', value: 'CRITICAL' },
      });
      expect(found).toMatchObject({ responseList: [{ attributes: { status: 'CLOSED' } }] });
      const bodies = goss.control
        .state()
        .lastRequests.map(({ body }) => JSON.parse(body) as object);
      expect(bodies).toMatchObject([
        { method: 'startProcess' },
        { method: 'sendMessage', params: { messageName: 'eventClosed' } },
      ]);
    },
  },
};

async function gateway(
  edgecast: Simulator,
  method: string,
  path: string,
  body?: object,
): Promise<Json> {
  const account = edgecast.accounts['edgecast/client-credentials'] ?? {};
  const login = await ask(account['tokenUrl'] ?? '', {
    method: 'POST',
    ca: edgecast.ca,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_id: account['clientId'] ?? '',
      client_secret: account['clientSecret'] ?? '',
      grant_type: 'client_credentials',
    }).toString(),
  });
  const token = String(login.json()['access_token']);
  const answer = await ask(`${account['baseUrl'] ?? ''}${path}`, {
    method,
    ca: edgecast.ca,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
  return answer.json() as Json;
}

async function tsim(
  truesight: Simulator,
  method: string,
  path: string,
  body: object,
): Promise<Json> {
  const {
    tsimUrl = '',
    username = '',
    password = '',
  } = truesight.accounts['truesight/basic'] ?? {};
  const answer = await ask(`${tsimUrl}/bppmws/api${path}`, {
    method,
    ca: truesight.ca,
    headers: {
      authorization: `basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
  return answer.json() as Json;
}

/** The routes of the job that the site has not seen. */
export function missingRequests(site: Site, job: string): readonly string[] {
  return Object.entries(PREPARED[job]?.made ?? {}).flatMap(([vendor, routes]) => {
    const seen = site[vendor as Simulator['vendor']].control.state().perRoute;
    return routes.filter((route) => !Object.keys(seen).some((key) => key.endsWith(route)));
  });
}
