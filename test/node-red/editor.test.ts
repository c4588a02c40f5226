/** A newcomer's way through Node-RED's editor, in a browser, with each vendor against its simulator. */
import type { Browser } from 'puppeteer-core';

import { vendors } from '../../core';
import type { Simulators } from '../../simulators';
import { describeInChromium } from '../support/chromium';
import { NodeRedEditor } from './support/editor';
import { EMPTY, openStage } from './support/editor-stage';
import type { EditorStage } from './support/editor-stage';
import { accountNodes, actionNodes, str } from './support/flow';
import { startRuntime } from './support/runtime';

interface Way {
  readonly vendor: keyof Simulators;
  /** How the account of the first visit signs in, and what Test says then. */
  readonly scheme: string;
  readonly signedIn: RegExp;
  /** A call with a text to type, and what comes back. */
  readonly operation: string;
  readonly field: string;
  readonly value: string;
  /** Another way to sign in, and a call that it may not make, if there is one. */
  readonly other?: string;
  readonly refused?: string;
}

const WAYS: readonly Way[] = [
  {
    vendor: 'tcpwave',
    scheme: 'tcpwave/session-token',
    signedIn: /signed in/,
    operation: 'network.search',
    field: 'nameContains',
    value: 'Demo',
    other: 'tcpwave/client-certificate',
  },
  {
    vendor: 'goss-icm',
    scheme: 'goss-icm/api-key',
    signedIn: /signed in as latchkey/,
    operation: 'process.getMany',
    field: 'businessKey',
    value: 'CASE-1',
  },
  {
    vendor: 'truesight',
    scheme: 'truesight/token',
    signedIn: /signed in as admin/,
    operation: 'device.getMany',
    field: 'parentDeviceId',
    value: '1',
    other: 'truesight/basic',
    refused: 'device.getMany',
  },
  {
    vendor: 'enlighted',
    scheme: 'enlighted/api-key',
    signedIn: /signed in as bob/,
    operation: 'campus.getMany',
    field: 'companyId',
    value: '1',
    other: 'enlighted/legacy',
  },
  {
    vendor: 'edgecast',
    scheme: 'edgecast/client-credentials',
    signedIn: /signed in/,
    operation: 'policy.getMany',
    field: 'search',
    value: 'shop',
    other: 'edgecast/rest-token',
    refused: 'policy.getMany',
  },
];

