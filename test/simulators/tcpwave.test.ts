import { request } from 'node:https';
import type { RequestOptions } from 'node:https';
import { startTcpwave, type TcpWaveSimulator } from '../../simulators/tcpwave';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

let simulator: TcpWaveSimulator;
let base: URL;
let token: string;

beforeAll(async () => {
  simulator = await startTcpwave();
  const account = simulator.accounts['tcpwave/session-token'] ?? {};
  base = new URL(account.baseUrl ?? '');
  token = account.token ?? '';
});

beforeEach(() => simulator.control.reset());
afterAll(() => simulator.close());

function send(
  method: string,
  path: string,
  options: RequestOptions = {},
  body?: unknown,
): Promise<Answer> {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: base.hostname,
        port: base.port,
        path: `${base.pathname}/${path}`,
        method,
        ca: simulator.ca,
        agent: false,
        ...options,
        headers: { ...headers, ...options.headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: (response.headers['content-type'] ?? '').split(';')[0] ?? '',
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const signed = (value = token): RequestOptions => ({ headers: { 'TIMS-Session-Token': value } });
const get = (path: string): Promise<Answer> => send('GET', path, signed());
const post = (path: string, body: unknown): Promise<Answer> => send('POST', path, signed(), body);

async function read(path: string): Promise<unknown> {
  const answer = await get(path);
  expect([answer.status, answer.type]).toEqual([200, 'application/json']);
  return JSON.parse(answer.text) as unknown;
}

const list = 'organization/list';
const org = { organization_name: 'EARTH' };
const octets = (a: number, b: number, c: number, d: number): Record<string, number> => ({
  addr1: a,
  addr2: b,
  addr3: c,
  addr4: d,
});
const object = {
  name: 'printer-1',
  class_code: 'Printer',
  alloc_type: 1,
  ...octets(10, 1, 20, 9),
  subnet_address: '10.1.20.0',
  domain_name: 'example.com',
  ttl: 1200,
  update_ns_a: true,
  ...org,
};
const record = {
  owner: 'www.example.com.',
  rrclass: 'IN',
  rrtype: 'A',
  ttl: 60,
  data: '10.1.10.5',
};

describe('TCPWave: signing in', () => {
  it('takes the session token in TIMS-Session-Token', async () => {
    expect(await read(list)).toMatchObject([{ name: 'EARTH' }, { name: 'MARS' }]);
    expect(token).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it.each([
    ['nothing', {}],
    ['a wrong token', { 'TIMS-Session-Token': 'd9f7ad93-0000-4000-8000-000000000000' }],
    ['a bearer header', { Authorization: 'Bearer x' }],
    ['Basic', { Authorization: 'Basic eDp5' }],
  ])('answers 401 in plain text for %s', async (_name, headers) => {
    const answer = await send('GET', list, { headers });
    expect([answer.status, answer.type]).toEqual([401, 'text/plain']);
    expect(simulator.control.state().refused).toBe(1);
  });

  it('refuses a token from another address than the one it was made for', async () => {
    const elsewhere = { ...signed(), localAddress: '127.0.0.2' };
    expect((await send('GET', list, elsewhere)).status).toBe(401);
    simulator.control.set({ tokenAddress: '127.0.0.2' });
    expect((await send('GET', list, elsewhere)).status).toBe(200);
    expect((await get(list)).status).toBe(401);
  });

  it('refuses a token that is 60 days old, revoked, or killed', async () => {
    expect(simulator.accounts['tcpwave/session-token']?.validUntil).toBeDefined();
    const other = simulator.generateToken();
    expect((await send('GET', list, signed(other))).status).toBe(200);
    simulator.revokeToken(other);
    expect((await send('GET', list, signed(other))).status).toBe(401);
    simulator.control.set({ tokenLifeSeconds: 0 });
    expect((await get(list)).status).toBe(401);
    simulator.control.set({ tokenLifeSeconds: 60 });
    expect((await get(list)).status).toBe(200);
    simulator.control.expireAll();
    expect((await get(list)).status).toBe(401);
    simulator.control.reset();
    expect((await get(list)).status).toBe(200);
  });

  it('lists the session tokens', async () => {
    expect(await read('auth_token/list')).toContainEqual(
      expect.objectContaining({ token, ip: '127.0.0.1', active: true, validity: 60 }),
    );
  });

  it('takes a client certificate with an encrypted key on the same port, without a token', async () => {
    const account = simulator.accounts['tcpwave/client-certificate'] ?? {};
    expect(account.privateKey).toContain('ENCRYPTED PRIVATE KEY');
    const { certificate, privateKey, passphrase } = account;
    const options = { cert: certificate, key: privateKey, passphrase };
    expect((await send('GET', list, options)).status).toBe(200);
    const wrong = { ...options, passphrase: 'wrong' };
    await expect(async () => send('GET', list, wrong)).rejects.toThrow();
  });

  it.each([
    ['expired', /CERT_HAS_EXPIRED/],
    ['foreign', /SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER_CERT|VERIFY)/],
  ] as const)('ends the connection of an %s certificate', async (kind, reason) => {
    const { certificate, privateKey } = await simulator.makeCertificate(kind);
    const options = { cert: certificate, key: privateKey, ...signed() };
    await expect(send('GET', list, options)).rejects.toMatchObject({
      code: expect.stringMatching(/ECONNRESET|EPIPE/),
    });
    const { refusedCertificates } = simulator.control.state().details;
    expect(refusedCertificates).toEqual([expect.stringMatching(reason)]);
    expect(simulator.control.state().calls).toBe(0);
  });

  it('answers 401 to a certificate that no admin is tied to', async () => {
    const { certificate, privateKey } = await simulator.makeCertificate('untied');
    const options = { cert: certificate, key: privateKey };
    expect((await send('GET', list, options)).status).toBe(401);
  });

  it('lets an admin who may only read change nothing', async () => {
    simulator.control.set({ readOnlyAdmin: true });
    expect((await get(list)).status).toBe(200);
    const answer = await post('organization/add', { name: 'VENUS' });
    expect(answer.status).toBe(403);
    expect(answer.text).toMatch(/^TIMS-\d+ /);
  });
});

describe('TCPWave: spelling', () => {
  it.each([
    ['organization/get', 'name=EARTH', 'organization_name=EARTH'],
    [
      'network/detailsByIP',
      'organizationName=EARTH&addr1=10&addr2=1&addr3=2&addr4=3',
      'address=10.1.2.3&organizationName=EARTH',
    ],
    [
      'network/details',
      'address=10.1.0.0&org_name=EARTH',
      'address=10.1.0.0&organization_name=EARTH',
    ],
    ['network/paged', 'start=0&length=5&sort=name&order=asc', 'page=1'],
    [
      'subnet/paged',
      'network_address=10.1.0.0&org_name=EARTH&start=0&length=5&sort=fullAddress',
      'network_address=10.1.0.0&orgName=EARTH&start=0&length=5',
    ],
    [
      'subnet/getSubnetData',
      'subnet_address=10.1.10.0&org_name=EARTH',
      'subnet_addr=10.1.10.0&org_name=EARTH',
    ],
    [
      'object/getSubnetByObjectIP',
      'address=10.1.10.9&organization=EARTH',
      'address=10.1.10.9&organization_name=EARTH',
    ],
    [
      'object/nextfreeip',
      'subnet_address=10.1.10.0&organization_name=EARTH',
      'subnet_addr=10.1.10.0&org_name=EARTH',
    ],
    [
      'object/getNextFreeIP',
      'subnet_addr=10.1.10.0&org_name=EARTH',
      'subnet_address=10.1.10.0&organization_name=EARTH',
    ],
    [
      'object/paged',
      'subnet_address=10.1.10.0&orgName=EARTH&draw=1&start=0&length=5',
      'subnet_address=10.1.10.0&org_name=EARTH&start=0&length=5',
    ],
    ['home/getObjectDetails', 'ipAddress=10.1.10.5', 'address=10.1.10.5'],
    ['object/checkObjectExists', 'address=10.1.10.5&organization_name=EARTH', 'address=10.1.10.5'],
    ['zone/page', 'start=0&length=5&filterRules=[]', 'start=0&length=5&filter=[]'],
    ['revzone/page', 'start=0&length=5&filterRules=[]', 'start=0&length=x'],
    ['dhcpserver/list', 'orgName=EARTH', 'org_name=EARTH'],
    ['dhcpserver/primary-servers-list', 'org_name=EARTH&serverType=all', 'orgName=EARTH'],
    ['dhcpserver/dhcpActiveLeases', 'serverIp=10.1.10.2', 'server=10.1.10.2'],
    [
      'search/search',
      'search_term=web&search_type=Match&entity_type=object&field_name=name',
      'search_term=web',
    ],
    ['scope/list', 'draw=1&start=0&length=20&filterRules=[]', 'draw=1&filterRules=[]'],
    [
      'scope/list',
      'subnetAddress=10.1.20.0&org_name=EARTH&serverType=DHCP',
      'subnet_address=10.1.20.0&org_name=EARTH',
    ],
    ['domain/p_listbyorg', 'org_name=EARTH&start=0&length=5', 'organization=EARTH'],
    ['domain/get', 'name=example.com&org_name=EARTH', 'name=example.net&org_name=EARTH'],
    ['templates/dnstemplatelist', 'entity_type_code=ZONE', ''],
    ['templates/list/DHCP/OPTION', 'start=0&length=5', ''],
    ['subnet_template/list', '', 'start=0'],
    ['classcode/list', '', 'start=0'],
    ['zone/listCNAMEAndARRs', 'orgName=EARTH&zone=example.com', 'zone=example.com'],
    ['zone/search/rr', 'draw=1&start=0&length=20&filterRules=[]', 'zone=example.com'],
    ['zone/checkIfIPExists', 'orgName=EARTH&ip=10.1.10.5', 'ip=10.1.10.5'],
    ['object/objectNameCheck', 'orgName=EARTH&name=web-1', 'name=web-1'],
    ['object/search', 'draw=1&start=0&length=20&filterRules=[]', 'name=web-1'],
    ['subnet/search', 'start=0&length=20', 'name=Desks'],
    ['network/search', 'start=0&length=20', 'name=Demo'],
    ['subnet/getSubnetDetails', 'subnet_address=10.1.10.0&org_name=EARTH', 'address=10.1.10.0'],
    ['object/getSnAddr', 'address=10.1.10.0', 'address=10.9.9.0'],
    ['search/getFieldNames', '', 'entity_type=object'],
    ['logcat/list', '', 'start=0'],
  ])('takes %s with its own parameter names only', async (path, right, wrong) => {
    expect((await get(`${path}?${right}`)).status).toBe(200);
    const answer = await get(`${path}?${wrong}`);
    expect([answer.status, answer.type]).toEqual([400, 'text/plain']);
    expect(answer.text).toMatch(/^TIMS-\d{4} \S/);
  });

  it('refuses a misspelled field, a missing one, a value of another kind and another content type', async () => {
    const good = { addressArray: ['10.1.10.5'], isDeleterrsChecked: 0, ...org };
    const { organization_name: _left, ...missing } = good;
    for (const bad of [
      { ...good, organizationName: 'EARTH' },
      missing,
      { ...good, isDeleterrsChecked: true },
      { ...good, addressArray: '10.1.10.5' },
      [good],
    ]) {
      expect((await post('object/delete-multiple', bad)).status).toBe(400);
    }
    const form = { headers: { ...signed().headers, 'content-type': 'text/plain' } };
    expect((await send('POST', 'object/delete-multiple', form, good)).status).toBe(415);
    expect((await post('object/delete-multiple', good)).status).toBe(200);
  });

  it('knows no other path, method or prefix', async () => {
    expect((await get('network/list')).status).toBe(404);
    expect((await get('object/nextFreeIP')).status).toBe(404);
    expect((await send('DELETE', list, signed())).status).toBe(405);
    expect((await send('POST', 'search/search', signed(), {})).status).toBe(405);
  });

  it('answers errors with the status that is set', async () => {
    simulator.control.set({ errorStatus: 500 });
    const answer = await get('organization/get?name=PLUTO');
    expect(answer).toMatchObject({ status: 500, type: 'text/plain' });
  });
});

describe('TCPWave: organizations, networks, subnets', () => {
  it('adds, renames and deletes an organization with 204', async () => {
    const add = { name: 'VENUS', description: 'd', enable_root_zone: 1 };
    expect(await post('organization/add', add)).toEqual({ status: 204, type: '', text: '' });
    expect(await read('organization/get?name=VENUS')).toMatchObject(add);
    const update = { name: 'VENUS2', description: 'e', oldName: 'VENUS' };
    expect((await post('organization/update', update)).status).toBe(204);
    expect((await get('organization/get?name=VENUS')).status).toBe(400);
    expect((await post('organization/delete', { name: 'VENUS2' })).status).toBe(204);
    expect(await read(list)).toHaveLength(2);
  });

  it('adds a network with text, finds it by any address in it, deletes it with an empty 200', async () => {
    const add = {
      address: '10.9.0.0',
      ...octets(10, 9, 0, 0),
      mask_length: '16',
      name: 'N9',
      ...org,
    };
    expect(await post('network/add', add)).toMatchObject({ status: 200, type: 'text/plain' });
    expect((await post('network/add', { ...add, address: '10.8.0.0' })).status).toBe(400);
    const query = 'organizationName=EARTH&addr1=10&addr2=9&addr3=4&addr4=7';
    expect(await read(`network/detailsByIP?${query}`)).toMatchObject({
      name: 'N9',
      mask_length: 16,
    });
    expect(await read('network/details?address=10.9.0.0&org_name=EARTH')).toMatchObject({
      name: 'N9',
    });
    expect(await read('home/getNetworkDetails/10.9.1.1')).toMatchObject({ name: 'N9' });
    expect(await read('network/paged?start=1&length=1&sort=name&order=asc')).toMatchObject({
      recordsTotal: 2,
      recordsFiltered: 2,
      data: [{ name: 'N9' }],
    });
    const remove = await post('network/delete', { address: '10.9.0.0', ...org });
    expect(remove).toEqual({ status: 200, type: '', text: '' });
  });

  it('adds a subnet only inside a network: TIMS-2024 otherwise', async () => {
    const add = {
      ...octets(10, 1, 30, 0),
      mask_length: 24,
      name: 'Labs',
      network_address: '10.1.0.0',
      routerAddress: '10.1.30.1',
      primary_domain: 'example.com',
      ...org,
    };
    expect((await post('subnet/add', add)).status).toBe(200);
    expect((await post('subnet/add', add)).status).toBe(400);
    const lost = await post('subnet/add', { ...add, network_address: '10.7.0.0' });
    expect([lost.status, lost.text]).toEqual([400, expect.stringMatching(/^TIMS-2024 /)]);
    const change = { address: ['10.1.30.0'], subnet: { name: 'Labs 2', ...org } };
    expect((await post('subnet/edit', change)).status).toBe(204);
    expect(
      await read('subnet/getSubnetData?subnet_address=10.1.30.0&org_name=EARTH'),
    ).toMatchObject({ name: 'Labs 2', fullAddress: '10.1.30.0/24', routerAddress: '10.1.30.1' });
    const doomed = {
      addressList: ['10.1.30.0/24'],
      organizationName: 'EARTH',
      isDeleterrsChecked: 1,
    };
    expect(await post('subnet/delete', doomed)).toMatchObject({ status: 200, text: '' });
    expect((await post('subnet/delete', doomed)).status).toBe(400);
  });

  it('creates the next available subnet', async () => {
    const ask = {
      mask_length: 24,
      name: 'Next',
      subnetTemplateName: 'T',
      network_address: '10.1.0.0',
      ...org,
    };
    expect(await post('subnet/createNextAvailableSubnet', ask)).toMatchObject({
      status: 200,
      text: '10.1.0.0/24',
    });
    expect((await post('subnet/createNextAvailableSubnet', ask)).text).toBe('10.1.1.0/24');
    expect(
      await read('object/getSubnetByObjectIP?address=10.1.1.9&organization=EARTH'),
    ).toMatchObject({ fullAddress: '10.1.1.0/24', mask_length: 24 });
  });
});

describe('TCPWave: objects and records', () => {
  const next = async (): Promise<string> =>
    (await get('object/getNextFreeIP?subnet_addr=10.1.20.0&org_name=EARTH')).text;

  it('answers the next free address as text in one call and as JSON in the other', async () => {
    const answer = await get('object/getNextFreeIP?subnet_addr=10.1.20.0&org_name=EARTH');
    expect(answer).toEqual({ status: 200, type: 'text/plain', text: '10.1.20.2' });
    expect(
      await read('object/nextfreeip?subnet_address=10.1.20.0&organization_name=EARTH'),
    ).toMatchObject([{ startIp: '10.1.20.2' }]);
  });

  it('moves the next free address on when an object takes it, and back when it goes', async () => {
    expect((await post('object/add', { ...object, ...octets(10, 1, 20, 2) })).status).toBe(200);
    expect(await next()).toBe('10.1.20.3');
    const freed = { addressArray: ['10.1.20.2'], isDeleterrsChecked: 1, ...org };
    expect(await post('object/reclaimObjects', freed)).toMatchObject({ status: 200, text: '' });
    expect(await next()).toBe('10.1.20.2');
  });

  it('adds an object, gives it back, refuses it twice, deletes it', async () => {
    expect((await post('object/add', object)).status).toBe(200);
    expect(await post('object/add', object)).toMatchObject({ status: 400, type: 'text/plain' });
    expect(await read('home/getObjectDetails?ipAddress=10.1.20.9')).toMatchObject({
      name: 'printer-1',
      address: '10.1.20.9',
      class_code: 'Printer',
      rrs: [{ owner: 'printer-1.example.com.', data: '10.1.20.9' }],
    });
    const exists = 'object/checkObjectExists?address=10.1.20.9&organization_name=EARTH';
    expect((await get(exists)).text).toBe('true');
    expect(
      await read('object/paged?subnet_address=10.1.20.0&orgName=EARTH&start=0&length=10'),
    ).toMatchObject({ recordsTotal: 1, data: [{ alloc_type: 1 }] });
    const gone = { addressArray: ['10.1.20.9'], isDeleterrsChecked: 0, ...org };
    expect((await post('object/delete-multiple', gone)).status).toBe(200);
    expect((await get(exists)).text).toBe('false');
    expect((await get('home/getObjectDetails?ipAddress=10.1.20.9')).status).toBe(400);
  });

  it('keeps records of objects, and the search finds them', async () => {
    const own = { ...record, ipAddr: '10.1.10.5', is_ad_rr: 0, ...org };
    expect((await post('object/rr/add', own)).status).toBe(200);
    const search = (field: string, term: string): Promise<unknown> =>
      read(
        `search/search?search_type=Match&entity_type=resource_record&field_name=${field}&search_term=${term}`,
      );
    expect(await search('owner', 'www')).toMatchObject({
      rows: [{ owner: 'www.example.com.', data: '10.1.10.5', rrtype: 'A', ...org }],
    });
    expect((await post('object/rr/delete', own)).status).toBe(200);
    expect(await search('owner', 'www')).toEqual({ rows: [] });
    expect(
      await read(
        'search/search?search_type=Match&entity_type=object&field_name=name&search_term=WEB',
      ),
    ).toMatchObject({ rows: [{ address: '10.1.10.5' }] });
  });

  it('adds, shows, changes and deletes a zone with its records', async () => {
    const zone = {
      name: 'lab.example',
      template_name: 'T',
      dnssec_enable: 'no',
      zoneRR: [],
      ...org,
    };
    expect(await post('zone/add', zone)).toEqual({ status: 204, type: '', text: '' });
    const entry = { zoneName: 'lab.example', ...record, is_external_rr: 0, status: 1, ...org };
    expect((await post('zone/rr/add', entry)).status).toBe(204);
    const update = {
      name: 'lab2.example',
      old_name: 'lab.example',
      addedRRs: [],
      deletedRRS: [record],
      ...org,
    };
    expect((await post('zone/update', update)).status).toBe(204);
    const shown = await post('zone/getZone', { name: 'lab2.example', ...org });
    expect(JSON.parse(shown.text)).toMatchObject({ name: 'lab2.example', zoneRR: [] });
    const again = {
      ...update,
      name: 'lab2.example',
      old_name: 'lab2.example',
      deletedRRS: [],
      addedRRs: [record],
    };
    expect((await post('zone/update', again)).status).toBe(204);
    const { owner, rrclass, rrtype, data } = entry;
    const goneRecord = {
      owner,
      rrclass,
      rrtype,
      data,
      proxy: 0,
      zoneName: 'lab2.example',
      ...org,
    };
    expect((await post('zone/rr/delete', goneRecord)).status).toBe(204);
    expect((await post('zone/rr/delete', goneRecord)).status).toBe(400);
    const rules = encodeURIComponent('[{"field":"name","value":"lab2"}]');
    expect(await read(`zone/page?start=0&length=5&filterRules=${rules}`)).toMatchObject({
      recordsTotal: 2,
      recordsFiltered: 1,
    });
    expect((await post('zone/multidelete', [{ name: 'lab2.example', ...org }])).status).toBe(204);
    expect((await post('zone/getZone', { name: 'lab2.example', ...org })).status).toBe(400);
  });

  it('adds a PTR record to a reverse zone', async () => {
    const pointer = {
      name: 'web-1.example.com',
      rrclass: 'IN',
      rrtype: 'PTR',
      ttl: 1200,
      data: '10.1.10.5',
      ipAddr: '10.1.10.5',
      domain: 'example.com',
      networkAddress: '10.1.0.0',
      mask: '16',
      ...org,
    };
    expect((await post('revzone/rr/add', pointer)).status).toBe(204);
    expect((await post('revzone/rr/add', { ...pointer, rrtype: 'A' })).status).toBe(400);
  });
});

describe('TCPWave: domains and conflicts', () => {
  it('keeps domains until they are deleted', async () => {
    expect((await post('domain/add', { name: 'b.example', ...org })).status).toBe(204);
    expect((await post('domain/add', { name: 'b.example', ...org })).status).toBe(400);
    const change = { name: 'c.example', old_name: 'b.example', updateSubDomain: false, ...org };
    expect((await post('domain/update', change)).status).toBe(204);
    expect(await read('domain/get?name=c.example&org_name=EARTH')).toMatchObject({
      name: 'c.example',
    });
    expect((await post('domain/multidelete', [{ name: 'c.example', ...org }])).status).toBe(204);
    expect((await get('domain/get?name=c.example&org_name=EARTH')).status).toBe(400);
  });

  it('sees a CNAME record that would stand beside an A record', async () => {
    const check = (owner: string) =>
      post(
        `zone/rr/checkACNAMEconflict?org_name=EARTH&ownerName=${owner}&recordType=CNAME`,
        undefined,
      );
    expect((await check('web-1.example.com.')).text).toBe('true');
    expect((await check('other.example.com.')).text).toBe('false');
  });
});

describe('TCPWave: DHCP and log', () => {
  it('keeps a scope, and its addresses are not free any more', async () => {
    const scope = {
      subnetAddress: '10.1.20.0',
      scope: {
        addressRanges: [{ startIP: '10.1.20.2', endIP: '10.1.20.50' }],
        primary_dhcp_server: 'dhcp-1',
        template_name: 'T',
        class_code: 'Laptop',
        ...org,
      },
    };
    expect((await post('scope/create', scope)).status).toBe(200);
    const scopes = 'scope/list?subnetAddress=10.1.20.0&org_name=EARTH&serverType=DHCP';
    expect(await read(scopes)).toMatchObject([{ startIP: '10.1.20.2', endIP: '10.1.20.50' }]);
    const free = await get('object/getNextFreeIP?subnet_addr=10.1.20.0&org_name=EARTH');
    expect(free.text).toBe('10.1.20.51');
    const row = { addressRange: '10.1.20.2-10.1.20.50', subnetAddress: '10.1.20.0', ...org };
    expect((await post('scope/delete', [row])).status).toBe(200);
    expect(await read(scopes)).toEqual([]);
  });

  it('answers leases in rows, and TIMS-3961 for an appliance that is offline', async () => {
    expect(await read('dhcpserver/list?orgName=EARTH')).toEqual([
      { name: 'dhcp-1', v4_ipaddress: '10.1.10.2' },
      { name: 'dhcp-2', v4_ipaddress: '10.1.10.3' },
    ]);
    expect(await read('dhcpserver/dhcpActiveLeases?serverIp=10.1.10.2')).toMatchObject({
      rows: [{ dhcpServer: 'dhcp-1' }, { dhcpServer: 'dhcp-1' }],
    });
    const offline = await get('dhcpserver/dhcpActiveLeases?serverIp=10.1.10.3');
    expect(offline.text).toMatch(/^TIMS-3961 /);
  });

  it('writes every change down', async () => {
    expect(await read('logcat/list')).toEqual([]);
    await post('organization/add', { name: 'VENUS' });
    expect(await read('logcat/list')).toMatchObject([{ action: 'POST organization/add' }]);
  });
});
