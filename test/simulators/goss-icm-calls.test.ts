import {
  base,
  details,
  failure,
  openGossIcm,
  post,
  result,
  rpc,
  signed,
  simulator,
  token,
} from './goss-icm-client';

openGossIcm();

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
