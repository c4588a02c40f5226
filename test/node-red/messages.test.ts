import { writeDateTime } from '../../core/model/date-time';
import { startEnlighted } from '../../simulators/enlighted';
import type { Simulator } from '../../simulators/simulator';
import { startTcpwave } from '../../simulators/tcpwave';
import { startTruesight } from '../../simulators/truesight';
import { startEcho } from './support/echo-server';
import { accountNodes, actionNodes, json, str } from './support/flow';
import type { ActionOptions } from './support/flow';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

describe('messages through the action node', () => {
  let truesight: Simulator;
  let enlighted: Simulator;
  let tcpwave: Simulator;
  let runtime: Runtime;

  beforeAll(async () => {
    [truesight, enlighted, tcpwave, runtime] = await Promise.all([
      startTruesight(),
      startEnlighted(),
      startTcpwave(),
      startRuntime({ env: { SEVERITY: 'CRITICAL' } }),
    ]);
  }, 60_000);

  afterAll(async () => {
    await runtime.stop();
    await Promise.all([truesight.close(), enlighted.close(), tcpwave.close()]);
  });

  beforeEach(() => {
    for (const simulator of [truesight, enlighted, tcpwave]) simulator.control.reset();
  });

  const deploy = (
    simulator: Simulator,
    scheme: string,
    options: ActionOptions,
    changes: Readonly<Record<string, unknown>> = {},
  ): Promise<void> =>
    runtime.deploy([
      ...actionNodes(scheme.split('/')[0] ?? '', options),
      ...accountNodes(simulator, scheme, changes),
    ]);

  /** The error that a Catch node got, after a run that failed. */
  const failure = async (msg: object = {}): Promise<Readonly<Record<string, unknown>>> => {
    const caught = runtime.nextFrom('catch');
    const { sent, failed } = await runtime.run('action', msg);
    expect({ sent, failed }).toEqual({ sent: [], failed: true });
    return (await caught).msg;
  };

  describe('fields', () => {
    it('come from the message, the environment and JSONata as well', async () => {
      const conditions = { value: '{ "severity": $uppercase(payload) }', type: 'jsonata' };
      const params = { conditions, operator: { value: 'how', type: 'msg' } };
      await deploy(truesight, 'truesight/token', { operation: 'event.search', params });
      expect((await runtime.run('action', { payload: 'critical', how: 'EQUALS' })).failed).toBe(
        false,
      );
      const body = truesight.control.state().lastRequests.at(-1)?.body ?? '';
      expect(JSON.parse(body)).toMatchObject({
        criteria: { identifier: 'severity', operator: 'EQUALS', value: 'CRITICAL' },
      });
    });

    it('are overridden by msg.params', async () => {
      const params = { conditions: json({ severity: 'MINOR' }) };
      await deploy(truesight, 'truesight/token', { operation: 'event.search', params });
      await runtime.run('action', { params: { conditions: { severity: 'CRITICAL' } } });
      expect(truesight.control.state().lastRequests.at(-1)?.body).toContain('CRITICAL');
    });

    it('keep every value of a name in JSON that has it twice', async () => {
      const conditions = { value: '{"severity":"MINOR","severity":"CRITICAL"}', type: 'json' };
      const params = { conditions, match: { value: 'OR', type: 'choice' } };
      await deploy(truesight, 'truesight/token', { operation: 'event.search', params });
      expect((await runtime.run('action')).failed).toBe(false);
      const body = truesight.control.state().lastRequests.at(-1)?.body ?? '';
      expect(body).toMatch(/MINOR.*CRITICAL/);
    });

    it('that take one value of a name say so where it is there twice', async () => {
      const attributes = { value: '{"owner":"a","owner":"b"}', type: 'json' };
      const params = {
        eventClass: { value: 'EVENT', type: 'str' },
        message: { value: 'x', type: 'str' },
        attributes,
      };
      const before = truesight.control.state().lastRequests.length;
      await deploy(truesight, 'truesight/token', { operation: 'event.create', params });
      expect((await failure())['error']).toMatchObject({
        message: expect.stringMatching(/^Further Attributes \(attributes\) has "owner" twice/),
      });
      expect(truesight.control.state().lastRequests).toHaveLength(before);
    });

    it.each([
      [
        'a missing field',
        'floor.getMany',
        {},
        { params: { nosuch: 1 } },
        /^nosuch: .*no such field/,
      ],
      [
        'a needed field',
        'area.getMany',
        {},
        {},
        /^Floor \(floorId\) is needed for “Get many areas”/,
      ],
      [
        'params that are no object',
        'floor.getMany',
        {},
        { params: [1] },
        /^msg.params must be an object/,
      ],
      [
        'an operation that does not exist',
        'floor.fly',
        {},
        {},
        /^Operation: .*no operation "floor.fly"/,
      ],
      ['no operation', '', {}, {}, /^Operation: choose/],
      [
        'an expression that fails',
        'area.getMany',
        { floorId: { value: '$error("no")', type: 'jsonata' } },
        {},
        /^Floor \(floorId\): /,
      ],
    ])('%s is named before anything is sent', async (_, operation, params, msg, says) => {
      await deploy(enlighted, 'enlighted/api-key', { operation, params });
      const { error } = await failure(msg);
      expect(error).toMatchObject({ code: 'input', message: expect.stringMatching(says) });
      expect(enlighted.control.state().lastRequests).toHaveLength(0);
    });

    it.each(['msg', 'flow', 'global', 'env', 'jsonata'])(
      'a source that gives nothing is named, and the default is not taken for it: %s',
      async (type) => {
        const params = { minutes: { value: 'nothing_here', type } };
        await deploy(enlighted, 'enlighted/api-key', { operation: 'emergency.start', params });
        const { error } = await failure({});
        expect(error).toMatchObject({
          code: 'input',
          message: expect.stringMatching(
            /^Minutes is set to come from .*nothing_here, which has no value/,
          ),
        });
        expect(enlighted.control.state().lastRequests).toHaveLength(0);
      },
    );

    it('take dates of a function node, which has a Date of its own, and milliseconds', async () => {
      const func = `msg.params = {
        floorId: '5',
        startTime: new Date('2026-11-21T09:05:00Z'),
        endTime: Date.UTC(2026, 10, 21, 10, 5),
      };
      return msg;`;
      const operation = 'sensor.getMotion';
      await runtime.deploy([
        ...actionNodes('enlighted', { operation, dryRun: true }),
        ...accountNodes(enlighted, 'enlighted/api-key'),
        {
          ...{ id: 'dates', type: 'function', z: 'tab', x: 0, y: 0, func, outputs: 1 },
          ...{ timeout: 0, noerr: 0, initialize: '', finalize: '', libs: [], wires: [['action']] },
        },
      ]);
      const shown = runtime.nextFrom('action');
      runtime.receive('dates');
      const { url } = (await shown).msg['payload'] as { readonly url: string };
      const sent = [new Date('2026-11-21T09:05:00Z'), new Date('2026-11-21T10:05:00Z')].map(
        (date) => writeDateTime(date.getTime()).slice(0, 19).replace(/\D/g, ''),
      );
      expect(url.split('/').slice(-2)).toEqual(sent);
    });

    it('a source that gives nothing does not matter where msg.params brings the value', async () => {
      const params = { floorId: { value: 'nothing', type: 'msg' } };
      await deploy(enlighted, 'enlighted/api-key', { operation: 'area.getMany', params });
      const { failed } = await runtime.run('action', { params: { floorId: '1' } });
      expect(failed).toBeFalsy();
    });

    it('an operation that the sign-in may not call is refused with the one that may', async () => {
      await deploy(truesight, 'truesight/basic', { operation: 'device.getMany' });
      expect((await failure())['error']).toMatchObject({
        message: expect.stringContaining('needs an account with “Token (TSPS and TSIM)”'),
      });
    });

    it('a missing account is named', async () => {
      await runtime.deploy(actionNodes('enlighted', { operation: 'floor.getMany', account: '' }));
      expect((await failure())['error']).toMatchObject({
        message: 'Account: choose an account in the node, then deploy.',
      });
    });
  });

  describe('failures', () => {
    const options = { operation: 'area.getMany', params: { floorId: str('999') } };

    it('go to the Catch node with the body of the server, and nowhere else', async () => {
      await deploy(enlighted, 'enlighted/api-key', options);
      const msg = await failure({ keep: 'me' });
      expect(msg).toMatchObject({
        keep: 'me',
        statusCode: expect.any(Number),
        payload: expect.anything(),
        error: { code: expect.stringMatching(/failed|denied/), source: { id: 'action' } },
      });
    });

    it('go to the second output if that is wished, and nowhere else', async () => {
      await deploy(enlighted, 'enlighted/api-key', { ...options, errors: 'output' });
      const from = runtime.everything.length;
      const { sent, failed } = await runtime.run('action');
      expect(failed).toBe(false);
      expect(sent).toHaveLength(1);
      expect(sent[0]).toMatchObject({
        port: 1,
        msg: { error: { message: expect.any(String), code: expect.any(String) } },
      });
      const caught = runtime.everything
        .slice(from)
        .filter((seen) => seen.kind === 'sent' && seen.node === 'catch');
      expect(caught).toEqual([]);
    });

    it('a confirmation that was not given sends nothing', async () => {
      const params = { floorId: str('1'), minutes: { value: '5', type: 'num' } };
      await deploy(enlighted, 'enlighted/api-key', { operation: 'emergency.start', params });
      const { error } = await failure();
      expect(error).toMatchObject({
        code: 'input',
        message: expect.stringMatching(
          /^I confirm this action: “Start emergency” was not sent\. .*Select “I confirm this action” if/,
        ),
      });
      expect(enlighted.control.state().lastRequests).toHaveLength(0);
    });
  });

  describe('lists in pages', () => {
    const options = { operation: 'network.getMany' } as const;

    it('come as one message with all items', async () => {
      await deploy(tcpwave, 'tcpwave/session-token', options);
      const { sent } = await runtime.run('action');
      expect(sent[0]?.msg['payload']).toEqual(expect.any(Array));
    });

    it('come as one message a page with msg.parts, the count on the last', async () => {
      await deploy(tcpwave, 'tcpwave/session-token', {
        operation: 'network.getMany',
        paging: 'page',
      });
      const { sent } = await runtime.run('action', { keep: 'me' });
      const parts = sent.map(({ msg }) => msg['parts'] as Readonly<Record<string, unknown>>);
      expect(parts.length).toBeGreaterThan(0);
      expect(new Set(parts.map(({ id }) => id)).size).toBe(1);
      expect(parts.map(({ index }) => index)).toEqual(parts.map((_, index) => index));
      expect(parts.map(({ count }) => count)).toEqual([
        ...parts.slice(1).map(() => undefined),
        parts.length,
      ]);
      expect(sent.every(({ msg }) => msg['keep'] === 'me')).toBe(true);
    });

    it('end at the limit', async () => {
      await deploy(tcpwave, 'tcpwave/session-token', { ...options, limit: '1' });
      const { sent } = await runtime.run('action');
      expect(sent[0]?.msg['payload']).toHaveLength(1);
    });
  });

  describe('result', () => {
    const devices = { operation: 'device.getMany' } as const;
    const names = (items: unknown): unknown =>
      (items as readonly { readonly dispName: string }[]).map(({ dispName }) => dispName);

    it('is the items of a list, and its envelope is kept beside them', async () => {
      await deploy(truesight, 'truesight/token', { ...devices, result: 'items' });
      const { sent } = await runtime.run('action');
      const { payload, latchkey } = sent[0]?.msg as { payload: unknown; latchkey: object };
      expect(payload).toEqual(expect.any(Array));
      expect(latchkey).toMatchObject({ answer: { responseContent: { deviceList: payload } } });
    });

    it('is a message per item, which a Join node puts together again', async () => {
      await deploy(truesight, 'truesight/token', { ...devices, result: 'items' });
      const all = (await runtime.run('action')).sent[0]?.msg['payload'];
      const count = (all as readonly unknown[]).length;
      expect(count).toBeGreaterThan(1);
      await deploy(truesight, 'truesight/token', { ...devices, result: 'each' });
      const { sent } = await runtime.run('action', { keep: 'me', parts: { id: 'outer' } });
      expect(names(sent.map(({ msg }) => msg['payload']))).toEqual(names(all));
      const parts = sent.map(({ msg }) => msg['parts'] as Readonly<Record<string, unknown>>);
      expect(new Set(parts.map(({ id }) => id)).size).toBe(1);
      expect(parts).toEqual(
        parts.map((_, index) => ({
          id: expect.any(String),
          type: 'array',
          index,
          len: 1,
          ...(index === count - 1 ? { count } : {}),
          parts: { id: 'outer' },
        })),
      );
      expect(sent.every(({ msg }) => msg['keep'] === 'me')).toBe(true);
    });

    it('is the list that a real Join node makes of one message per item', async () => {
      const place = { x: 0, y: 0, z: 'tab' };
      const nodes = actionNodes('tcpwave', { operation: 'network.getMany', result: 'each' }).map(
        (node) => ('id' in node && node.id === 'action' ? { ...node, wires: [['join']] } : node),
      );
      const join = { ...place, id: 'join', type: 'join', mode: 'auto', wires: [['answers']] };
      await runtime.deploy([...nodes, join, ...accountNodes(tcpwave, 'tcpwave/session-token')]);
      const joined = runtime.nextFrom('join');
      const { sent } = await runtime.run('action');
      expect((await joined).msg['payload']).toEqual(sent.map(({ msg }) => msg['payload']));
    });

    it('is no message for an empty list of items, and an empty list otherwise', async () => {
      const params = { conditions: json({ severity: 'NONE SUCH' }) };
      const options = { operation: 'event.search', params };
      await deploy(truesight, 'truesight/token', { ...options, result: 'each' });
      expect(await runtime.run('action')).toEqual({ sent: [], failed: false });
      await deploy(truesight, 'truesight/token', { ...options, result: 'items' });
      expect((await runtime.run('action')).sent[0]?.msg['payload']).toEqual([]);
    });

    it('is cut at the limit where the API has no pages', async () => {
      const limited = { ...devices, limit: '1' } as const;
      await deploy(truesight, 'truesight/token', { ...limited, result: 'items' });
      expect((await runtime.run('action')).sent[0]?.msg['payload']).toHaveLength(1);
      await deploy(truesight, 'truesight/token', { ...limited, result: 'each' });
      const { sent } = await runtime.run('action');
      expect(sent).toHaveLength(1);
      expect(sent[0]?.msg['parts']).toMatchObject({ index: 0, count: 1 });
    });

    it.each([['a list of one', { floor: { id: 7 } }, [{ id: 7 }]]])(
      '%s, which the server writes as a bare object, is a list',
      async (_, body, items) => {
        enlighted.control.set({ faults: [{ times: 1, status: 200, body: JSON.stringify(body) }] });
        await deploy(enlighted, 'enlighted/api-key', {
          operation: 'floor.getMany',
          result: 'items',
        });
        expect((await runtime.run('action')).sent[0]?.msg['payload']).toEqual(items);
      },
    );

    it('is the whole response, of a list in pages one message per page', async () => {
      await deploy(truesight, 'truesight/token', { ...devices, result: 'whole' });
      expect((await runtime.run('action')).sent[0]?.msg['payload']).toMatchObject({
        responseContent: { deviceList: expect.any(Array) },
      });
      const networks = { operation: 'network.getMany', result: 'whole' } as const;
      await deploy(tcpwave, 'tcpwave/session-token', networks);
      const { sent } = await runtime.run('action');
      expect(sent[0]?.msg).toMatchObject({
        payload: { data: expect.any(Array) },
        parts: { index: 0, type: 'array' },
      });
    });

    it('is what it always was in a flow that makes no choice', async () => {
      await deploy(truesight, 'truesight/token', devices);
      expect((await runtime.run('action')).sent[0]?.msg['payload']).toMatchObject({
        responseContent: { deviceList: expect.any(Array) },
      });
    });
  });

  describe('custom.request', () => {
    const operation = 'custom.request';

    it('reads method, path, query, headers and payload of the message', async () => {
      await deploy(truesight, 'truesight/basic', { operation });
      const { failed, sent } = await runtime.run('action', {
        method: 'post',
        path: '/bppmws/api/Event/search',
        query: { routingIdType: 'CELL_NAME' },
        headers: { 'X-Trace': '7' },
        payload: { criteria: { identifier: 'severity', operator: 'EQUALS', value: 'CRITICAL' } },
      });
      expect(failed).toBe(false);
      expect(sent[0]?.msg).toMatchObject({ statusCode: 200 });
      expect(truesight.control.state().lastRequests.at(-1)).toMatchObject({
        method: 'POST',
        path: '/bppmws/api/Event/search',
        query: 'routingIdType=CELL_NAME',
        headers: { 'x-trace': '7', 'content-type': 'application/json' },
      });
    });

    it('reads a list in pages where the form says where it is', async () => {
      const params = {
        path: { value: '/org/sensor/dimlevel/list/floor/1', type: 'str' },
        itemsAt: { value: 'sensor', type: 'str' },
        pagination: { value: 'page', type: 'choice' },
        pageSize: { value: '100', type: 'num' },
      };
      await deploy(enlighted, 'enlighted/api-key', { operation, params, result: 'items' });
      const all = await runtime.run('action');
      expect(all.failed).toBe(false);
      expect(all.sent[0]?.msg['payload']).toHaveLength(45);

      await deploy(enlighted, 'enlighted/api-key', { operation, params, result: 'page' });
      const { sent } = await runtime.run('action');
      const lengths = sent.map(({ msg }) => (msg['payload'] as readonly unknown[]).length);
      expect(lengths.slice(0, 3)).toEqual([20, 20, 5]);
    });

    it('sends no body with GET, and not the headers of the reply before', async () => {
      await deploy(enlighted, 'enlighted/api-key', { operation });
      const { sent } = await runtime.run('action', { path: '/org/floor/v1/list', payload: 123 });
      const msg = sent[0]?.msg ?? {};
      expect((await runtime.run('action', msg)).failed).toBe(false);
      const { headers, body } = enlighted.control.state().lastRequests.at(-1) ?? {};
      expect(body).toBe('');
      expect(headers).not.toHaveProperty('x-node-red-request-node');
      expect(headers).not.toHaveProperty('content-type');
    });

    it('sends a header that the flow has added to those of the reply before', async () => {
      await deploy(enlighted, 'enlighted/api-key', { operation });
      const { sent } = await runtime.run('action', { path: '/org/floor/v1/list' });
      const msg = sent[0]?.msg ?? {};
      const more = { ...msg, headers: { ...(msg['headers'] as object), 'X-Trace': '7' } };
      expect((await runtime.run('action', more)).failed).toBe(false);
      const { headers } = enlighted.control.state().lastRequests.at(-1) ?? {};
      expect(headers).toMatchObject({ 'x-trace': '7' });
      expect(headers).not.toHaveProperty('x-node-red-request-node');
    });

    it('says where the path is to stand when a message has msg.url, as for http request', async () => {
      await deploy(enlighted, 'enlighted/api-key', { operation });
      expect((await failure({ url: '/org/floor/v1/list' }))['error']).toMatchObject({
        message: expect.stringMatching(/^Path: msg\.url is not used by this node\. Set msg\.path/),
      });
      expect(enlighted.control.state().lastRequests).toHaveLength(0);
      const both = { url: 'https://elsewhere.example', path: '/org/floor/v1/list' };
      expect((await runtime.run('action', both)).failed).toBe(false);
    });

    it.each([
      ['https://elsewhere.example/steal'],
      ['//elsewhere.example/steal'],
      ['/org/../../admin'],
      ['/org/%2e%2e/admin'],
      ['\\\\elsewhere.example\\steal'],
      ['/org\r\nX-Evil: 1'],
    ])('refuses the path %j before anything is sent', async (path) => {
      await deploy(enlighted, 'enlighted/api-key', { operation });
      const { error } = await failure({ path });
      expect(error).toMatchObject({
        code: 'input',
        message: expect.stringMatching(/^Path(?:: | contains )/),
      });
      expect(enlighted.control.state().lastRequests).toHaveLength(0);
    });

    it('refuses a header that the sign-in sets', async () => {
      await deploy(enlighted, 'enlighted/api-key', { operation });
      const { error } = await failure({
        path: '/org/floor/v1/list',
        headers: { authorization: 'x' },
      });
      expect(error).toMatchObject({ message: expect.stringMatching(/^Headers: /) });
    });
  });

  it('the headers of a reply go no further than through the node, as those of http request', async () => {
    const echo = await startEcho();
    try {
      const [tab, action, ...others] = actionNodes('enlighted', { operation: 'floor.getMany' });
      const after = { x: 0, y: 0, z: 'tab', wires: [['answers']] };
      await runtime.deploy([
        tab as object,
        { ...action, wires: [['next']] },
        {
          ...after,
          id: 'next',
          type: 'http request',
          method: 'GET',
          url: `${echo.url}/next`,
          ret: 'txt',
        },
        ...others,
        ...accountNodes(enlighted, 'enlighted/api-key'),
      ]);
      const answered = runtime.nextFrom('next');
      runtime.receive('action', {});
      expect((await answered).msg).toMatchObject({ statusCode: 200 });
      const names = echo.received.at(-1)?.headers.map(([name]) => name.toLowerCase());
      expect(names).not.toContain('content-type');
      expect(names?.filter((name) => name.startsWith('x-'))).toEqual([]);
    } finally {
      await echo.close();
    }
  });

  it('shows the request without sending it, the secrets masked', async () => {
    const params = { conditions: json({ severity: 'CRITICAL' }) };
    await deploy(truesight, 'truesight/token', { operation: 'event.search', params, dryRun: true });
    const { sent } = await runtime.run('action');
    expect(sent[0]?.msg['payload']).toMatchObject({
      method: 'POST',
      url: expect.stringContaining('/bppmws/api/Event/search'),
      headers: { Authorization: 'authtoken [secret]' },
      body: { criteria: { value: 'CRITICAL' } },
    });
    expect(truesight.control.state().lastRequests).toHaveLength(0);
  });

  it('waits in yellow when the server asks for it', async () => {
    const fault = { times: 1, status: 429, headers: { 'Retry-After': '2' } };
    enlighted.control.set({ faults: [fault] });
    await deploy(enlighted, 'enlighted/api-key', { operation: 'floor.getMany' });
    expect((await runtime.run('action')).failed).toBe(false);
    expect(runtime.statuses.get('action')).toContainEqual(
      expect.objectContaining({ fill: 'yellow', text: expect.stringMatching(/^429, [12]s$/) }),
    );
  });
});
