/** A sign-in beside the cell, such as a trial, may have ended the session that is in use. */
import { takeOver } from '../../core';
import { granted } from '../../core/model/sign-in-method';
import { singleToken } from '../../core/model/token';
import { Secret } from '../../core/model/secret';
import type { GrantedToken } from '../../core/model/token';
import { DEFAULT_LIMITS, readAccount } from '../../core';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { loginMethod } from '../support/login-method';
import { createMemoryTransport } from '../support/memory-transport';
import { PLAIN_SCHEME, plainVendor } from '../support/plain-vendor';

const CALL = { operation: 'thing.get', params: {} };

function grantedToken(text: string): GrantedToken {
  const outcome = granted(singleToken(new Secret(text)));
  if (outcome.kind !== 'granted') throw new Error(outcome.kind);
  return outcome.token;
}

/** A server with one session per user. */
function stage() {
  let logins = 0;
  let alive = '';
  const clock = createFakeClock();
  const { send } = createMemoryTransport(({ url, headers }) => {
    if (url.endsWith('/login')) {
      logins += 1;
      alive = `token-${String(logins)}`;
      return { body: { token: alive } };
    }
    return { status: headers['X-Token'] === alive ? 200 : 401, body: [] };
  });
  const scheme = {
    ...PLAIN_SCHEME,
    acquire: loginMethod({
      read: ({ json }) => granted(singleToken(new Secret((json as { token: string }).token))),
      probe: () => ({ method: 'GET', url: 'https://h.test/me', headers: {} }),
    }),
  };
  const raw = { baseUrl: 'https://h.test' };
  const client = clientFor({
    ...{ vendor: plainVendor([{}], scheme), scheme: 'plain/token', account: raw },
    ...{ transport: send, clock },
  });
  const { cell } = client.member;
  const context = { scheme, account: readAccount(scheme, raw), cell, transport: send };
  return {
    client,
    cell,
    clock,
    logins: () => logins,
    end: (text = '') => void (alive = text),
    takeOver: (text: string) =>
      takeOver({ ...context, limits: DEFAULT_LIMITS }, grantedToken(text)),
  };
}

it('brings the account its new token, and the next call signs in no more', async () => {
  const its = stage();
  await its.client.run(CALL);
  await its.clock.advance(1);
  its.end('of the trial');
  expect(await its.takeOver('of the trial')).toBe(true);
  await its.client.run(CALL);
  expect(its.logins()).toBe(1);
});

it('changes nothing where the session goes on', async () => {
  const its = stage();
  await its.client.run(CALL);
  expect(await its.takeOver('of the trial')).toBe(false);
  await its.client.run(CALL);
  expect(its.logins()).toBe(1);
});

it('changes nothing where no session is in use, or the account is closed', async () => {
  const its = stage();
  expect(await its.takeOver('of the trial')).toBe(false);
  await its.client.run(CALL);
  its.end();
  its.cell.close();
  expect(await its.takeOver('of the trial')).toBe(false);
});

it('changes nothing where the account has signed in anew in the meantime', async () => {
  const its = stage();
  await its.client.run(CALL);
  const lease = its.cell.peek();
  if (lease === undefined) throw new Error('no token');
  its.end();
  await its.client.run(CALL);
  expect(its.cell.replace(lease, grantedToken('late'))).toBe(false);
  const last = its.cell.peek();
  its.cell.close();
  if (last === undefined) throw new Error('no token');
  expect(its.cell.replace(last, grantedToken('late'))).toBe(false);
});

it('means nothing to an account that does not sign in', async () => {
  const client = clientFor({
    ...{ vendor: plainVendor([{}]), scheme: 'plain/token', clock: createFakeClock() },
    ...{ account: { baseUrl: 'https://h.test', token: 'x' } },
    transport: createMemoryTransport(() => ({ body: [] })).send,
  });
  await client.run(CALL);
  const lease = client.member.cell.peek();
  if (lease === undefined) throw new Error('no lease');
  expect(client.member.cell.replace(lease, grantedToken('x'))).toBe(false);
});
