/** SMA WebConnect: four sessions, and every error as a number in a body with status 200. */
import { openPreset } from '../preset-server/open';
import { member } from '../preset-server/read';
import { json, readJsonObject } from '../routes';
import type { Reply } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

/** At most twelve characters. */
const account = { group: 'usr', password: 'p"a\\s&<ü' };

const failure = (err: number): Reply => json(200, { err });
const call = (path: string, body: unknown) => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const simulator: PresetSimulator = {
  id: 'sma-webconnect',
  calls: {
    read: {
      ...call('/dyn/getValues.json', { destDev: [], keys: ['6100_40263F00', '6400_00260100'] }),
      holds: ['6100_40263F00', '6400_00260100'],
    },
    write: call('/dyn/setParamValues.json', {
      destDev: [],
      values: [{ '6800_00832A00': { '1': [5000] } }],
    }),
    denied: call('/dyn/getLogger.json', { destDev: [], key: 28672, tStart: 0, tEnd: 1 }),
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 300, sliding: true, limit: 4 });
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'POST',
            path: '/dyn/login.json',
            kind: 'login',
            handle: (request) => {
              const { right, pass } = readJsonObject(request);
              if (right !== account.group || pass !== account.password) return failure(401);
              const session = open.open();
              if (session === undefined) return failure(503);
              tally.signIn();
              return json(200, { result: { sid: session.token } });
            },
          },
          {
            method: 'POST',
            path: '/dyn/logout.json',
            kind: 'logout',
            handle: (request) => {
              if (!open.close(request.query.get('sid') ?? undefined)) return failure(401);
              tally.signOut();
              return json(200, { result: { isLogin: false } });
            },
          },
          {
            method: 'POST',
            path: '/dyn/getValues.json',
            handle: (request) => {
              const keys = member(readJsonObject(request), 'keys');
              const names: readonly unknown[] = Array.isArray(keys) ? keys : [];
              const values = names.map(
                (name, at) => [String(name), { '1': [{ val: 1000 + at }] }] as const,
              );
              return json(200, { result: { '0156-76BC3EC6': Object.fromEntries(values) } });
            },
          },
          {
            method: 'POST',
            path: '/dyn/setParamValues.json',
            handle: (request) => {
              readJsonObject(request);
              return json(200, { result: {} });
            },
          },
          { method: 'POST', path: '/dyn/getLogger.json', handle: () => failure(403) },
        ],
        gate: (request) => {
          const sids = request.query.getAll('sid');
          const isOpen = sids.length === 1 && open.use(sids[0]) !== undefined;
          return isOpen ? undefined : { ...failure(401), refused: true };
        },
        problem: (status) => json(status, { err: status }),
      };
    }),
};
