/** The form of an operation in Node-RED's real editor: found by words, what is needed first, rules in sight. */
import { describeEditor } from './support/describe-editor';
import type { NodeRedEditor } from './support/editor';
import { fieldOf } from './support/operation-form';
import type { EditorStage } from './support/editor-stage';
import { accountNodes, actionNodes, str } from './support/flow';

const FROM_MESSAGE = '“msg.params fills in required fields left empty”';
const NEEDED = `is required: fill it in, choose msg and where it comes from, or enable ${FROM_MESSAGE}`;

describeEditor('the form of an operation', (suite) => {
  type Vendor = keyof EditorStage['simulators'];
  const open = async (
    scheme: string,
    options: Parameters<typeof actionNodes>[1],
  ): Promise<NodeRedEditor> => {
    const vendor = scheme.split('/')[0] as Vendor;
    const editor = await suite.visit([
      ...actionNodes(vendor, options),
      ...accountNodes(suite.stage.simulators[vendor], scheme),
    ]);
    await editor.openNode('action');
    return editor;
  };

  it('finds an operation by words of its name, its resource and its description', async () => {
    const editor = await open('edgecast/client-credentials', { operation: 'policy.getMany' });
    const certificates = await editor.form.operationsOffered('certificate');
    expect(certificates[0]).toMatch(/^certificate\./);
    expect(certificates).toContain('certificate.create');
    expect(certificates).not.toContain('policy.getMany');
    // Words in any order, and such as stand in the description only.
    expect(await editor.form.operationsOffered('many policies')).toEqual(['policy.getMany']);
    expect(await editor.form.operationsOffered('rules uses edge')).toEqual([]);
    expect(await editor.form.operationsOffered('rules use edge')).toEqual([
      'policy.getRulesByCname',
    ]);
    expect(await editor.form.operationsOffered()).toContain('custom.request');
    // Nothing of it has changed what is chosen.
    expect(await editor.valueOf('#latchkey-operation')).toBe('Get many policies');
  });

  it('chooses an operation by keyboard', async () => {
    const editor = await open('edgecast/client-credentials', { operation: 'policy.getMany' });
    await editor.click('#latchkey-operation');
    await editor.type('rules');
    await editor.press('ArrowDown', 'Enter');
    expect(await editor.valueOf('#node-input-operation')).toBe('policy.getRulesByCname');
    await editor.press('ArrowDown', 'Escape');
    await editor.done('node');
    expect((await editor.node('action')).values).toMatchObject({
      operation: 'policy.getRulesByCname',
    });
  });

  it('shows what an operation needs first, by label and name, and the rest under More', async () => {
    const editor = await open('edgecast/client-credentials', { operation: 'certificate.create' });
    const first = await editor.form.fieldsInSight();
    expect(first.length).toBeGreaterThan(0);
    await editor.click('.latchkey-more');
    const all = await editor.form.fieldsInSight();
    expect(all.slice(0, first.length)).toEqual(first);
    expect(all.length).toBeGreaterThan(first.length + 5);
  });

  it('opens More where something of it is filled in', async () => {
    const editor = await open('tcpwave/session-token', {
      operation: 'zoneRecord.create',
      params: { ttl: { value: '300', type: 'num' } },
    });
    expect(await editor.form.fieldsInSight()).toContain('ttl');
  });

  it('shows the fields that the chosen type needs, and keeps no others', async () => {
    const editor = await open('tcpwave/session-token', {
      operation: 'zoneRecord.create',
      params: {
        organization: str('EARTH'),
        zone: str('example.com'),
        owner: str('www'),
        recordAddress: str('10.0.0.1'),
      },
    });
    expect(await editor.form.fieldsInSight()).toContain('recordAddress');
    expect(await editor.form.fieldsInSight()).not.toContain('target');
    await editor.form.chooseInField('recordType', 'CNAME');
    expect(await editor.form.fieldsInSight()).toContain('target');
    expect(await editor.form.fieldsInSight()).not.toContain('recordAddress');
    await editor.done('node');
    expect((await editor.node('action')).reasons).toEqual([`Target ${NEEDED}`]);
    await editor.openNode('action');
    await editor.form.fillField('target', 'host.example.com.');
    await editor.done('node');
    const { reasons, values } = await editor.node('action');
    expect(reasons).toEqual([]);
    expect(values['params']).toMatchObject({ target: str('host.example.com.') });
    expect(values['params']).not.toHaveProperty('recordAddress');
  });

  it('says of which fields one is needed, before and after Done', async () => {
    const editor = await open('goss-icm/api-key', { operation: 'process.get' });
    const sentence = 'At least one of these is required: Business Key, Process ID';
    expect(await editor.read('.latchkey-one-of')).toBe(sentence);
    await editor.done('node');
    expect(await editor.node('action')).toMatchObject({
      valid: false,
      reasons: [`${sentence}. Or enable ${FROM_MESSAGE}`],
    });
    await editor.openNode('action');
    await editor.form.fillField('businessKey', 'CASE-1');
    await editor.done('node');
    expect(await editor.node('action')).toMatchObject({ valid: true, reasons: [] });
  });

  it('marks a required field that is empty and a confirmation that is missing', async () => {
    const editor = await open('tcpwave/session-token', { operation: 'organization.delete' });
    expect(await editor.isVisible('.latchkey-confirm')).toBe(true);
    await editor.done('node');
    expect((await editor.node('action')).reasons).toEqual([
      `Organization ${NEEDED}`,
      'Select "I confirm this action"',
    ]);
    await editor.openNode('action');
    await editor.form.chooseInField('organization', 'EARTH');
    await editor.check('#node-input-confirm');
    await editor.done('node');
    expect(await editor.node('action')).toMatchObject({
      valid: true,
      values: { confirm: true, params: { organization: str('EARTH') } },
    });
  });

  it('is complete without a field that msg.params brings', async () => {
    const editor = await open('tcpwave/session-token', { operation: 'zoneRecord.create' });
    await editor.done('node');
    expect(await editor.node('action')).toMatchObject({ valid: false });
    await editor.openNode('action');
    await editor.check('#node-input-paramsFromMessage');
    await editor.done('node');
    const brought = await editor.node('action');
    expect(brought).toMatchObject({
      valid: true,
      reasons: [],
      values: { paramsFromMessage: true },
    });
    await editor.deploy();
    await editor.reload();
    await editor.openNode('action');
    expect(await editor.isChecked('#node-input-paramsFromMessage')).toBe(true);
    // Where nothing can be missing, there is nothing to choose.
    await editor.form.chooseOperation('organization.getMany');
    expect(await editor.isVisible('#node-input-paramsFromMessage')).toBe(false);
    await editor.cancel();
    expect(await editor.node('action')).toEqual(brought);
  });

  it('shows the value that msg.params takes behind the label of a choice', async () => {
    const editor = await open('edgecast/rest-token', { operation: 'content.purge' });
    await editor.form.chooseInField('platform', 'HTTP Small (8)');
    await editor.done('node');
    expect((await editor.node('action')).values['params']).toMatchObject({
      platform: { value: '8', type: 'choice' },
    });
  });

  it('names the bounds of a number, of a field and of an account', async () => {
    const { simulators } = suite.stage;
    const limits = { timeoutMs: '5', maxPages: 'x' };
    const editor = await suite.visit([
      ...actionNodes('enlighted', {
        operation: 'emergency.start',
        params: { floorId: str('1'), minutes: { value: '0', type: 'num' } },
        confirm: true,
        limit: '0',
      }),
      ...accountNodes(simulators.enlighted, 'enlighted/api-key', limits),
    ]);
    expect((await editor.node('action')).reasons).toEqual([
      'Account: invalid configuration node',
      'Minutes must be a whole number from 1 on',
      'Max items must be a whole number from 1 on',
    ]);
    expect((await editor.node('account')).reasons).toEqual([
      'Time per request (ms) must be a whole number from 100 to 3600000',
      'Max pages must be a whole number from 1 to 100000',
    ]);
  });

  it('puts the cursor into a field whose label is clicked', async () => {
    const editor = await open('goss-icm/api-key', { operation: 'process.get' });
    await editor.click(`${fieldOf('businessKey')} > label`);
    await editor.type('CASE-2');
    await editor.done('node');
    expect((await editor.node('action')).values['params']).toEqual({ businessKey: str('CASE-2') });
  });

  it('asks in a custom request only for what its method and its pages need', async () => {
    const editor = await open('enlighted/api-key', {
      operation: 'custom.request',
      result: 'items',
    });
    const always = ['method', 'path', 'query', 'headers'];
    // The method may come with the message, and a body with it.
    const plain = [...always, 'payload', 'itemsAt', 'pagination'];
    expect(await editor.form.fieldsInSight()).toEqual(plain);
    await editor.form.chooseInField('method', 'GET');
    expect(await editor.form.fieldsInSight()).toEqual([...always, 'itemsAt', 'pagination']);
    await editor.form.fillField('path', '/org/sensor/dimlevel/list/floor/1');
    await editor.form.fillField('itemsAt', 'sensor');
    await editor.form.chooseInField('pagination', 'Page Number');
    expect(await editor.form.fieldsInSight()).toEqual([
      ...[...always, 'itemsAt', 'pagination', 'pageParameter', 'firstPage', 'limitParameter'],
      ...['pageSize', 'totalAt', 'pageIn'],
    ]);
    expect(await editor.isVisible('#node-input-limit')).toBe(true);
    expect(await editor.read('#node-input-result [value=whole]')).toBe(
      'whole response; with Pagination one message per page (msg.parts)',
    );
    await editor.done('node');
    const { valid, values } = await editor.node('action');
    expect(valid).toBe(true);
    expect(values['params']).toMatchObject({
      itemsAt: { value: 'sensor' },
      pagination: { value: 'page' },
      pageParameter: { value: 'page' },
    });
    expect(values['params']).not.toHaveProperty('nextCursorAt');
    await editor.deploy();
    const { failed, sent } = await suite.stage.runtime.run('action');
    expect(failed).toBe(false);
    expect(sent[0]?.msg['payload']).toHaveLength(45);
    expect(await suite.unusual()).toEqual([]);
  });

  it('offers the networks of the chosen organization, and addresses that can be sent', async () => {
    const { runtime, simulators } = suite.stage;
    await runtime.deploy([
      ...actionNodes('tcpwave', {
        operation: 'network.create',
        params: {
          organization: str('MARS'),
          networkAddress: str('10.9.0.0'),
          maskLength: { value: '16', type: 'num' },
          networkName: str('Red Planet'),
        },
      }),
      ...accountNodes(simulators.tcpwave, 'tcpwave/session-token'),
    ]);
    expect(await runtime.run('action')).toMatchObject({ failed: false });

    const params = { organization: str('EARTH') };
    const editor = await open('tcpwave/session-token', { operation: 'subnet.getMany', params });
    await editor.expectText(fieldOf('networkAddress'), 'choose ...');
    expect(await editor.form.choicesOf('networkAddress')).toEqual([
      'choose ...',
      'Demo Network (10.1.0.0/16)',
    ]);
    await editor.form.chooseInField('organization', 'MARS');
    await editor.form.chooseInField('networkAddress', 'Red Planet (10.9.0.0/16)');
    await editor.form.chooseOperation('subnet.get');
    await editor.form.chooseInField('organization', 'EARTH');
    await editor.form.chooseInField('subnetAddress', 'Servers (10.1.10.0/24)');
    await editor.done('node');
    expect((await editor.node('action')).values['params']).toEqual({
      organization: str('EARTH'),
      subnetAddress: str('10.1.10.0'),
    });
  });

  it('says that a list is loading, and tells its entries apart by name and ID', async () => {
    const { control } = suite.stage.simulators.enlighted;
    control.set({ latencyMs: 3_000 });
    try {
      const editor = await open('enlighted/api-key', { operation: 'area.getMany' });
      const row = fieldOf('floorId');
      await editor.expectText(`${row} .latchkey-note`, 'Loading the list ...');
      await editor.expectText(row, 'choose ...');
      await editor.form.chooseInField('floorId', 'Ground Floor (1)');
      await editor.done('node');
      expect((await editor.node('action')).values['params']).toEqual({ floorId: str('1') });
    } finally {
      control.reset();
    }
  });
});
