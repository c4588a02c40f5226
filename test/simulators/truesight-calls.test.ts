import {
  JSON_TYPE,
  OM,
  anyEvent,
  bearer,
  content,
  list,
  login,
  openTruesight,
  simulator,
  tsim,
  tsps,
} from './truesight-client';
import type { Headers } from './truesight-client';

openTruesight();

describe('TrueSight events', () => {
  const event = (attributes: object, rest: object = {}) => ({
    eventSourceHostName: 'web01',
    eventSourceIPAddress: '10.4.0.11',
    attributes: { CLASS: 'EVENT', severity: 'CRITICAL', msg: 'disk full', ...attributes },
    ...rest,
  });
  let signed: Headers;
  beforeEach(async () => {
    signed = { ...JSON_TYPE, ...bearer(await login()) };
  });
  const create = (body: unknown, query = '') =>
    tsim('POST', `/Event/create${query}`, signed, JSON.stringify(body));
  const update = (body: unknown) => tsim('PUT', '/Event/update', signed, JSON.stringify(body));
  const search = async (criteria: object, sortCriteria?: object[]) =>
    list(await tsim('POST', '/Event/search', signed, JSON.stringify({ criteria, sortCriteria })));
  const equals = (identifier: string, value: string) => ({ identifier, operator: 'EQUALS', value });

  it('can be created, found and closed', async () => {
    const made = await create([event({})], '?routingId=pncell_tsim&routingIdType=CELL_NAME');
    expect(made.json()).toMatchObject({ statusCode: '200', statusMsg: 'OK' });
    const [item] = list(made);
    expect(item).toMatchObject({ statusCode: '200', statusMsg: 'OK' });
    const mcUeid = String(item?.['mc_ueid']);
    expect(mcUeid).toMatch(/^mc\.pncell_tsim\.[0-9a-f]{8}\.0$/);
    expect(await search(equals('mc_ueid', mcUeid))).toMatchObject([
      { attributes: { msg: 'disk full', mc_host: 'web01', status: 'OPEN' } },
    ]);
    await update([{ attributes: { mc_ueid: mcUeid, status: 'CLOSED', severity: 'OK' } }]);
    expect(await search(equals('mc_ueid', mcUeid))).toMatchObject([
      { attributes: { msg: 'disk full', status: 'CLOSED', severity: 'OK' } },
    ]);
  });

  it('are created anew by an update without mc_ueid', async () => {
    await create([event({})]);
    const changed = await update([event({ msg: 'twice' })]);
    expect(list(changed)[0]?.['mc_ueid']).toMatch(/00000002\.0$/);
    expect(await search(equals('CLASS', 'EVENT'))).toHaveLength(2);
  });

  it('come as an array; a single object only where the server allows it', async () => {
    const single = await create(event({}));
    expect([single.status, single.json()['statusMsg']]).toEqual([400, 'Bad Request']);
    simulator.control.set({ allowSingleEventBodyInCreate: true });
    expect((await create(event({}))).status).toBe(200);
    expect((await update(event({}))).status).toBe(400);
    expect((await create([])).status).toBe(400);
  });

  it('fail one by one: 203 when some did, 200 with the codes inside when all did', async () => {
    const some = await create([
      event({}),
      event({ severity: 'URGENT' }),
      { attributes: { msg: 'x' } },
    ]);
    expect([some.status, some.json()['statusCode']]).toEqual([203, '203']);
    expect(list(some).map((one) => one['statusCode'])).toEqual(['200', '400', '400']);
    const all = await update([{ attributes: { mc_ueid: 'mc.gone' } }]);
    expect([all.status, list(all)[0]]).toEqual([
      200,
      { statusCode: '404', statusMsg: 'Event mc.gone is not found.' },
    ]);
    simulator.control.set({ partialAs203: false });
    expect((await create([event({}), {}])).status).toBe(200);
  });

  it('are searched by EQUALS, nested AND and OR, and sorted', async () => {
    await create([
      event({ mc_host: 'a', msg: '1' }),
      event({ mc_host: 'b', msg: '2' }),
      event({ mc_host: 'b', msg: '3', severity: 'MINOR' }),
      event({ mc_host: 'c', msg: '10' }),
    ]);
    const criteria = {
      groupingOperator: 'AND',
      leftExpression: equals('severity', 'CRITICAL'),
      rightExpression: {
        groupingOperator: 'OR',
        leftExpression: equals('mc_host', 'b'),
        rightExpression: equals('mc_host', 'c'),
      },
    };
    const found = await search(criteria, [{ attributeName: 'msg', sortOrder: -1 }]);
    expect(found.map((one) => (one['attributes'] as Headers)['msg'])).toEqual(['10', '2']);
    expect(await search(equals('msg', 'none'))).toEqual([]);
    const raw = (body: string) => tsim('POST', '/Event/search', signed, body);
    expect((await raw('{}')).status).toBe(400);
    expect(
      (await raw('{"criteria":{"identifier":"a","operator":"equals","value":"b"}}')).status,
    ).toBe(400);
    expect((await raw('{"criteria":{"groupingOperator":"XOR"}}')).status).toBe(400);
    expect(
      (await raw('{"criteria":{"identifier":"a","operator":"EQUALS","value":"b"},"limit":1}'))
        .status,
    ).toBe(400);
  });

  it('go to a cell that exists, by parameters that exist', async () => {
    expect((await create([event({})], '?routingId=tsim&routingIdType=SERVER_NAME')).status).toBe(
      200,
    );
    expect((await create([event({})], '?routingId=nowhere')).status).toBe(404);
    expect((await create([event({})], '?routingIdType=NAME')).status).toBe(400);
    expect((await create([event({})], '?routingType=CELL_NAME')).status).toBe(400);
    expect((await create([event({})], '?applicationtype=CHANGE_MANAGEMENT')).status).toBe(200);
  });

  it('can be asked for by CI', async () => {
    await create([event({}), event({ mc_host: 'db01' })]);
    const ofCi = (query: string) =>
      tsim('POST', `/CI/bppmh_101/getEvents${query}`, signed, anyEvent);
    expect(list(await ofCi('?eventType=ALL&idType=RECON_ID'))).toHaveLength(1);
    expect((await ofCi('?eventType=SOME')).status).toBe(400);
  });
});

describe('TrueSight monitoring data', () => {
  let signed: Headers;
  beforeEach(async () => {
    signed = { ...JSON_TYPE, ...bearer(await login()) };
  });
  const om = (path: string) => tsps('GET', `${OM}${path}`, signed);

  it('lists devices by type and parent, without a filter by name', async () => {
    const names = async (query: string) =>
      (content(await om(`/devices${query}`))['deviceList'] as Headers[]).map(
        (one) => one['dispName'],
      );
    expect(await names('?tenantId=*&deviceEntityType=all&parentDeviceId=-1')).toHaveLength(4);
    expect(await names('?parentDeviceId=0')).toEqual(['esx01', 'db01']);
    expect(await names('?deviceEntityType=VmWare.Host')).toEqual(['esx01']);
    expect((await om('/devices?hostname=web01')).status).toBe(400);
    expect((await om('/devices?tenantId=nobody')).status).toBe(400);
  });

  it('lists monitor types and tenants', async () => {
    expect(
      content(await om('/monitortypes?tenantId=*&monitorCategory=all'))['monitorTypeList'],
    ).toHaveLength(3);
    expect(content(await om('/tenants'))['tenantList']).toEqual([
      { tenantId: '*' },
      { tenantId: 'BmcRealm' },
    ]);
  });
});
