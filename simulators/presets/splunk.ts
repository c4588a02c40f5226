/** Splunk: the session key stands in XML, and five wrong passwords lock the account for half an hour. */
import { openPreset } from '../preset-server/open';
import { schemeOf, xml } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import { randomToken } from '../preset-server/sessions';
import { json, readForm } from '../routes';
import type { Reply } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const TOKENS = '/services/authentication/httpauth-tokens';
const account = { username: 'admin', password: HARD_SECRET };

const failure = (status: number, message: string, code = ''): Reply =>
  xml(
    status,
    `<response>\n  <messages>\n    <msg type="WARN"${code}>${message}</msg>\n  </messages>\n</response>`,
  );
const unauthenticated = (): Reply => failure(401, 'call not properly authenticated');

export const simulator: PresetSimulator = {
  id: 'splunk',
  calls: {
    read: {
      method: 'GET',
      path: '/services/data/indexes?output_mode=json',
      holds: ['main', 'history'],
    },
    write: {
      method: 'POST',
      path: '/services/data/indexes?output_mode=json',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'name=lab',
    },
    denied: { method: 'GET', path: '/services/licenser/licenses' },
  },
  start: (options = {}) =>
    openPreset(options, ({ tally, sessions, lock }) => {
      const open = sessions({
        lifeSeconds: 3600,
        sliding: true,
        // Splunk's keys hold characters that a path has to escape.
        makeToken: () => `${randomToken()}^${randomToken()}`,
      });
      const guard = lock({ after: 5, seconds: 1800 });
      const indexes = ['main', 'history'];
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'POST',
            path: '/services/auth/login',
            kind: 'login',
            handle: (request) => {
              const form = readForm(request);
              const right =
                form.get('username') === account.username &&
                form.get('password') === account.password;
              if (!right || guard.locked()) {
                if (!guard.locked()) guard.failed();
                return failure(401, 'Login failed', ' code="incorrect_username_or_password"');
              }
              guard.succeeded();
              tally.signIn();
              return xml(
                200,
                `<response>\n  <sessionKey>${open.open()?.token ?? ''}</sessionKey>\n</response>`,
              );
            },
          },
          {
            method: 'DELETE',
            path: `${TOKENS}/{key}`,
            kind: 'logout',
            handle: (request) => {
              const key = request.params['key'];
              if (schemeOf(request, 'Splunk ') !== key || !open.close(key))
                return unauthenticated();
              tally.signOut();
              return xml(200, '<feed xmlns="http://www.w3.org/2005/Atom"/>');
            },
          },
          {
            method: 'GET',
            path: '/services/authentication/current-context',
            handle: () => json(200, { entry: [{ content: { username: account.username } }] }),
          },
          {
            method: 'GET',
            path: '/services/data/indexes',
            handle: () => json(200, { entry: indexes.map((name) => ({ name })) }),
          },
          {
            method: 'POST',
            path: '/services/data/indexes',
            handle: (request) => {
              const name = readForm(request).get('name') ?? '';
              indexes.push(name);
              return json(201, { entry: [{ name }] });
            },
          },
          {
            method: 'GET',
            path: '/services/licenser/licenses',
            handle: () => failure(403, 'insufficient permission to access this resource'),
          },
        ],
        gate: (request) =>
          open.use(schemeOf(request, 'Splunk ')) === undefined ? unauthenticated() : undefined,
        problem: (status, message) => failure(status, message),
      };
    }),
};
