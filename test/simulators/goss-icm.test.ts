import { request } from 'node:http';
import { startGossIcm, type GossIcmSimulator } from '../../simulators/goss-icm';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

let simulator: GossIcmSimulator;
let base: string;
let key: string;
let basic: string;

beforeEach(async () => {
  simulator = await startGossIcm();
  const account = simulator.accounts['goss-icm/api-key'] ?? {};
  base = account.baseUrl ?? '';
  key = account.apiKey ?? '';
  basic = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`;
});

afterEach(() => simulator.close());

async function post(
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const response = await fetch(`${base}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  let parsed: Record<string, unknown> = {};
  if (text.startsWith('{')) parsed = JSON.parse(text) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body: parsed, text };
}

function rpc(method: string, params: unknown = {}): unknown {
  return { jsonrpc: '2.0', id: 1, method, params };
}

const signed = (): Record<string, string> => ({ 'x-api-key': key, authorization: basic });

async function token(): Promise<string> {
  const answer = await post('securelibrary', rpc('Anytown.Demo.echo'), signed());
  return answer.headers.get('x-api-token') ?? '';
}

async function result(worker: string, method: string, params: unknown): Promise<unknown> {
  const answer = await post(worker, rpc(method, params), signed());
  expect(answer.status).toBe(200);
  expect(answer.body.error).toBeUndefined();
  return answer.body.result;
}

async function failure(worker: string, method: string, params: unknown): Promise<unknown> {
  const answer = await post(worker, rpc(method, params), signed());
  expect(answer.status).toBe(200);
  return (answer.body.error as { code?: number } | undefined)?.code;
}

function details(): Record<string, unknown> {
  return { ...simulator.control.state().details };
}

