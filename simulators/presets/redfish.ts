/** Redfish: the token is a response header, few sessions fit at the same time, and they are ended by address. */
import { openPreset } from '../preset-server/open';
import { headerOf } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { json, readJsonObject } from '../routes';
import type { Reply } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const SESSIONS = '/redfish/v1/SessionService/Sessions';
const account = { username: 'root', password: HARD_SECRET };

function failure(status: number, id: string, message: string): Reply {
  const detail = { MessageId: `Base.1.12.${id}`, Message: message };
  return json(status, {
    error: { code: 'Base.1.12.GeneralError', message, '@Message.ExtendedInfo': [detail] },
  });
}

export const simulator: PresetSimulator = {
  id: 'redfish',
  calls: {
    read: { method: 'GET', path: '/redfish/v1/Systems', holds: ['Systems/1', 'Systems/2'] },
    write: {
      method: 'POST',
      path: '/redfish/v1/Systems/1/Actions/ComputerSystem.Reset',
      headers: { 'content-type': 'application/json' },
      body: '{"ResetType":"GracefulRestart"}',
    },
    denied: { method: 'GET', path: '/redfish/v1/AccountService/Accounts' },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions }) => {
      const open = sessions({ lifeSeconds: 1800, sliding: true, limit: 4 });
      let last = 0;
      const byId = new Map<string, string>();
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'POST',
            path: SESSIONS,
            kind: 'login',
            handle: (request) => {
              const { UserName: user, Password: password } = readJsonObject(request);
              if (user !== account.username || password !== account.password) {
                return failure(401, 'NoValidSession', 'The credentials are not valid.');
              }
              const session = open.open();
              if (session === undefined) {
                const text =
                  'The session establishment failed due to the number of simultaneous sessions exceeding the limit.';
                return failure(503, 'SessionLimitExceeded', text);
              }
              last += 1;
              byId.set(String(last), session.token);
              tally.signIn();
              const location = `${SESSIONS}/${last}`;
              return json(
                201,
                { '@odata.id': location, Id: String(last), UserName: account.username },
                { 'x-auth-token': session.token, location },
              );
            },
          },
          {
            method: 'DELETE',
            path: `${SESSIONS}/{id}`,
            kind: 'logout',
            handle: (request) => {
              const token = byId.get(request.params['id'] ?? '');
              if (
                open.peek(headerOf(request, 'x-auth-token')) === undefined ||
                !open.close(token)
              ) {
                return failure(401, 'NoValidSession', 'There is no valid session established.');
              }
              tally.signOut();
              return { status: 204 };
            },
          },
          {
            method: 'GET',
            path: '/redfish/v1/Systems',
            handle: () =>
              json(200, {
                Members: [
                  { '@odata.id': '/redfish/v1/Systems/1' },
                  { '@odata.id': '/redfish/v1/Systems/2' },
                ],
              }),
          },
          {
            method: 'POST',
            path: '/redfish/v1/Systems/{id}/Actions/ComputerSystem.Reset',
            handle: (request) => {
              readJsonObject(request);
              return { status: 204 };
            },
          },
          {
            method: 'GET',
            path: '/redfish/v1/AccountService/Accounts',
            handle: () =>
              failure(403, 'InsufficientPrivilege', 'There are insufficient privileges.'),
          },
        ],
        gate: (request) =>
          open.use(headerOf(request, 'x-auth-token')) === undefined
            ? failure(401, 'NoValidSession', 'There is no valid session established.')
            : undefined,
        problem: (status, message) => failure(status, 'GeneralError', message),
      };
    }),
};
