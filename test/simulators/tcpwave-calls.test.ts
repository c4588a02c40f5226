import {
  get,
  list,
  object,
  octets,
  openTcpwave,
  org,
  post,
  read,
  record,
  send,
  signed,
  simulator,
} from './tcpwave-client';

openTcpwave();

describe('TCPWave: spelling', () => {
  it.each([
    ['network/paged', 'start=0&length=5&sort=name&order=asc', 'page=1'],
    ['network/search', 'start=0&length=20', 'name=Demo'],
    ['subnet/search', 'start=0&length=20', 'name=Desks'],
    [
      'object/nextfreeip',
      'subnet_address=10.1.10.0&organization_name=EARTH',
      'subnet_addr=10.1.10.0&org_name=EARTH',
    ],
    [
      'object/paged',
      'subnet_address=10.1.10.0&orgName=EARTH&draw=1&start=0&length=5',
      'subnet_address=10.1.10.0&org_name=EARTH&start=0&length=5',
    ],
    ['object/checkObjectExists', 'address=10.1.10.5&organization_name=EARTH', 'address=10.1.10.5'],
    ['object/search', 'draw=1&start=0&length=20&filterRules=[]', 'name=web-1'],
    ['zone/page', 'start=0&length=5&filterRules=[]', 'start=0&length=5&filter=[]'],
    ['zone/search/rr', 'draw=1&start=0&length=20&filterRules=[]', 'zone=example.com'],
    ['dhcpserver/list', 'orgName=EARTH', 'org_name=EARTH'],
    ['dhcpserver/primary-servers-list', 'org_name=EARTH&serverType=all', 'orgName=EARTH'],
    ['domain/p_listbyorg', 'org_name=EARTH&start=0&length=5', 'organization=EARTH'],
    ['templates/dnstemplatelist', 'entity_type_code=ZONE', ''],
    ['templates/list/DHCP/OPTION', 'start=0&length=5', ''],
    ['subnet_template/list', '', 'start=0'],
    ['classcode/list', '', 'start=0'],
  ])('takes %s with its own parameter names only', async (path, right, wrong) => {
    expect((await get(`${path}?${right}`)).status).toBe(200);
    const answer = await get(`${path}?${wrong}`);
    expect([answer.status, answer.type]).toEqual([400, 'text/plain']);
    expect(answer.text).toMatch(/^TIMS-\d{4} \S/);
  });

  it('refuses a misspelled field, a missing one, a value of another kind and another content type', async () => {
    const { class_code: _left, ...missing } = object;
    for (const bad of [
      { ...object, organizationName: 'EARTH' },
      missing,
      { ...object, update_ns_a: 1 },
      { ...object, addr4: 256 },
      { ...object, rrs: [{ owner: 'www.example.com.' }] },
      [object],
    ]) {
      expect((await post('object/add', bad)).status).toBe(400);
    }
    const form = { headers: { ...signed().headers, 'content-type': 'text/plain' } };
    expect((await send('POST', 'object/add', form, object)).status).toBe(415);
    expect((await post('object/add', object)).status).toBe(200);
  });

  it('knows no other path, method or prefix', async () => {
    expect((await get('network/list')).status).toBe(404);
    expect((await get('object/nextFreeIP')).status).toBe(404);
    expect((await send('DELETE', list, signed())).status).toBe(405);
    expect((await send('POST', 'network/paged', signed(), {})).status).toBe(405);
  });

  it('answers errors with the status that is set', async () => {
    simulator.control.set({ errorStatus: 500 });
    const answer = await get('dhcpserver/list?orgName=PLUTO');
    expect(answer).toMatchObject({ status: 500, type: 'text/plain' });
  });
});

