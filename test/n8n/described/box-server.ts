/** A storage box of nobody's: the API that docs/your-api.md describes with the short form. */
import { openPreset } from '../../../simulators/preset-server/open';
import { headerOf } from '../../../simulators/preset-server/read';
import { HARD_SECRET } from '../../../simulators/preset-server/secret';
import type { RunningPreset } from '../../../simulators/preset-server/simulator';
import { json, readForm, readJsonObject } from '../../../simulators/routes';

const account = { username: 'anna', password: HARD_SECRET };

/** How the short form says it. */
export const SHORT_FORM = {
  signIn: 'shortForm',
  signInRequest: 'POST /api/login',
  credentialsAs: 'json',
  credentialNames: 'user, pass',
  tokenIn: 'json',
  tokenName: 'data.token',
  sendAs: 'header',
  sendName: 'X-Auth-Token',
  life: '30 idle',
  testPath: '/api/version',
  signOut: 'DELETE /api/login',
  refusedWhen: '500 error = bad login',
} as const;

/** How its manual writes the login. */
export function curlOf({ baseUrl }: RunningPreset): string {
  const body = JSON.stringify({ user: account.username, pass: account.password });
  return `curl -X POST '${baseUrl}/api/login' \\\n  -H 'Content-Type: application/json' \\\n  --data-raw '${body}'`;
}

const DISKS = ['d1', 'd2', 'd3', 'd4', 'd5'].map((id) => ({ id }));

export function startBox(): Promise<RunningPreset> {
  return openPreset({}, ({ tally, sessions }) => {
    const open = sessions({ lifeSeconds: 1800, sliding: true });
    return {
      account,
      wrongAccount: { ...account, password: 'wrong' },
      routes: [
        {
          method: 'POST',
          path: '/api/login',
          kind: 'login',
          handle: (request) => {
            const { user, pass } = readJsonObject(request);
            if (user !== account.username || pass !== account.password) {
              return json(500, { error: 'bad login' });
            }
            tally.signIn();
            return json(200, { data: { token: open.open()?.token, owner: 'anna@corp.test' } });
          },
        },
        {
          method: 'DELETE',
          path: '/api/login',
          kind: 'logout',
          handle: (request) => {
            if (open.close(headerOf(request, 'x-auth-token'))) tally.signOut();
            return { status: 204 };
          },
        },
        { method: 'GET', path: '/api/version', handle: () => json(200, { version: '7.1' }) },
        {
          method: 'GET',
          path: '/api/disks',
          handle: ({ query }) => {
            const size = Number(query.get('limit') ?? 2);
            const page = Number(query.get('page') ?? 1);
            const list = DISKS.slice((page - 1) * size, page * size);
            return json(200, { data: { disks: list, total: DISKS.length } });
          },
        },
        {
          method: 'POST',
          path: '/api/echo',
          handle: (request) =>
            json(200, { type: request.headers['content-type'] ?? '', text: request.text }),
        },
        {
          method: 'POST',
          path: '/api/form',
          handle: (request) => json(200, { names: readForm(request).getAll('name') }),
        },
        {
          method: 'GET',
          path: '/api/image',
          handle: () => ({
            status: 200,
            headers: {
              'content-type': 'image/png',
              'content-disposition': 'attachment; filename="disk.png"',
            },
            body: Buffer.from([0x89, 0x50, 0x4e, 0x47]),
          }),
        },
        { method: 'GET', path: '/api/nothing', handle: () => json(200, []) },
      ],
      gate: (request) =>
        open.use(headerOf(request, 'x-auth-token')) === undefined
          ? json(401, { error: 'no session' })
          : undefined,
      problem: (status, message) => json(status, { error: message }),
    };
  });
}
