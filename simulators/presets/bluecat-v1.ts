/** BlueCat Address Manager, REST v1: the token stands in a sentence, which is a JSON text. */
import { openPreset } from '../preset-server/open';
import { schemeOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { json, text } from '../routes';
import type { Reply, SimRequest } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const BASE = '/Services/REST/v1';
const account = { username: 'api', password: HARD_SECRET };

const rejected = (): Reply => text(401, 'Invalid or expired API token');
/** The prefix is part of the token that the response tells. */
const tokenOf = (request: SimRequest): string | undefined => schemeOf(request, 'BAMAuthToken: ');

export const simulator: PresetSimulator = {
  id: 'bluecat-v1',
  calls: {
    read: {
      method: 'GET',
      path: `${BASE}/getEntities?parentId=0&type=Configuration&start=0&count=10`,
      holds: ['"name":"main"', '"name":"lab"'],
    },
    write: {
      method: 'POST',
      path: `${BASE}/addEntity?parentId=0`,
      headers: { 'content-type': 'application/json' },
      body: '{"name":"new","type":"Configuration"}',
    },
    denied: { method: 'GET', path: `${BASE}/getAllUsedLocations` },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 300, sliding: true });
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'GET',
            path: `${BASE}/login`,
            kind: 'login',
            handle: ({ query }) => {
              if (
                query.get('username') !== account.username ||
                query.get('password') !== account.password
              ) {
                return text(401, 'Invalid username or password.');
              }
              tally.signIn();
              const token = `${open.open()?.token ?? ''}=`;
              return json(
                200,
                `Session Token-> BAMAuthToken: ${token} <- for User : ${account.username}`,
              );
            },
          },
          {
            method: 'GET',
            path: `${BASE}/logout`,
            kind: 'logout',
            handle: (request) => {
              if (!open.close(tokenOf(request)?.slice(0, -1))) return rejected();
              tally.signOut();
              return json(200, `User ${account.username} Logged Out Successfully`);
            },
          },
          {
            method: 'GET',
            path: `${BASE}/getSystemInfo`,
            handle: () => json(200, 'hostName=bam1|version=9.5.0|'),
          },
          {
            method: 'GET',
            path: `${BASE}/getEntities`,
            handle: () =>
              json(200, [
                { id: 1, name: 'main' },
                { id: 2, name: 'lab' },
              ]),
          },
          { method: 'POST', path: `${BASE}/addEntity`, handle: () => json(200, 100_901) },
          {
            method: 'GET',
            path: `${BASE}/getAllUsedLocations`,
            handle: () => text(403, 'User does not have the required access right.'),
          },
        ],
        gate: (request) => {
          const token = tokenOf(request);
          const isOpen =
            token?.endsWith('=') === true && open.use(token.slice(0, -1)) !== undefined;
          return isOpen ? undefined : rejected();
        },
        problem: (status, message) => text(status, message),
      };
    }),
};