describe('TCPWave: organizations, networks, subnets', () => {
  it('adds an organization with 204 and no body', async () => {
    const add = { name: 'VENUS', description: 'd', enable_root_zone: 1 };
    expect(await post('organization/add', add)).toEqual({ status: 204, type: '', text: '' });
    expect((await post('organization/add', add)).status).toBe(400);
    expect(await read(list)).toMatchObject([{ name: 'EARTH' }, { name: 'MARS' }, add]);
  });

  it('adds a network with text, and gives it in pages', async () => {
    const add = {
      address: '10.9.0.0',
      ...octets(10, 9, 0, 0),
      mask_length: '16',
      name: 'N9',
      ...org,
    };
    expect(await post('network/add', add)).toMatchObject({ status: 200, type: 'text/plain' });
    expect((await post('network/add', { ...add, address: '10.8.0.0' })).status).toBe(400);
    expect(await read('network/paged?start=1&length=1&sort=name&order=asc')).toMatchObject({
      recordsTotal: 2,
      recordsFiltered: 2,
      data: [{ name: 'N9' }],
    });
    const rules = encodeURIComponent('[{"field":"name","value":"n9"}]');
    expect(await read(`network/search?start=0&length=5&filterRules=${rules}`)).toMatchObject({
      recordsTotal: 2,
      recordsFiltered: 1,
    });
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
    expect(await read('subnet/search?start=0&length=5&sort=name')).toMatchObject({
      recordsTotal: 3,
      data: [{ name: 'Desks' }, { fullAddress: '10.1.30.0/24' }, { name: 'Servers' }],
    });
  });
});

describe('TCPWave: objects and records', () => {
  const next = async (): Promise<unknown> =>
    read('object/nextfreeip?subnet_address=10.1.20.0&organization_name=EARTH');

  it('moves the next free address on when an object takes it', async () => {
    expect(await next()).toEqual([{ startIp: '10.1.20.2', endIp: '10.1.20.254' }]);
    expect((await post('object/add', { ...object, ...octets(10, 1, 20, 2) })).status).toBe(200);
    expect(await next()).toMatchObject([{ startIp: '10.1.20.3' }]);
    expect((await post('object/add', object)).status).toBe(200);
    expect(await next()).toMatchObject([
      { startIp: '10.1.20.3', endIp: '10.1.20.8' },
      { startIp: '10.1.20.10' },
    ]);
  });

  it('adds an object with its record, and refuses it twice', async () => {
    const exists = 'object/checkObjectExists?address=10.1.20.9&organization_name=EARTH';
    expect((await get(exists)).text).toBe('false');
    expect((await post('object/add', { ...object, rrs: [record] })).status).toBe(200);
    expect(await post('object/add', object)).toMatchObject({ status: 400, type: 'text/plain' });
    expect((await get(exists)).text).toBe('true');
    expect(
      await read('object/paged?subnet_address=10.1.20.0&orgName=EARTH&start=0&length=10'),
    ).toMatchObject({ recordsTotal: 1, data: [{ name: 'printer-1', alloc_type: 1 }] });
    expect(await read('zone/search/rr?start=0&length=20&sort=owner')).toMatchObject({
      data: expect.arrayContaining([
        expect.objectContaining({ owner: 'printer-1.example.com.', data: '10.1.20.9' }),
        expect.objectContaining({ owner: 'www.example.com.', ipAddr: '10.1.20.9' }),
      ]),
    });
    const outside = { ...object, ...octets(10, 1, 30, 9) };
    expect((await post('object/add', outside)).status).toBe(400);
  });

  it('adds a record to a zone with 204, and refuses it twice', async () => {
    const entry = { zoneName: 'example.com', ...record, is_external_rr: 0, status: 1, ...org };
    expect(await post('zone/rr/add', entry)).toEqual({ status: 204, type: '', text: '' });
    expect((await post('zone/rr/add', entry)).status).toBe(400);
    expect((await post('zone/rr/add', { ...entry, rrtype: 'NOPE' })).status).toBe(400);
    expect((await post('zone/rr/add', { ...entry, zoneName: 'nowhere' })).status).toBe(400);
    const rules = encodeURIComponent('[{"field":"owner","value":"www"}]');
    const found = `zone/search/rr?start=0&length=5&filterRules=${rules}`;
    expect(await read(found)).toMatchObject({
      recordsFiltered: 1,
      data: [{ zone: 'example.com' }],
    });
  });
});
