/** Zabbix 6.4 and later: JSON-RPC that tells everything with status 200, and blocks after five failures. */
import { openPreset } from '../preset-server/open';
import { member, schemeOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { json, mediaType, Problem } from '../routes';
import type { Reply, SimRequest } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const PATH = '/zabbix/api_jsonrpc.php';
const account = { username: 'Admin', password: HARD_SECRET };

const call = (method: string, params: unknown) => ({
  method: 'POST',
  path: '/api_jsonrpc.php',
  headers: { 'content-type': 'application/json-rpc' },
  body: JSON.stringify({ jsonrpc: '2.0', method, params, id: 1 }),
});

const result = (value: unknown): Reply => json(200, { jsonrpc: '2.0', result: value, id: 1 });
const failure = (data: string, code = -32602, message = 'Invalid params.'): Reply =>
  json(200, { jsonrpc: '2.0', error: { code, message, data }, id: 1 });

function read(request: SimRequest): unknown {
  if (!['application/json-rpc', 'application/json'].includes(mediaType(request))) {
    throw new Problem(412, 'Precondition failed');
  }
  try {
    return JSON.parse(request.text);
  } catch {
    throw new Problem(200, '', failure('Invalid JSON. An error occurred.', -32700, 'Parse error'));
  }
}

export const simulator: PresetSimulator = {
  id: 'zabbix',
  calls: {
    read: { ...call('host.get', { output: ['host'] }), holds: ['router1', 'router2'] },
    write: call('host.create', { host: 'router3' }),
    denied: call('user.get', {}),
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions, lock }) => {
      const open = sessions({ lifeSeconds: 900, sliding: true });
      const block = lock({ after: 5, seconds: 30 });
      const hosts = ['router1', 'router2'];
      const signIn = (params: unknown): Reply => {
        const right =
          !block.locked() &&
          member(params, 'username') === account.username &&
          member(params, 'password') === account.password;
        if (!right) {
          if (!block.locked()) block.failed();
          const text = 'Incorrect user name or password or account is temporarily blocked.';
          return { ...failure(text, -32500, 'Application error.'), refused: true };
        }
        block.succeeded();
        tally.signIn();
        return result(open.open()?.token);
      };
      const methods: Readonly<Record<string, (params: unknown, token: string) => Reply>> = {
        'user.logout': (_params, token) => {
          open.close(token);
          tally.signOut();
          return result(true);
        },
        'host.get': () => result(hosts.map((host, at) => ({ hostid: String(10001 + at), host }))),
        'host.create': (params) => {
          hosts.push(String(member(params, 'host')));
          return result({ hostids: [String(10000 + hosts.length)] });
        },
        'user.get': () =>
          failure('No permissions to referred object or it does not exist!', -32500),
      };
      const methodOf = (request: SimRequest): string => String(member(read(request), 'method'));
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        basePath: '/zabbix',
        routes: [
          {
            method: 'POST',
            path: PATH,
            handle: (request) => {
              const { [methodOf(request)]: run } = methods;
              const token = schemeOf(request, 'Bearer ') ?? '';
              return run === undefined
                ? failure('Incorrect API.', -32601, 'Method not found.')
                : run(member(read(request), 'params'), token);
            },
          },
        ],
        signIn: {
          is: (request) => methodOf(request) === 'user.login',
          run: (request) => signIn(member(read(request), 'params')),
        },
        gate: (request) => {
          const token = schemeOf(request, 'Bearer ');
          if (token === undefined) return { ...failure('Not authorized.'), refused: true };
          return open.use(token) === undefined
            ? { ...failure('Session terminated, re-login, please.'), refused: true }
            : undefined;
        },
        problem: (status, message) => json(status, { message }),
      };
    }),
};
