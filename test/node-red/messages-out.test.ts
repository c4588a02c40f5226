import {
  deploy,
  enlighted,
  failure,
  openActionStage,
  runtime,
  tcpwave,
  truesight,
} from './support/action-stage';
import { startEcho } from './support/echo-server';
import { accountNodes, actionNodes, json, str } from './support/flow';

describe('what the action node makes of messages', () => {
  openActionStage();

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
