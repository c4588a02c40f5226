import type { Simulators } from '../../simulators';
import { closeAll, startAll } from '../../simulators';
import { vendors } from '../../core';
import { accountNodes, actionNodes, json, str } from './support/flow';
import type { ActionOptions, Typed } from './support/flow';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

describe('accounts in Node-RED', () => {
  let simulators: Simulators;
  let runtime: Runtime;

  beforeAll(async () => {
    [simulators, runtime] = await Promise.all([startAll(), startRuntime()]);
  });

  afterAll(async () => {
    await closeAll(simulators);
    const left = await runtime.stop();
    // Nothing of ours: what is left is the channel to this test.
    expect(left.filter((name) => /TCP|TLS|Timeout|Immediate/.test(name))).toEqual([]);
  });

  beforeEach(() => {
    for (const simulator of Object.values(simulators)) simulator.control.reset();
  });

  const tomorrow = new Date(Date.now() + 24 * 3600 * 1000).toISOString().slice(0, 10);
  const tcpwave = { operation: 'organization.getMany' };

  it('warns of a token that ends soon, in the log once and under the node', async () => {
    const flow = [
      ...actionNodes('tcpwave', tcpwave),
      ...accountNodes(simulators.tcpwave, 'tcpwave/session-token', { validUntil: tomorrow }),
    ];
    await runtime.deploy(flow);
    await runtime.run('action');
    await runtime.deploy(flow);
    const { sent } = await runtime.run('action');
    const warnings = runtime.logs.filter((text) => text.includes('the token expires'));
    expect(warnings).toHaveLength(1);
    expect(runtime.statuses.get('action')?.at(-1)).toEqual(
      expect.objectContaining({ fill: 'yellow', text: 'expires soon' }),
    );
    expect(sent[0]?.msg['latchkey']).toMatchObject({ notices: [{ code: 'expires-soon' }] });
  });

  it('signs in with the certificate of the TLS configuration', async () => {
    await runtime.deploy([
      ...actionNodes('tcpwave', tcpwave),
      ...accountNodes(simulators.tcpwave, 'tcpwave/client-certificate'),
    ]);
    const { sent, failed } = await runtime.run('action');
    expect(failed).toBe(false);
    expect(sent[0]?.msg).toMatchObject({ statusCode: 200 });
  });

  it.each([
    ['no TLS configuration', { tls: '' }, {}, /^TLS: Client Certificate is missing/],
    ['one that is not there', { tls: 'nowhere' }, {}, /^TLS: .*does not exist/],
    [
      'one without a key',
      {},
      { privateKey: '' },
      /^TLS: .*the certificate or the private key is missing/,
    ],
    ['one with a wrong passphrase', {}, { passphrase: 'wrong' }, /^TLS: Passphrase: /],
  ])('says what is wrong with %s, and sends nothing', async (_, account, tls, says) => {
    const nodes = accountNodes(simulators.tcpwave, 'tcpwave/client-certificate', tls);
    const [first = {}, ...rest] = nodes;
    await runtime.deploy([...actionNodes('tcpwave', tcpwave), { ...first, ...account }, ...rest]);
    const caught = runtime.nextFrom('catch');
    await runtime.run('action');
    expect((await caught).msg['error']).toMatchObject({
      code: 'input',
      message: expect.stringMatching(says),
    });
    expect(simulators.tcpwave.control.state().lastRequests).toHaveLength(0);
  });

  it('an untrusted server is named with the remedy', async () => {
    const [account = {}] = accountNodes(simulators.enlighted, 'enlighted/api-key', { tls: '' });
    await runtime.deploy([
      ...actionNodes('enlighted', { operation: 'floor.getMany' }),
      { ...account, tls: '' },
    ]);
    const caught = runtime.nextFrom('catch');
    await runtime.run('action');
    expect((await caught).msg['error']).toMatchObject({
      code: 'tls',
      message: expect.stringMatching(/^127.0.0.1:\d+: .*Add the CA certificate/),
    });
    expect(runtime.statuses.get('action')?.at(-1)).toMatchObject({
      fill: 'red',
      text: 'TLS failed',
    });
  });

  describe('what cannot run is red from the deploy on, with the reason', () => {
    const statusOf = async (
      options: ActionOptions,
      account: Readonly<Record<string, unknown>> = {},
      scheme:
        'enlighted/api-key' | 'tcpwave/session-token' | 'truesight/token' = 'enlighted/api-key',
    ): Promise<unknown> => {
      const vendor = scheme.split('/')[0] as 'enlighted' | 'tcpwave' | 'truesight';
      await runtime.deploy([]);
      const from = runtime.everything.length;
      await runtime.deploy([
        ...actionNodes(vendor, options),
        ...accountNodes(simulators[vendor], scheme, account),
      ]);
      return runtime.everything
        .slice(from)
        .flatMap((item) => (item.kind === 'status' && item.node === 'action' ? [item.status] : []))
        .at(-1);
    };
    const floors = { operation: 'floor.getMany' };
    const minutes = { value: '5', type: 'num' };

    it.each<[string, ActionOptions, Readonly<Record<string, unknown>>, string]>([
      ['an account without its secret', floors, { apiKey: '' }, 'Account: API Key is missing'],
      [
        'an account with a variable that is not set',
        floors,
        { apiKey: '${NOT_THERE}' },
        'Account: API Key: the environment variable NOT_THERE is not set',
      ],
      [
        'no account',
        { ...floors, account: '' },
        {},
        'Account: choose an account in the node, then deploy',
      ],
      ['no operation', { operation: '' }, {}, 'Operation: choose an operation'],
      ['an empty field', { operation: 'area.getMany' }, {}, 'Floor (floorId) is empty'],
      [
        'a confirmation that is not given',
        { operation: 'emergency.start', params: { floorId: str('1'), minutes } },
        {},
        'I confirm this action: not selected',
      ],
    ])('%s', async (_, options, account, text) => {
      expect(await statusOf(options, account)).toMatchObject({ fill: 'red', shape: 'ring', text });
    });

    it('none of the fields of which one is needed', async () => {
      const search = { operation: 'event.search' };
      expect(await statusOf(search, {}, 'truesight/token')).toMatchObject({
        fill: 'red',
        text: 'Conditions: fill in at least one of Conditions, Criteria',
      });
      const filled = { ...search, params: { conditions: json({ severity: 'MINOR' }) } };
      expect(await statusOf(filled, {}, 'truesight/token')).toMatchObject({ text: 'idle' });
    });

    it('an empty field that the choice in another one needs', async () => {
      const record = (recordType: Typed, more = {}): ActionOptions => ({
        operation: 'zoneRecord.create',
        params: {
          organization: str('EARTH'),
          zone: str('example.com'),
          owner: str('www'),
          recordType,
          ...more,
        },
      });
      const choice = (value: string): Typed => ({ value, type: 'choice' });
      const statusOfRecord = (options: ActionOptions): Promise<unknown> =>
        statusOf(options, {}, 'tcpwave/session-token');
      expect(await statusOfRecord(record(choice('CNAME')))).toMatchObject({
        fill: 'red',
        text: 'Target is empty',
      });
      const target = { target: str('host.example.com.') };
      expect(await statusOfRecord(record(choice('CNAME'), target))).toMatchObject({ text: 'idle' });
      // Which type the message brings is not known yet.
      const brought = record({ value: 'type', type: 'msg' });
      expect(await statusOfRecord(brought)).toMatchObject({ text: 'idle' });
    });

    it('and what the messages are to bring is not missing', async () => {
      const areas = { operation: 'area.getMany', paramsFromMessage: true };
      expect(await statusOf(areas)).toMatchObject({ fill: 'grey', text: 'idle' });
      // A confirmation is the person's, never a message's.
      const start = { operation: 'emergency.start', paramsFromMessage: true };
      expect(await statusOf(start)).toMatchObject({ text: 'I confirm this action: not selected' });
    });

    it('and what can is grey', async () => {
      expect(await statusOf(floors)).toMatchObject({ fill: 'grey', text: 'idle' });
      const confirmed = { operation: 'emergency.start', params: { floorId: str('1'), minutes } };
      expect(await statusOf({ ...confirmed, confirm: true })).toMatchObject({ text: 'idle' });
      expect(await statusOf({ ...confirmed, dryRun: true })).toMatchObject({ text: 'idle' });
    });

    it('until a message brings what was empty', async () => {
      await statusOf({ operation: 'area.getMany' });
      expect((await runtime.run('action', { params: { floorId: '1' } })).failed).toBe(false);
      expect(runtime.statuses.get('action')?.at(-1)).toMatchObject({ fill: 'green' });
    });
  });

  it('a deploy takes running calls back at once: no message, no failure', async () => {
    simulators.enlighted.control.set({ faults: [{ times: 10, hang: true }] });
    const flow = [
      ...actionNodes('enlighted', { operation: 'floor.getMany' }),
      ...accountNodes(simulators.enlighted, 'enlighted/api-key'),
    ];
    await runtime.deploy(flow);
    const from = runtime.everything.length;
    const run = runtime.run('action');
    await new Promise((resolve) => setTimeout(resolve, 150));
    const started = Date.now();
    await runtime.deploy([]);
    const { sent, failed } = await run;
    expect(Date.now() - started).toBeLessThan(2_000);
    expect({ sent, failed }).toEqual({ sent: [], failed: false });
    const since = runtime.everything.slice(from);
    expect(since.filter((seen) => seen.kind === 'sent' && seen.node === 'catch')).toEqual([]);
    expect(runtime.logs.join('\n')).not.toContain('UNHANDLED');
  });

  it('password over plain http needs the tick, and then a warning goes with it', async () => {
    const account = { ...simulators.truesight.accounts['truesight/basic'] };
    const open = { tsimUrl: 'http://tsim.example', budgetMs: '500' };
    const flow = (changes: object): readonly object[] => [
      ...actionNodes('truesight', {
        operation: 'event.search',
        params: { conditions: str('{"severity":"CRITICAL"}') },
      }),
      ...accountNodes(simulators.truesight, 'truesight/basic', { ...account, ...open, ...changes }),
    ];
    await runtime.deploy(flow({}));
    const caught = runtime.nextFrom('catch');
    await runtime.run('action');
    expect((await caught).msg['error']).toMatchObject({
      message: expect.stringMatching(
        /^Allow password over plain HTTP: .*Use https, or enable “Allow password over plain HTTP”/,
      ),
    });
    expect(runtime.logs.join('\n')).toContain('http://tsim.example is plain HTTP');
  });

  it('names every vendor and every sign-in that the catalogue has', () => {
    const covered = Object.values(simulators).flatMap(({ accounts }) => Object.keys(accounts));
    const all = vendors.flatMap(({ schemes }) => schemes.map(({ id }) => id));
    expect(covered.sort()).toEqual(all.sort());
  });
});