describeInChromium('the editor', () => {
  let stage: EditorStage;
  let editor: NodeRedEditor;
  /** What Node-RED's editor says by itself on the browser's console. */
  let usual: readonly string[];

  beforeAll(async () => {
    stage = await openStage();
    usual = await withoutOurs(stage.browser);
  }, 240_000);

  afterAll(() => stage.close(), 60_000);

  beforeEach(async () => {
    for (const { control } of Object.values(stage.simulators)) control.reset();
  });

  afterEach(async () => {
    await editor.close();
  });

  const visit = async (flows?: readonly object[]): Promise<void> => {
    editor = await stage.visit(flows);
  };
  const unusual = (): readonly string[] => editor.said.filter((line) => !usual.includes(line));
  const entered = (scheme: string): Readonly<Record<string, string>> =>
    stage.simulators[scheme.split('/')[0] as Way['vendor']].accounts[scheme] ?? {};

  it.each(WAYS)(
    'leads from an empty workspace to a first answer of $vendor',
    async ({ vendor, scheme, signedIn, operation, field, value }) => {
      await visit();
      const id = await editor.drop(vendor);
      const start = await editor.drop('inject', { x: 120, y: 100 });
      const end = await editor.drop('debug', { x: 560, y: 100 });
      await editor.wire(start, id);
      await editor.wire(id, end);
      await editor.openNode(id);
      // There is no account yet, and all that can be done with one is there to be looked at.
      expect(await editor.operationsOffered()).toContain(operation);
      expect(await editor.isVisible('.latchkey-confirm')).toBe(false);
      await editor.addAccount();
      if (await editor.isVisible('#node-config-input-scheme')) {
        await editor.choose('#node-config-input-scheme', scheme);
      }
      await fillAccount(editor, scheme, entered(scheme));
      expect(await editor.test()).toMatch(signedIn);
      await editor.done('account');
      await editor.chooseOperation(operation);
      await editor.fillField(field, value);
      await editor.done('node');
      const before = await editor.node(id);
      expect(before).toMatchObject({ valid: true, reasons: [] });
      expect(before.values).toMatchObject({ operation, params: { [field]: str(value) } });

      await editor.deploy();
      const answer = stage.runtime.nextFrom(id);
      await editor.inject(start);
      expect(await answer).toMatchObject({ port: 0, msg: { statusCode: 200 } });
      const { lastRequests } = stage.simulators[vendor].control.state();
      const request = lastRequests.at(-1);
      expect(`${request?.query ?? ''} ${request?.path ?? ''} ${request?.body ?? ''}`).toContain(
        value,
      );

      // Another day: nothing of it is lost by looking.
      await editor.reload();
      await editor.openNode(id);
      expect(await editor.valueOf('#node-input-operation')).toBe(operation);
      await editor.done('node');
      expect(await editor.node(id)).toEqual(before);
      expect(unusual()).toEqual([]);
    },
    180_000,
  );

  it.each(WAYS)(
    'keeps a node of $vendor whose account is gone, and lets it have another one',
    async ({ vendor, scheme, operation, field, value }) => {
      await visit(
        actionNodes(vendor, { account: 'gone', operation, params: { [field]: str(value) } }),
      );
      await editor.openNode('action');
      expect(await editor.operationsOffered()).toContain(operation);
      expect(await editor.valueOf('#node-input-operation')).toBe(operation);
      await editor.done('node');
      expect(await editor.node('action')).toMatchObject({
        valid: false,
        reasons: [expect.stringContaining('Account')],
        values: { operation, params: { [field]: str(value) } },
      });
      await editor.openNode('action');
      await editor.addAccount();
      if (await editor.isVisible('#node-config-input-scheme')) {
        await editor.choose('#node-config-input-scheme', scheme);
      }
      await fillAccount(editor, scheme, entered(scheme));
      await editor.done('account');
      await editor.done('node');
      expect(await editor.node('action')).toMatchObject({
        valid: true,
        values: { operation, params: { [field]: str(value) } },
      });
      expect(unusual()).toEqual([]);
    },
    180_000,
  );

  it.each(WAYS)(
    'edits a node of $vendor in a subflow whose account is a property of the subflow',
    async ({ vendor, scheme, operation, field, value }) => {
      await visit([
        ...subflow(vendor, { operation, params: { [field]: str('x') } }),
        ...accountNodes(stage.simulators[vendor], scheme),
      ]);
      await editor.show('sub');
      await editor.openNode('inner');
      expect(await editor.operationsOffered()).toContain(operation);
      expect(await editor.valueOf('#node-input-operation')).toBe(operation);
      await editor.fillField(field, value);
      await editor.done('node');
      expect(await editor.node('inner')).toMatchObject({
        valid: true,
        values: { account: '${ACC}', operation, params: { [field]: str(value) } },
      });
      await editor.deploy();
      const answer = stage.runtime.nextFrom('after');
      stage.runtime.receive('instance');
      expect((await answer).msg).toMatchObject({ statusCode: 200 });
      expect(unusual()).toEqual([]);
    },
    180_000,
  );

  it.each(WAYS.filter(({ other }) => other !== undefined))(
    'lets one look at another account of $vendor and come back',
    async ({ vendor, scheme, operation, field, value, other = '', refused }) => {
      await visit([
        ...actionNodes(vendor, { operation, params: { [field]: str(value) } }),
        ...accountNodes(stage.simulators[vendor], scheme),
        ...accountNodes(stage.simulators[vendor], other, {}, 'second'),
      ]);
      await editor.openNode('action');
      await editor.choose('#node-input-account', 'second');
      expect(await editor.valueOf('#node-input-operation')).toBe(operation);
      await editor.choose('#node-input-account', 'account');
      await editor.done('node');
      const values = { operation, params: { [field]: str(value) } };
      expect(await editor.node('action')).toMatchObject({ valid: true, reasons: [], values });

      // Who stays with the other account loses nothing, and is told where it does not fit.
      await editor.openNode('action');
      await editor.choose('#node-input-account', 'second');
      await editor.done('node');
      const after = await editor.node('action');
      expect(after.values).toMatchObject({ account: 'second', ...values });
      expect(after.reasons).toEqual(
        refused === undefined ? [] : [expect.stringContaining('sign-in method')],
      );
      expect(unusual()).toEqual([]);
    },
    180_000,
  );

  it.each(WAYS)(
    'shows that an account of $vendor came without its secrets',
    async ({ vendor, scheme, operation, field, value }) => {
      const flows = (secrets: boolean): readonly object[] => [
        ...actionNodes(vendor, { operation, params: { [field]: str(value) } }),
        ...accountNodes(stage.simulators[vendor], scheme).map((node) =>
          'credentials' in node && !secrets ? { ...node, credentials: {} } : node,
        ),
      ];
      await visit(flows(true));
      await editor.secretsAreKnown('account');
      expect(await editor.node('account')).toMatchObject({ valid: true, reasons: [] });
      await editor.close();

      // An export holds none: the same under an id that has never had any.
      await visit(
        JSON.parse(
          JSON.stringify(flows(false))
            .replaceAll('"account"', '"imported"')
            .replaceAll('"imported":', '"account":'),
        ) as readonly object[],
      );
      await editor.secretsAreKnown('imported');
      expect(await editor.node('imported')).toMatchObject({
        valid: false,
        reasons: [expect.stringMatching(/^\w[\w ]+ is missing$/)],
      });
      expect(await editor.node('action')).toMatchObject({
        valid: false,
        reasons: ['Account: invalid configuration node'],
      });
      expect(unusual()).toEqual([]);
    },
    120_000,
  );

  it('brings a node from before there were versions up to date', async () => {
    await visit([
      ...actionNodes('tcpwave', { operation: 'network.search', paging: 'page' }),
      ...accountNodes(stage.simulators.tcpwave, 'tcpwave/session-token'),
    ]);
    expect((await editor.node('account')).values).toMatchObject({ version: 1 });
    expect((await editor.node('action')).values).toMatchObject({ version: 1, result: 'page' });
    expect(unusual()).toEqual([]);
  }, 60_000);

  it('is found in the palette by what people look for', async () => {
    await visit();
    expect(await editor.found('ipam')).toEqual(['tcpwave']);
    expect(await editor.found('cdn')).toEqual(['edgecast']);
    const ours = vendors.map(({ id }) => id).sort();
    expect(await editor.found('latchkey')).toEqual(expect.arrayContaining(ours));
    expect(unusual()).toEqual([]);
  }, 60_000);
});

