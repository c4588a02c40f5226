/** How dialogs of ours look: nothing is cut off in a narrow one, and every text can be read. */
import { apiAccount, requestNodes } from './support/api-flow';
import { describeEditor } from './support/describe-editor';
import type { NodeRedEditor } from './support/editor';
import { accountNodes, actionNodes } from './support/flow';

const NARROWEST = 300;

describeEditor('a dialog', (suite) => {
  const vendorFlow = (): readonly object[] => [
    ...actionNodes('tcpwave', { operation: 'organization.delete', errors: 'output' }),
    ...accountNodes(suite.stage.simulators.tcpwave, 'tcpwave/session-token'),
  ];
  const apiFlow = (): readonly object[] => [
    ...requestNodes({ result: 'items', pagination: 'cursor' }),
    apiAccount({ signIn: 'shortForm', baseUrl: 'https://a.quite.long.name.example.com:8443/api' }),
  ];

  const dialogs: readonly (readonly [string, () => readonly object[], string])[] = [
    ['a vendor', vendorFlow, 'action'],
    ['any API', apiFlow, 'request'],
  ];

  const open = async (flow: readonly object[], node: string): Promise<NodeRedEditor> => {
    const editor = await suite.visit(flow);
    await editor.layout.windowOf(1400, 1000);
    await editor.openNode(node);
    return editor;
  };

  it.each(dialogs)(
    'of %s is whole when it is narrow, and so is that of its account',
    async (_, flow, node) => {
      const editor = await open(flow(), node);
      // Node-RED 4 stops at 508 pixels, Node-RED 5 at 525.
      expect(await editor.layout.narrowTo(NARROWEST)).toBeLessThan(530);
      expect(await editor.layout.cutOff()).toEqual([]);
      await editor.openAccount();
      expect(await editor.layout.cutOff()).toEqual([]);
    },
    120_000,
  );

  it.each(dialogs)(
    'of %s is whole in a narrow window',
    async (_, flow, node) => {
      const editor = await open(flow(), node);
      await editor.layout.windowOf(640, 900);
      expect(await editor.layout.cutOff()).toEqual([]);
      await editor.openAccount();
      expect(await editor.layout.cutOff()).toEqual([]);
    },
    120_000,
  );

  it('has a contrast of 4.5 at least, where it warns above all', async () => {
    const editor = await open(vendorFlow(), 'action');
    const texts = ['.latchkey-confirm', '#latchkey-confirm-text', '.latchkey-param .latchkey-hint'];
    for (const text of [...texts, '.latchkey-param label', '.latchkey-param label code']) {
      expect([text, (await editor.layout.contrastOf(text)) >= 4.5]).toEqual([text, true]);
    }
  });
});
