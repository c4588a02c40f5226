/** A newcomer's way through Node-RED's editor, in a browser, with each vendor against its simulator. */
import { vendors } from '../../core';
import { describeEditor } from './support/describe-editor';
import { accountNodes, actionNodes, str } from './support/flow';
import { WAYS, fillAccount } from './support/ways';
import type { Way } from './support/ways';

describeEditor('the editor', (suite) => {
  const entered = (scheme: string): Readonly<Record<string, string>> =>
    suite.stage.simulators[scheme.split('/')[0] as Way['vendor']].accounts[scheme] ?? {};

  it.each(WAYS)(
    'leads from an empty workspace to a first answer of $vendor',
    async ({ vendor, scheme, signedIn, operation, field, value }) => {
      const editor = await suite.visit();
      const id = await editor.workspace.drop(vendor);
      const start = await editor.workspace.drop('inject', { x: 120, y: 100 });
      const end = await editor.workspace.drop('debug', { x: 560, y: 100 });
      await editor.workspace.wire(start, id);
      await editor.workspace.wire(id, end);
      await editor.openNode(id);
      // There is no account yet, and all that can be done with one is there to be looked at.
      expect(await editor.form.operationsOffered()).toContain(operation);
      expect(await editor.isVisible('.latchkey-confirm')).toBe(false);
      await editor.addAccount();
      if (await editor.isVisible('#node-config-input-scheme')) {
        await editor.choose('#node-config-input-scheme', scheme);
      }
      await fillAccount(editor, scheme, entered(scheme));
      expect(await editor.test()).toMatch(signedIn);
      await editor.done('account');
      await editor.form.chooseOperation(operation);
      await editor.form.fillField(field, value);
      await editor.done('node');
      const before = await editor.node(id);
      expect(before).toMatchObject({ valid: true, reasons: [] });
      expect(before.values).toMatchObject({ operation, params: { [field]: str(value) } });

      await editor.deploy();
      const answer = suite.stage.runtime.nextFrom(id);
      await editor.workspace.inject(start);
      expect(await answer).toMatchObject({ port: 0, msg: { statusCode: 200 } });
      const { lastRequests } = suite.stage.simulators[vendor].control.state();
      const request = lastRequests.at(-1);
      expect(`${request?.query ?? ''} ${request?.path ?? ''} ${request?.body ?? ''}`).toContain(
        value,
      );

      // Another day: nothing of it is lost by looking.
      await editor.reload();
      await editor.openNode(id);
      expect(await editor.valueOf('#node-input-operation')).toBe(operation);
      if (vendor === 'truesight') await editor.picture('node-red-editor', 'flow');
      await editor.done('node');
      expect(await editor.node(id)).toEqual(before);
      expect(await suite.unusual()).toEqual([]);
    },
    180_000,
  );

  it.each(WAYS)(
    'keeps a node of $vendor whose account is gone, and lets it have another one',
    async ({ vendor, scheme, operation, field, value }) => {
      const editor = await suite.visit(
        actionNodes(vendor, { account: 'gone', operation, params: { [field]: str(value) } }),
      );
      await editor.openNode('action');
      expect(await editor.form.operationsOffered()).toContain(operation);
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
      expect(await suite.unusual()).toEqual([]);
    },
    180_000,
  );

  it('brings a node from before there were versions up to date', async () => {
    const editor = await suite.visit([
      ...actionNodes('tcpwave', { operation: 'network.search', paging: 'page' }),
      ...accountNodes(suite.stage.simulators.tcpwave, 'tcpwave/session-token'),
    ]);
    expect((await editor.node('account')).values).toMatchObject({ version: 1 });
    expect((await editor.node('action')).values).toMatchObject({ version: 1, result: 'page' });
    expect(await suite.unusual()).toEqual([]);
  });

  it('is found in the palette by what people look for', async () => {
    const editor = await suite.visit();
    expect(await editor.workspace.found('ipam')).toEqual(['tcpwave']);
    expect(await editor.workspace.found('cdn')).toEqual(['edgecast']);
    const ours = vendors.map(({ id }) => id).sort();
    expect(await editor.workspace.found('latchkey')).toEqual(expect.arrayContaining(ours));
    expect(await suite.unusual()).toEqual([]);
  });
});
