import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

/** bcrypt of "editor", cost 4: a password of nobody. */
const HASH = '$2b$04$UeXSKMmp35Nv/NuQFaUkeO2wk.5Lx9xxzAPii13CZnyU/71D3pymS';

describe('what the editor asks for, with a login on the editor', () => {
  let runtime: Runtime;

  beforeAll(async () => {
    const users = [
      { username: 'reader', password: HASH, permissions: 'read' },
      { username: 'writer', password: HASH, permissions: '*' },
    ];
    runtime = await startRuntime({ settings: { adminAuth: { type: 'credentials', users } } });
  });

  afterAll(() => runtime.stop());

  async function tokenOf(username: string, scope: string): Promise<string> {
    const { body } = await runtime.post('auth/token', {
      client_id: 'node-red-admin',
      grant_type: 'password',
      scope,
      username,
      password: 'editor',
    });
    expect(body).toMatchObject({ access_token: expect.any(String) });
    return (body as { readonly access_token: string }).access_token;
  }

  it('Test is for those who may edit', async () => {
    const test = 'latchkey/truesight/test';
    expect((await runtime.post(test, {})).status).toBe(401);
    expect((await runtime.post(test, {}, await tokenOf('reader', 'read'))).status).toBe(401);
    expect((await runtime.post(test, {}, await tokenOf('writer', '*'))).status).toBe(200);
  });

  it('live lists are for those who may edit, since they call with the stored secret', async () => {
    const list = 'latchkey/truesight/list';
    expect((await runtime.post(list, {})).status).toBe(401);
    expect((await runtime.post(list, {}, await tokenOf('reader', 'read'))).status).toBe(401);
    expect((await runtime.post(list, {}, await tokenOf('writer', '*'))).status).toBe(200);
  });
});
