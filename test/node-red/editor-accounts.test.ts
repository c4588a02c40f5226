/** Accounts of a node in Node-RED's real editor: one of a subflow, another one, one that came without its secrets. */
import { describeEditor } from './support/describe-editor';
import { EMPTY } from './support/editor-stage';
import { accountNodes, actionNodes, str } from './support/flow';
import { WAYS } from './support/ways';

describeEditor('the account of a node', (suite) => {
  it.each(WAYS)(
    'edits a node of $vendor in a subflow whose account is a property of the subflow',
    async ({ vendor, scheme, operation, field, value }) => {
      const editor = await suite.visit([
        ...subflow(vendor, { operation, params: { [field]: str('x') } }),
        ...accountNodes(suite.stage.simulators[vendor], scheme),
      ]);
      await editor.show('sub');
      await editor.openNode('inner');
      expect(await editor.form.operationsOffered()).toContain(operation);
      expect(await editor.valueOf('#node-input-operation')).toBe(operation);
      await editor.form.fillField(field, value);
      await editor.done('node');
      expect(await editor.node('inner')).toMatchObject({
        valid: true,
        values: { account: '${ACC}', operation, params: { [field]: str(value) } },
      });
      await editor.deploy();
      const answer = suite.stage.runtime.nextFrom('after');
      suite.stage.runtime.receive('instance');
      expect((await answer).msg).toMatchObject({ statusCode: 200 });
      expect(await suite.unusual()).toEqual([]);
    },
    180_000,
  );

  it.each(WAYS.filter(({ other }) => other !== undefined))(
    'lets one look at another account of $vendor and come back',
    async ({ vendor, scheme, operation, field, value, other = '', refused }) => {
      const editor = await suite.visit([
        ...actionNodes(vendor, { operation, params: { [field]: str(value) } }),
        ...accountNodes(suite.stage.simulators[vendor], scheme),
        ...accountNodes(suite.stage.simulators[vendor], other, {}, 'second'),
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
      expect(await suite.unusual()).toEqual([]);
    },
    180_000,
  );

  it('says of TrueSight which URL is for what, and shows only what the chosen sign-in takes', async () => {
    const editor = await suite.visit(actionNodes('truesight', { operation: 'device.getMany' }));
    await editor.openNode('action');
    await editor.addAccount();
    const row = (name: string): string => `.latchkey-row[data-field="${name}"]`;
    expect(await editor.read('#latchkey-scheme-note')).toMatch(/^Enter TSPS URL, TSIM URL or both/);
    expect(await editor.read(`${row('baseUrl')} label`)).toBe('TSPS URL *');
    expect(await editor.read(`${row('tsimUrl')} label`)).toBe('TSIM URL');
    expect(await editor.isVisible(row('logoutField'))).toBe(false);
    await editor.choose('#node-config-input-signIn', 'tsim');
    expect(await editor.read(`${row('baseUrl')} label`)).toBe('TSPS URL');
    expect(await editor.read(`${row('tsimUrl')} label`)).toBe('TSIM URL *');
    expect(await editor.isVisible(row('logoutField'))).toBe(true);
    expect(await editor.read(`${row('logoutField')} .latchkey-hint`)).toContain(
      'Default: authToken',
    );
    await editor.choose('#node-config-input-scheme', 'truesight/basic');
    expect(await editor.isVisible('#latchkey-scheme-note')).toBe(false);
    expect(await editor.isVisible(row('logoutField'))).toBe(false);
    expect(await suite.unusual()).toEqual([]);
  });

  it.each([
    ['truesight/token', {}, ['TSPS URL is missing']],
    ['truesight/token', { signIn: 'tsim' }, ['TSIM URL is missing']],
    ['truesight/token', { signIn: 'tsim', tsimUrl: 'https://tsim.example.test' }, []],
    ['truesight/ready-token', {}, ['At least one of these is required: TSPS URL, TSIM URL']],
    ['truesight/ready-token', { tsimUrl: 'https://tsim.example.test' }, []],
    // The default counts, as the form says.
    ['edgecast/rest-token', {}, []],
    ['edgecast/client-credentials', {}, []],
  ])(
    'shows which URL a %s lacks with %j, and no other',
    async (scheme, values, reasons) => {
      const vendor = scheme.split('/')[0] as keyof typeof suite.stage.simulators;
      const urls = { baseUrl: '', tsimUrl: '', tokenUrl: '' };
      const nodes = accountNodes(suite.stage.simulators[vendor], scheme, { ...urls, ...values });
      const editor = await suite.visit([...EMPTY, ...nodes]);
      expect((await editor.node('account')).reasons).toEqual(reasons);
    },
    60_000,
  );

  it('shows that a sign-in by client certificate has none', async () => {
    const { tcpwave } = suite.stage.simulators;
    const nodes = accountNodes(tcpwave, 'tcpwave/client-certificate', { tls: '' });
    const editor = await suite.visit([...EMPTY, ...nodes]);
    expect((await editor.node('account')).reasons).toEqual([
      'TLS: this sign-in method needs a TLS configuration with a client certificate',
    ]);
  });

  it.each(WAYS)(
    'shows that an account of $vendor came without its secrets',
    async ({ vendor, scheme, operation, field, value }) => {
      const flows = (secrets: boolean): readonly object[] => [
        ...actionNodes(vendor, { operation, params: { [field]: str(value) } }),
        ...accountNodes(suite.stage.simulators[vendor], scheme).map((node) =>
          'credentials' in node && !secrets ? { ...node, credentials: {} } : node,
        ),
      ];
      const before = await suite.visit(flows(true));
      await before.secretsAreKnown('account');
      expect(await before.node('account')).toMatchObject({ valid: true, reasons: [] });

      // An export holds none: the same under an id that has never had any.
      const editor = await suite.visit(
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
      expect(await suite.unusual()).toEqual([]);
    },
    120_000,
  );
});

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