async function fillAccount(
  editor: NodeRedEditor,
  schemeId: string,
  account: Readonly<Record<string, string>>,
): Promise<void> {
  const scheme = vendors.flatMap(({ schemes }) => schemes).find(({ id }) => id === schemeId);
  for (const { name, kind } of scheme?.fields ?? []) {
    const value = account[name];
    if (value === undefined) continue;
    const input = `#node-config-input-${name}`;
    if (kind === 'enum') await editor.choose(input, value);
    else await editor.fill(input, value);
  }
}

/** A subflow with our node in it, one instance of it, and a node behind that. */
function subflow(vendor: string, options: Parameters<typeof actionNodes>[1]): readonly object[] {
  const [, action = {}] = actionNodes(vendor, { ...options, id: 'inner', account: '${ACC}' });
  const property = { name: 'ACC', type: `${vendor}-account`, value: 'account' };
  return [
    ...EMPTY,
    {
      id: 'sub',
      type: 'subflow',
      name: 'ours',
      info: '',
      in: [{ x: 40, y: 40, wires: [{ id: 'inner' }] }],
      out: [{ x: 500, y: 40, wires: [{ id: 'inner', port: 0 }] }],
      env: [{ name: 'ACC', type: `${vendor}-account`, value: '', ui: { type: 'conf-types' } }],
    },
    { ...action, z: 'sub', x: 240, y: 40, wires: [[]] },
    {
      id: 'instance',
      type: 'subflow:sub',
      z: 'tab',
      x: 200,
      y: 100,
      env: [property],
      wires: [['after']],
    },
    { id: 'after', type: 'change', z: 'tab', x: 400, y: 100, rules: [], wires: [['end']] },
    { id: 'end', type: 'debug', z: 'tab', x: 600, y: 100, active: false, wires: [] },
  ];
}

/** The same steps with a node of Node-RED's own, in one that has never seen our package. */
async function withoutOurs(browser: Browser): Promise<readonly string[]> {
  const bare = await startRuntime({ bare: true });
  try {
    await bare.deploy(EMPTY);
    const editor = await NodeRedEditor.open(browser, bare.editor);
    const id = await editor.drop('inject');
    await editor.wire(id, await editor.drop('debug', { x: 560, y: 100 }));
    await editor.openNode(id);
    await editor.done('node');
    await editor.deploy();
    await editor.inject(id);
    await editor.reload();
    await editor.openNode(id);
    await editor.done('node');
    await editor.close();
    return [...editor.said];
  } finally {
    await bare.stop();
  }
}
