import { startTruesight } from '../../simulators/truesight';
import { dialog, enlighted, openDialogStage, runtime, truesight } from './support/dialog-stage';
import { accountNodes, actionNodes } from './support/flow';

describe('what the editor asks for', () => {
  openDialogStage();

  it('Test signs in with what the dialog holds and says who and until when', async () => {
    const { status, body } = await runtime.post('latchkey/truesight/test', await dialog());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ok: true,
      message: expect.stringMatching(
        /^BMC TrueSight account, Token \(TSPS and TSIM\): signed in as admin .*until 20/,
      ),
      notices: [],
    });
    expect(truesight.control.state().logins).toBe(1);
  });

  it('Test uses the stored password where the dialog left it alone', async () => {
    await runtime.deploy(accountNodes(truesight, 'truesight/token'));
    const { id: _, ...form } = (await dialog({ password: '__PWRD__' })) as { readonly id: string };
    await runtime.deploy(accountNodes(truesight, 'truesight/token'));
    const { body } = await runtime.post('latchkey/truesight/test', { ...form, id: 'account' });
    expect(body).toMatchObject({ ok: true });
    expect(JSON.stringify(body)).not.toContain('admin12345');
  });

  it('Test takes ${NAME} from the environment', async () => {
    const form = await dialog({ password: '${TRUESIGHT_PASSWORD}' });
    expect((await runtime.post('latchkey/truesight/test', form)).body).toMatchObject({ ok: true });
  });

  it('names the variable of a value that is no URL, and not the value, which may be a secret', async () => {
    const form = await dialog({ baseUrl: '${TRUESIGHT_PASSWORD}' });
    const { body } = await runtime.post('latchkey/truesight/test', form);
    expect(body).toMatchObject({
      field: 'baseUrl',
      message: expect.stringMatching(/^TSPS URL: "\$\{TRUESIGHT_PASSWORD\}" does not begin with/),
    });
    const [account = {}, ...rest] = accountNodes(truesight, 'truesight/token');
    await runtime.deploy([{ ...account, baseUrl: '${TRUESIGHT_PASSWORD}' }, ...rest]);
    const told = JSON.stringify([runtime.logs, body]);
    expect(told).toContain('${TRUESIGHT_PASSWORD}');
    expect(told).not.toContain('admin12345/+&=');
  });

  it('Test takes no variable from the flow of another node, and sends those of its own flow nowhere else', async () => {
    const thief = await startTruesight();
    try {
      const { baseUrl } = thief.accounts['truesight/token'] ?? {};
      const secret = { name: 'TAB_SECRET', type: 'cred' };
      const [account = {}, ...rest] = accountNodes(truesight, 'truesight/token');
      const form = (await dialog({ baseUrl: String(baseUrl) })) as { readonly values: object };
      await runtime.deploy([
        {
          id: 'tab',
          type: 'tab',
          env: [secret],
          credentials: { TAB_SECRET: 'Geheimnis-des-Flows' },
        },
        { id: 'other', type: 'inject', z: 'tab', x: 0, y: 0, wires: [[]] },
        { ...account, z: 'tab' },
        ...rest,
      ]);
      for (const [id, message] of [
        ['other', 'the environment variable TAB_SECRET is not set'],
        ['account', 'TSPS URL now names another server'],
      ]) {
        const credentials = { password: '${TAB_SECRET}' };
        const asked = { ...form, id, credentials };
        expect((await runtime.post('latchkey/truesight/test', asked)).body).toMatchObject({
          ok: false,
          field: 'password',
          message: expect.stringContaining(String(message)),
        });
      }
      expect(thief.control.state().lastRequests).toHaveLength(0);
    } finally {
      await thief.close();
    }
  });

  it('what no form holds is told as a mistake, and not as an error of ours', async () => {
    const odd = { toString: 1, valueOf: 1 };
    for (const [path, body] of [
      ['truesight/test', { id: odd, values: { scheme: odd }, credentials: odd }],
      ['truesight/list', { account: odd, operation: odd, params: { a: odd } }],
      ['latchkey-account/test', { id: odd, values: { signIn: odd, baseUrl: odd } }],
      ['latchkey-account/test', { values: { signIn: 'shortForm', baseUrl: odd } }],
      ['latchkey-account/curl', { command: odd }],
    ] as const) {
      const { body: answer } = await runtime.post(`latchkey/${path}`, body);
      expect(answer).toMatchObject({ ok: false, code: 'input' });
    }
  });

  it('Test says what is wrong, and which field it is', async () => {
    const form = await dialog({ password: 'wrong' });
    const { body } = await runtime.post('latchkey/truesight/test', form);
    expect(body).toMatchObject({ ok: false, code: 'sign-in-refused' });
    const missing = await dialog({ password: '' }, 'another');
    expect((await runtime.post('latchkey/truesight/test', missing)).body).toMatchObject({
      ok: false,
      field: 'password',
      message: expect.stringMatching(/^Password is missing/),
    });
  });

  it('Test is not to be pressed again and again, in whichever dialog', async () => {
    const form = await dialog();
    await runtime.post('latchkey/truesight/test', { ...form, id: 'one' });
    const { status, body } = await runtime.post('latchkey/truesight/test', form);
    expect(status).toBe(429);
    expect(body).toMatchObject({ message: expect.stringContaining('Wait three seconds') });
  });

  it('Test costs a wrong password one attempt, in however many dialogs', async () => {
    const form = await dialog({ password: 'wrong six times' });
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const answers = await Promise.all(
      ids.map((id) => runtime.post('latchkey/truesight/test', { ...form, id })),
    );
    expect(answers.every(({ body }) => (body as { ok: boolean }).ok)).toBe(false);
    expect(truesight.control.state().loginsRefused).toBe(1);
  });

  it('Test sends no secret of another node, running or not', async () => {
    const other = { type: 'http request', z: 'off', x: 0, y: 0, wires: [] };
    const form = (await dialog()) as { readonly values: object };
    await runtime.deploy([
      { id: 'off', type: 'tab', label: 'off', disabled: true },
      { id: 'foreign', ...other, credentials: { password: 'FOREIGN-SECRET', user: 'x' } },
      { id: 'broker', type: 'mqtt-broker', credentials: { password: 'BROKER-SECRET' } },
      ...accountNodes(truesight, 'truesight/token').slice(1),
    ]);
    for (const id of ['foreign', 'broker', 'nobody']) {
      const { body } = await runtime.post('latchkey/truesight/test', {
        id,
        values: form.values,
        credentials: {},
      });
      expect(body).toMatchObject({ ok: false, field: 'password' });
    }
    expect(truesight.control.state().lastRequests).toHaveLength(0);
  });

  it('Test asks for the secret anew when the account now names another server', async () => {
    const thief = await startTruesight();
    try {
      await runtime.deploy(accountNodes(truesight, 'truesight/token'));
      const form = (await dialog({ password: '__PWRD__' })) as { readonly values: object };
      await runtime.deploy(accountNodes(truesight, 'truesight/token'));
      const { baseUrl } = thief.accounts['truesight/token'] ?? {};
      const { body } = await runtime.post('latchkey/truesight/test', {
        id: 'account',
        values: { ...form.values, baseUrl },
        credentials: { password: '__PWRD__' },
      });
      expect(body).toMatchObject({
        ok: false,
        field: 'password',
        message: expect.stringContaining('TSPS URL now names another server'),
      });
      expect(thief.control.state().lastRequests).toHaveLength(0);
    } finally {
      await thief.close();
    }
  });

  it('Test asks for the secret anew when the account now has another proxy, which would read it', async () => {
    const thief = await startTruesight();
    try {
      await runtime.deploy(accountNodes(truesight, 'truesight/token'));
      const form = (await dialog({ password: '__PWRD__' })) as { readonly values: object };
      await runtime.deploy(accountNodes(truesight, 'truesight/token'));
      const { baseUrl } = thief.accounts['truesight/token'] ?? {};
      const proxy = { id: 'thief', type: 'http proxy', values: { url: baseUrl, noproxy: [] } };
      const { body } = await runtime.post('latchkey/truesight/test', {
        id: 'account',
        values: { ...form.values, proxy: 'thief' },
        credentials: { password: '__PWRD__' },
        undeployed: [{ ...proxy, credentials: {} }],
      });
      expect(body).toMatchObject({
        ok: false,
        field: 'password',
        message: expect.stringContaining('the account now has another proxy'),
      });
      expect(thief.control.state().lastRequests).toHaveLength(0);
    } finally {
      await thief.close();
    }
  });

  it('Test asks for the secret anew when a URL is emptied whose default is another server', async () => {
    const id = 'edgecast-account';
    const values = { scheme: 'edgecast/client-credentials', clientId: 'c', scopes: 's' };
    const urls = { baseUrl: 'https://gate.test', tokenUrl: 'https://id.test/token' };
    const node = {
      id,
      type: id,
      name: '',
      ...values,
      ...urls,
      credentials: { clientSecret: 's3cret-of-test' },
    };
    await runtime.deploy([node]);
    const { body } = await runtime.post('latchkey/edgecast/test', {
      id,
      values: { ...values, ...urls, tokenUrl: '' },
      credentials: { clientSecret: '__PWRD__' },
    });
    expect(body).toMatchObject({
      field: 'clientSecret',
      message: expect.stringContaining('Token URL now names another server'),
    });
  });

  it('Test costs a wrong password one attempt, whatever else is edited between', async () => {
    const form = (await dialog({ password: 'wrong, edited' })) as { readonly values: object };
    for (const timeoutMs of ['20001', '20002', '20003']) {
      const values = { ...form.values, timeoutMs, name: timeoutMs };
      await runtime.post('latchkey/truesight/test', { ...form, values });
      await new Promise((resolve) => setTimeout(resolve, 3_100));
    }
    expect(truesight.control.state().loginsRefused).toBe(1);
  });

  it('takes JSON and no HTML form', async () => {
    for (const route of ['test', 'list']) {
      const { status } = await runtime.postForm(`latchkey/truesight/${route}`, 'id=x');
      expect(status).toBe(415);
    }
  });

  it('a live list gives values and labels, and asks the server once', async () => {
    await runtime.deploy([
      ...actionNodes('enlighted', { operation: 'area.getMany' }),
      ...accountNodes(enlighted, 'enlighted/api-key'),
    ]);
    const question = {
      account: 'account',
      operation: 'area.getMany',
      field: 'floorId',
      params: {},
    };
    for (let round = 0; round < 3; round += 1) {
      const { body } = await runtime.post('latchkey/enlighted/list', question);
      expect(body).toMatchObject({
        ok: true,
        options: expect.arrayContaining([{ value: '1', label: expect.any(String) }]),
      });
    }
    expect(enlighted.control.state().calls).toBe(1);
  });

  it.each([
    ['an account that is not deployed', { account: 'nobody' }, /Deploy the account/],
    ['a field without a list', { field: 'nosuch' }, /no list/],
    ['an operation that does not exist', { operation: 'floor.fly' }, /no operation/],
  ])('a live list for %s says so', async (_, changes, says) => {
    await runtime.deploy(accountNodes(enlighted, 'enlighted/api-key'));
    const question = {
      account: 'account',
      operation: 'area.getMany',
      field: 'floorId',
      ...changes,
    };
    const { body } = await runtime.post('latchkey/enlighted/list', question);
    expect(body).toMatchObject({ ok: false, message: expect.stringMatching(says) });
  });
});
