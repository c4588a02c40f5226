/** A newcomer's way through Node-RED's editor, in a browser, with each vendor against its simulator. */
import { vendors } from '../../core';
import { describeInChromium } from '../support/chromium';
import type { NodeRedEditor } from './support/editor';
import { openStage } from './support/editor-stage';
import type { EditorStage } from './support/editor-stage';
import { accountNodes, actionNodes, str } from './support/flow';
import { usualLines } from './support/usual-lines';
import { WAYS, fillAccount } from './support/ways';
import type { Way } from './support/ways';

describeInChromium('the editor', () => {
  let stage: EditorStage;
  let editor: NodeRedEditor;
  /** What Node-RED's editor says by itself on the browser's console. */
  let usual: readonly string[];

  beforeAll(async () => {
    stage = await openStage();
    usual = await usualLines(stage.browser);
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
