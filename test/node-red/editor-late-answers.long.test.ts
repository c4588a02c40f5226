/** What Node-RED's editor does with answers that come late, out of order, or to a dialog that is gone. */
import { apiAccount, requestNodes } from './support/api-flow';
import { describeEditor } from './support/describe-editor';
import type { NodeRedEditor } from './support/editor';
import { accountNodes, actionNodes, str } from './support/flow';
import type { HeldAnswers, Question } from './support/held-answers';

/** A list whose entry tells in its name where it comes from. Its value is the floor of the form. */
const options = (label: string): object => ({ ok: true, options: [{ value: '1', label }] });

describeEditor('an answer that comes late', (suite) => {
  describe('a live list', () => {
    const AREAS = 'occupancy.getArea';

    /** Opens a node whose list of areas depends on the floor, with the answers held. */
    async function open(): Promise<{ readonly editor: NodeRedEditor; readonly held: HeldAnswers }> {
      const { enlighted } = suite.stage.simulators;
      const editor = await suite.visit([
        ...actionNodes('enlighted', { operation: AREAS, params: { floorId: str('1') } }),
        ...accountNodes(enlighted, 'enlighted/api-key'),
        ...accountNodes(enlighted, 'enlighted/legacy', {}, 'second'),
      ]);
      const held = await editor.holdAnswers('enlighted/list');
      await editor.openNode('action');
      return { editor, held };
    }

    const areas =
      (floor: string, account = 'account') =>
      ({ field, params, account: asked }: Question['body']): boolean =>
        field === 'areaId' &&
        asked === account &&
        (params as Readonly<Record<string, unknown>>)['floorId'] === floor;

    const floors =
      (account = 'account') =>
      ({ field, account: asked }: Question['body']): boolean =>
        field === 'floorId' && asked === account;

    it('keeps the answer to the newer question where the older one takes longer', async () => {
      const { editor, held } = await open();
      const slow = await held.latest(areas('1'));
      await editor.form.fillField('floorId', '2');
      const quick = await held.latest(areas('2'));
      await quick.answer(options('of floor 2'));
      await slow.answer(options('of floor 1'));
      expect(await editor.form.choicesOf('areaId')).toEqual(['choose ...', 'of floor 2']);
      expect(await suite.unusual()).toEqual([]);
    });

    it('takes no answer of the account that was chosen before', async () => {
      const { editor, held } = await open();
      const slow = await held.latest(floors());
      await editor.choose('#node-input-account', 'second');
      const quick = await held.latest(floors('second'));
      await quick.answer(options('of the second'));
      await slow.answer(options('of the first'));
      expect(await editor.form.choicesOf('floorId')).toEqual(['choose ...', 'of the second']);
      expect(await suite.unusual()).toEqual([]);
    });

    it('offers nothing of an account that is chosen no more', async () => {
      const { editor, held } = await open();
      await (await held.latest(areas('1'))).answer(options('of the account'));
      expect(await editor.form.choicesOf('areaId')).toEqual(['choose ...', 'of the account']);
      const slow = await held.latest(floors());
      await editor.choose('#node-input-account', '_ADD_');
      await slow.answer(options('of the account'));
      expect(await editor.form.choicesOf('areaId')).toEqual([]);
      expect(await editor.form.choicesOf('floorId')).toEqual([]);
      expect(await suite.unusual()).toEqual([]);
    });

    it('offers nothing of a floor that is taken out again', async () => {
      const { editor, held } = await open();
      await (await held.latest(areas('1'))).answer(options('of floor 1'));
      await editor.form.fillField('floorId', '');
      expect(await editor.form.choicesOf('areaId')).toEqual([]);
      expect(await suite.unusual()).toEqual([]);
    });

    it('takes no answer of the operation that was chosen before', async () => {
      const { editor, held } = await open();
      const slow = await held.latest(floors());
      await editor.form.chooseOperation('area.getMany');
      const quick = await held.latest(floors());
      expect(quick.body['operation']).toBe('area.getMany');
      await quick.answer(options('of area.getMany'));
      await slow.answer(options('of occupancy.getArea'));
      expect(await editor.form.choicesOf('floorId')).toEqual(['choose ...', 'of area.getMany']);
      expect(await suite.unusual()).toEqual([]);
    });

    it('takes no answer of a dialog that was closed', async () => {
      const { editor, held } = await open();
      const slow = await held.latest(floors());
      await editor.cancel();
      await editor.openNode('action');
      const quick = await held.latest(floors());
      expect(quick).not.toBe(slow);
      await quick.answer(options('of this dialog'));
      await slow.answer(options('of the closed one'));
      expect(await editor.form.choicesOf('floorId')).toEqual(['choose ...', 'of this dialog']);
      await editor.cancel();
      expect(await suite.unusual()).toEqual([]);
    });
  });

  describe('a Test that takes long', () => {
    it('says nothing under another sign-in, and marks no field of it', async () => {
      const { truesight } = suite.stage.simulators;
      const editor = await suite.visit([
        ...actionNodes('truesight', { operation: 'device.getMany' }),
        ...accountNodes(truesight, 'truesight/token'),
      ]);
      const held = await editor.holdAnswers('truesight/test');
      await editor.openNode('action');
      await editor.openAccount();
      await editor.click('#latchkey-test');
      const slow = await held.latest(() => true);
      await editor.choose('#node-config-input-scheme', 'truesight/basic');
      await slow.answer({ ok: false, message: 'Password is missing.', field: 'password' });
      expect(await editor.read('#latchkey-test-result')).toBe('');
      expect(await editor.isVisible('#node-config-input-password.input-error')).toBe(false);
      expect(await suite.unusual()).toEqual([]);
    });

    it('fills in nothing of a curl command in the account that was opened after it', async () => {
      const account = (id: string): object =>
        apiAccount({ signIn: 'shortForm', baseUrl: `https://${id}.example` }, id);
      const editor = await suite.visit([
        ...requestNodes({ account: 'one' }, 'request'),
        account('one'),
        account('two'),
      ]);
      const held = await editor.holdAnswers('latchkey-account/curl');
      await editor.openNode('request');
      await editor.openAccount();
      await editor.click('.latchkey-paste-fold');
      await editor.fill('#latchkey-curl', 'curl https://pasted.example/login');
      await editor.click('#latchkey-read-curl');
      const slow = await held.latest(() => true);
      await editor.cancelAccount();
      await editor.choose('#node-input-account', 'two');
      await editor.openAccount();
      await slow.answer({
        ok: true,
        baseUrl: 'https://pasted.example',
        secrets: { password: 'x' },
      });
      expect(await editor.valueOf('#node-config-input-baseUrl')).toBe('https://two.example');
      expect(await editor.valueOf('#node-config-input-password')).toBe('');
      expect(await suite.unusual()).toEqual([]);
    });
  });
});