describe('GOSS iCM: signing in', () => {
  it('answers the first key-signed call with a token in the x-api-token response header', async () => {
    const answer = await post('securelibrary', rpc('Anytown.Demo.echo', { a: 1 }), signed());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-api-token')).toMatch(/^\S{20,}$/);
    expect(answer.body).toEqual({ jsonrpc: '2.0', id: 1, result: { a: 1 } });
  });

  it('takes the token alone for later calls and does not repeat it', async () => {
    const answer = await post('securelibrary', rpc('Anytown.Demo.echo'), {
      'x-api-token': await token(),
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-api-token')).toBeNull();
    expect(details()).toMatchObject({ keySigned: 1, tokenSigned: 1 });
  });

  it('refuses a token that comes with other security details', async () => {
    const value = await token();
    const both = { 'x-api-token': value, authorization: basic };
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), both)).status).toBe(401);
    const withKey = { 'x-api-token': value, 'x-api-key': key };
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), withKey)).status).toBe(401);
    simulator.control.set({ tokenMustStandAlone: false });
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), both)).status).toBe(200);
  });

  it.each([
    ['no key', (): Record<string, string> => ({})],
    ['a wrong key', () => ({ ...signed(), 'x-api-key': '5a3d' })],
    ['no credentials', () => ({ 'x-api-key': key })],
    ['wrong credentials', () => ({ ...signed(), authorization: 'Basic YTpi' })],
    ['credentials without a key', () => ({ authorization: basic })],
    ['an unknown token', () => ({ 'x-api-token': 'nonsense' })],
  ])('answers 401 with an empty body for %s', async (_name, headers) => {
    const answer = await post('securelibrary', rpc('Anytown.Demo.echo'), headers());
    expect([answer.status, answer.text]).toEqual([401, '']);
    expect(simulator.control.state().refused).toBe(1);
  });

  it('needs no credentials when the key does not demand them', async () => {
    simulator.control.set({ keyDemandsCredentials: false });
    const answer = await post('securelibrary', rpc('Anytown.Demo.echo'), { 'x-api-key': key });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-api-token')).not.toBeNull();
  });

  it('lets a token expire, and kills all of them on expireAll', async () => {
    simulator.control.set({ tokenLifeSeconds: 0.05 });
    const short = await token();
    await new Promise((resolve) => setTimeout(resolve, 80));
    const headers = { 'x-api-token': short };
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), headers)).status).toBe(401);
    simulator.control.set({ tokenLifeSeconds: 60 });
    const killed = await token();
    simulator.control.expireAll();
    const late = { 'x-api-token': killed };
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), late)).status).toBe(401);
  });

  it('accepts a token only from the address that it was issued to', async () => {
    const value = await token();
    const { hostname, port } = new URL(base);
    const status = await new Promise((resolve, reject) => {
      request(
        {
          hostname,
          port,
          path: '/securelibrary',
          method: 'POST',
          localAddress: '127.0.0.2',
          headers: { 'content-type': 'application/json', 'x-api-token': value },
        },
        (response) => resolve(response.resume().statusCode),
      )
        .on('error', reject)
        .end(JSON.stringify(rpc('Anytown.Demo.echo')));
    });
    expect(status).toBe(401);
  });

  it('gives a key with an IP rule to no other address', async () => {
    simulator.control.set({ keyAllowedAddresses: '10.1.1.1, 10.1.1.2' });
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), signed())).status).toBe(401);
    simulator.control.set({ keyAllowedAddresses: '10.1.1.1, 127.0.0.1' });
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), signed())).status).toBe(200);
  });

  it('gives no token when the key gives none, and one on every answer when told so', async () => {
    simulator.control.set({ givesToken: false });
    const none = await post('securelibrary', rpc('Anytown.Demo.echo'), signed());
    expect([none.status, none.headers.get('x-api-token')]).toEqual([200, null]);
    simulator.control.set({ givesToken: true, tokenOnEveryAnswer: true });
    const value = await token();
    const again = await post('securelibrary', rpc('Anytown.Demo.echo'), { 'x-api-token': value });
    expect(again.headers.get('x-api-token')).toBe(value);
  });

  it('refuses what the key filters out, with the token of that key too', async () => {
    const headers = { ...signed(), 'x-api-key': simulator.limitedKey };
    const dates = rpc('Anytown.Waste.getCollectionDates', { uprn: '1' });
    const allowed = await post('securelibrary', dates, headers);
    expect(allowed.status).toBe(200);
    expect((await post('workflow', rpc('getQueryProcesses'), headers)).status).toBe(401);
    const value = { 'x-api-token': allowed.headers.get('x-api-token') ?? '' };
    expect((await post('securelibrary', rpc('Anytown.Demo.echo'), value)).status).toBe(401);
  });

  it('opens ajaxlibrary to everybody, but answers 401 to a bad token there too', async () => {
    expect((await post('ajaxlibrary', rpc('Anytown.Demo.echo'), {})).status).toBe(200);
    const bad = await post('ajaxlibrary', rpc('Anytown.Demo.echo'), { 'x-api-token': 'old' });
    expect(bad.status).toBe(401);
  });
});

describe('GOSS iCM: JSON-RPC', () => {
  it.each([
    ['an unknown method', rpc('No.Such.Method'), -32601],
    ['discovery that is off', rpc('_directory'), -32601],
    ['a name of Object.prototype', rpc('toString'), -32601],
    ['a body that is no JSON', '{', -32700],
    ['a batch', '[]', -32600],
    ['another protocol version', { jsonrpc: '1.0', id: 1, method: 'x' }, -32600],
    ['params in a list', rpc('Anytown.Demo.echo', [1]), -32600],
    ['a missing parameter', rpc('Anytown.Waste.getCollectionDates'), -32602],
    ['an extra one', rpc('Anytown.Waste.getCollectionDates', { uprn: '1', x: 1 }), -32602],
    ['a mistyped one', rpc('Anytown.Waste.getCollectionDates', { uprn: 1 }), -32602],
    ['a failing end point', rpc('Anytown.Demo.fail', { message: 'no' }), -32000],
  ])('answers %s with an error object under HTTP 200', async (_name, body, code) => {
    const answer = await post('securelibrary', body, signed());
    expect(answer.status).toBe(200);
    expect(answer.body.error).toMatchObject({ code });
  });

  it('has 404 for an unknown worker, 405 for GET and 415 for another content type', async () => {
    expect((await post('nosuchworker', rpc('x'), signed())).status).toBe(404);
    expect((await fetch(`${base}/securelibrary`, { headers: signed() })).status).toBe(405);
    const form = { ...signed(), 'content-type': 'text/plain' };
    expect((await post('securelibrary', rpc('x'), form)).status).toBe(415);
  });

  it('serves the same workers under /apiserver, or only those that the site proxies', async () => {
    const dates = rpc('Anytown.Waste.getCollectionDates', { uprn: '1' });
    expect((await post('apiserver/securelibrary', dates, signed())).status).toBe(200);
    simulator.control.set({ proxiedWorkers: 'ajaxlibrary' });
    expect((await post('apiserver/securelibrary', dates, signed())).status).toBe(404);
  });

  it('lists and documents the end points of serverlibrary', async () => {
    expect(await result('serverlibrary', '_directory', {})).toContain('Anytown.Demo.echo');
    const pages = await result('serverlibrary', '_documentation', {
      method: 'Anytown.Waste.getCollectionDates',
    });
    expect(pages).toMatchObject([{ parameters: [{ name: 'uprn', required: true }] }]);
  });

  it('answers an _async call at once with a request id and runs it afterwards', async () => {
    const params = { milliseconds: 300, _async: {} };
    const answer = await result('securelibrary', 'Anytown.Demo.slow', params);
    const { requestId } = answer as { requestId: string };
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(details().asyncOutcomes).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(details().asyncOutcomes).toEqual([{ requestId, result: { waited: 300 } }]);
  });

  it('stops a synchronous call at the time limit', async () => {
    simulator.control.set({ timeLimitMs: 30 });
    expect(await failure('securelibrary', 'Anytown.Demo.slow', { milliseconds: 500 })).toBe(-32001);
  });
});

