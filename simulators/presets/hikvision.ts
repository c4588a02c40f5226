/** Hikvision ISAPI: HTTP Digest with MD5 (RFC 7616), and a lock after seven wrong passwords. */
import { createHash } from 'node:crypto';

import { openPreset } from '../preset-server/open';
import { xml } from '../preset-server/read';
import { HARD_SECRET } from '../preset-server/secret';
import type { Reply, SimRequest } from '../routes';
import type { PresetSimulator } from '../preset-server/simulator';

const REALM = 'IP Camera(C6496)';
const account = { username: 'admin', password: HARD_SECRET };

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
const status = (code: number, text: string, sub: string): string =>
  `<ResponseStatus version="2.0" xmlns="http://www.hikvision.com/ver20/XMLSchema"><statusCode>${code}</statusCode><statusString>${text}</statusString><subStatusCode>${sub}</subStatusCode></ResponseStatus>`;

/** Parameters of `Authorization: Digest`; undefined without that header. */
function digestOf(request: SimRequest): ReadonlyMap<string, string> | undefined {
  // node:http gives a header as Latin-1; a user name may be UTF-8.
  const header = Buffer.from(request.headers.authorization ?? '', 'latin1').toString('utf8');
  if (!header.startsWith('Digest ')) return undefined;
  const pairs = header.slice(7).matchAll(/(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/gu);
  return new Map([...pairs].map(([, name = '', quoted, bare]) => [name, quoted ?? bare ?? '']));
}

export const simulator: PresetSimulator = {
  id: 'hikvision',
  calls: {
    read: {
      method: 'GET',
      path: '/ISAPI/Streaming/channels',
      holds: ['<id>101</id>', '<id>102</id>'],
    },
    write: { method: 'PUT', path: '/ISAPI/System/reboot' },
    denied: { method: 'GET', path: '/ISAPI/Security/users' },
  },
  start: (options = {}) =>
    openPreset(options, ({ sessions, lock }) => {
      const nonces = sessions({ lifeSeconds: 300 });
      const guard = lock({ after: 7, seconds: 1800 });
      /** A nonce and its counter are good once. */
      const seen = new Set<string>();
      const challenge = (stale: boolean): Reply => {
        const nonce = nonces.open()?.token ?? '';
        const locked = guard.locked();
        const body = `<userCheck><statusValue>401</statusValue><statusString>Unauthorized</statusString><retryLoginTime>${guard.left()}</retryLoginTime><lockStatus>${locked ? 'lock' : 'unlock'}</lockStatus><unlockTime>${locked ? 1800 : 0}</unlockTime></userCheck>`;
        return xml(401, body, {
          'www-authenticate': `Digest qop="auth", realm="${REALM}", nonce="${nonce}", stale="${String(stale).toUpperCase()}"`,
        });
      };
      const isRight = (request: SimRequest, given: ReadonlyMap<string, string>): boolean => {
        const at = (name: string): string => given.get(name) ?? '';
        const uri = `${request.path}${request.rawQuery === '' ? '' : `?${request.rawQuery}`}`;
        const first = md5(`${account.username}:${REALM}:${account.password}`);
        const second = md5(`${request.method}:${uri}`);
        const expected = md5(
          [first, at('nonce'), at('nc'), at('cnonce'), 'auth', second].join(':'),
        );
        return (
          at('username') === account.username &&
          at('realm') === REALM &&
          at('uri') === uri &&
          at('qop') === 'auth' &&
          /^[0-9a-f]{8}$/u.test(at('nc')) &&
          at('response') === expected
        );
      };
      return {
        account,
        wrongAccount: { ...account, password: 'wrong' },
        routes: [
          {
            method: 'GET',
            path: '/ISAPI/System/deviceInfo',
            handle: () => xml(200, '<DeviceInfo><deviceName>Gate</deviceName></DeviceInfo>'),
          },
          {
            method: 'GET',
            path: '/ISAPI/Streaming/channels',
            handle: () =>
              xml(
                200,
                '<StreamingChannelList><StreamingChannel><id>101</id></StreamingChannel><StreamingChannel><id>102</id></StreamingChannel></StreamingChannelList>',
              ),
          },
          {
            method: 'PUT',
            path: '/ISAPI/System/reboot',
            handle: () => xml(200, status(1, 'OK', 'ok')),
          },
          {
            method: 'GET',
            path: '/ISAPI/Security/users',
            handle: () => xml(403, status(4, 'Invalid Operation', 'notSupport')),
          },
        ],
        gate: (request) => {
          const given = digestOf(request);
          // A first request without credentials asks for the challenge; it is no attempt.
          if (given === undefined || guard.locked()) return challenge(false);
          if (!isRight(request, given)) {
            guard.failed();
            return challenge(false);
          }
          guard.succeeded();
          const use = `${given.get('nonce') ?? ''}/${given.get('nc') ?? ''}`;
          if (nonces.peek(given.get('nonce')) === undefined || seen.has(use))
            return challenge(true);
          seen.add(use);
          return undefined;
        },
        problem: (code, message) => xml(code, status(4, message, 'invalidOperation')),
      };
    }),
};