describe('GOSS iCM: workers', () => {
  it.each([
    [{ key: 'businessKey', EQ: 'B' }, ['B']],
    [{ key: 'businessKey', NEQ: 'B' }, ['A', 'C']],
    [
      {
        AND: [
          { key: 'businessKey', GTE: 'B' },
          { key: 'businessKey', LT: 'C' },
        ],
      },
      ['B'],
    ],
    [
      {
        OR: [
          { key: 'businessKey', EQ: 'A' },
          { key: 'businessKey', EQ: 'C' },
        ],
      },
      ['A', 'C'],
    ],
    [{ NOT: { key: 'businessKey', LTE: 'B' } }, ['C']],
    [{ key: 'completed' }, []],
  ])('selects processes by %j', async (filter, keys) => {
    for (const businessKey of ['A', 'B', 'C']) {
      const definition = { processDefinition: 'bulkywaste', userId: 'u' };
      await result('workflow', 'startProcess', { ...definition, businessKey });
    }
    const isActive = { AND: [{ key: 'active' }, filter] };
    const found = await result('workflow', 'getQueryProcesses', {
      useQueryService: true,
      filter: isActive,
    });
    expect(
      (found as readonly { businessKey: string }[]).map(({ businessKey }) => businessKey),
    ).toEqual(keys);
  });

  it('refuses a malformed filter, and a search without the query service', async () => {
    const search = (params: object) => failure('workflow', 'getQueryProcesses', params);
    const filter = { key: 'businessKey', LIKE: 'x' };
    expect(await search({ useQueryService: true, filter })).toBe(-32602);
    expect(await search({ useQueryService: true, filter: { AND: filter } })).toBe(-32602);
    expect(await search({ useQueryService: false })).toBe(-32000);
  });

  it('starts a process and shows it with its variables', async () => {
    const started = await result('workflow', 'startProcess', {
      processDefinition: 'reportpothole',
      userId: 'a0c5f1de',
      businessKey: 'K-1',
      variables: { street: 'Low Street' },
    });
    expect(started).toMatchObject({ businessKey: 'K-1', processDefinitionId: expect.any(String) });
    expect(
      await result('workflow', 'getHistoricProcessInstances', {
        finished: false,
        includeCurrentTasks: true,
        variableList: ['street'],
      }),
    ).toMatchObject([
      {
        businessKey: 'K-1',
        currentTasks: [{ name: 'Inspect' }],
        processVariables: { street: 'Low Street' },
      },
    ]);
    expect(await result('workflow', 'getHistoricProcessInstances', { includeList: false })).toEqual(
      { total: 2 },
    );
    const unknown = { processDefinition: 'none', userId: 'u' };
    expect(await failure('workflow', 'startProcess', unknown)).toBe(-32000);
  });

  it('resumes a process by the message that it waits for, and finds it by its key', async () => {
    await result('workflow', 'startProcess', {
      processDefinition: 'bulkywaste',
      userId: 'a0c5f1de',
      businessKey: 'K-2',
    });
    const key = { processInstanceBusinessKey: 'K-2' };
    const wrong = { messageName: 'workDone', ...key };
    expect(await failure('workflow', 'sendMessage', wrong)).toBe(-32000);
    expect(await failure('workflow', 'sendMessage', { messageName: 'paymentReceived' })).toBe(
      -32000,
    );
    const message = { messageName: 'paymentReceived', ...key, variables: { paid: 12 } };
    const stranger = { ...message, startUserId: 'somebody else' };
    expect(await failure('workflow', 'sendMessage', stranger)).toBe(-32000);
    expect(await result('workflow', 'sendMessage', message)).toBe(true);
    expect(await failure('workflow', 'sendMessage', message)).toBe(-32000);
    const filter = {
      AND: [
        { key: 'businessKey', EQ: 'K-2' },
        { key: 'completed', EQ: true },
      ],
    };
    expect(
      await result('workflow', 'getQueryProcesses', { useQueryService: true, filter }),
    ).toMatchObject([{ businessKey: 'K-2', processDefinitionKey: 'bulkywaste' }]);
  });

  it('finds addresses, answers none with an empty array and a failure in band', async () => {
    expect(await result('postcode', 'postcodeSearch', { postcode: 'an12yt' })).toHaveLength(3);
    expect(await result('postcode', 'postcodeSearch', { postcode: 'ZZ1 1ZZ' })).toEqual([]);
    expect(
      await result('postcode', 'postcodeSearch', { postcode: 'AN1 2YT', provider: 'none' }),
    ).toEqual([{ Error: 'Unknown provider', Description: 'No provider "none"' }]);
  });

  it('forgets data, tokens and counters on reset', async () => {
    const value = await token();
    await result('workflow', 'startProcess', { processDefinition: 'bulkywaste', userId: 'u' });
    simulator.control.reset();
    const all = { useQueryService: true };
    expect(await result('workflow', 'getQueryProcesses', all)).toHaveLength(1);
    const old = await post('securelibrary', rpc('Anytown.Demo.echo'), { 'x-api-token': value });
    expect(old.status).toBe(401);
    expect(details()).toMatchObject({ keySigned: 1, tokenSigned: 0 });
  });
});

describe('GOSS iCM with samples', () => {
  const sample = {
    method: 'POST',
    path: '/apiserver/history',
    rpcMethod: 'getHistory',
    status: 200,
    body: { jsonrpc: '2.0', id: 1, result: { id: 'h-1' } },
  };

  it('answers what no worker acts on with the id of the call and its token, once it is signed', async () => {
    const demo = await startGossIcm({
      samples: [
        sample,
        { ...sample, path: '/apiserver/postcode', rpcMethod: 'postcodeSearch', body: {} },
      ],
    });
    const account = demo.accounts['goss-icm/api-key'] ?? {};
    base = account.baseUrl ?? '';
    key = account.apiKey ?? '';
    basic = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`;
    const call = { jsonrpc: '2.0', id: 'mine', method: 'getHistory', params: { id: 'h-1' } };
    const answer = await post('history', call, signed());
    expect(answer.body).toEqual({ jsonrpc: '2.0', id: 'mine', result: { id: 'h-1' } });
    expect(answer.headers.get('x-api-token')).toMatch(/^\S{20,}$/);
    expect((await post('history', call, {})).status).toBe(401);
    expect((await post('history', rpc('log'), signed())).status).toBe(404);
    expect(await result('postcode', 'postcodeSearch', { postcode: 'AN1 2YT' })).toHaveLength(3);
    await demo.close();
  });
});

describe('GOSS iCM over https', () => {
  it('shows the CA that signed its certificate', async () => {
    const secure = await startGossIcm({ https: true });
    expect(secure.accounts['goss-icm/api-key']?.baseUrl).toMatch(/^https:/);
    expect(secure.ca).toContain('BEGIN CERTIFICATE');
    await secure.close();
  });
});
