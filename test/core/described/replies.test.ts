import type { Description, When } from '../../../core/described/grammar';
import { judgeCall, judgeSignIn } from '../../../core/described/replies';
import { LOGIN, reply } from './support';

const called = (replies: Description['replies'] & {}, answer = reply({}), signIn = true) => {
  const { signIn: steps, ...rest } = LOGIN;
  return judgeCall({ ...rest, ...(signIn ? { signIn: steps } : {}), replies }, answer);
};
const signedIn = (replies: Description['replies'] & {}, answer: ReturnType<typeof reply>) =>
  judgeSignIn({ ...LOGIN, replies }, answer);

describe('a condition', () => {
  const html = '<!doctype html><title>Sign in</title>';
  test.each<[When, ReturnType<typeof reply>, boolean]>([
    [{ status: [403] }, reply({}, { status: 403 }), true],
    [{ status: [403] }, reply({}), false],
    [{ json: 'error' }, reply({ error: 0 }), true],
    [{ json: 'error' }, reply({ error: null }), false],
    [{ json: 'error' }, reply({}), false],
    [{ json: 'error', is: [null] }, reply({ error: null }), true],
    [{ json: 'error', is: [null] }, reply({}), false],
    [{ json: 'code', is: [100, 'x'] }, reply({ code: '100' }), true],
    [{ json: 'code', is: [100] }, reply({ code: { x: 1 } }), false],
    [{ json: 'ok', is: [false] }, reply({ ok: false }), true],
    [{ json: 'code', not: [0] }, reply({ code: 5 }), true],
    [{ json: 'code', not: [0] }, reply({ code: 0 }), false],
    [{ json: 'code', not: [0] }, reply({}), false],
    [{ json: 'm', contains: 'Token' }, reply({ m: 'Token was invalid' }), true],
    [{ json: 'm', contains: 'Token' }, reply({ m: 5 }), false],
    [{ xml: 'r@code', is: [22] }, reply('<r code="22"/>'), true],
    [
      { header: 'X-CSRF-Token', is: ['Required'] },
      reply('', { headers: { 'x-csrf-token': 'Required' } }),
      true,
    ],
    [{ header: 'X-CSRF-Token' }, reply(''), false],
    [{ text: true, is: ['Fails.'] }, reply('Fails.\n'), true],
    [{ text: true, is: ['Fails.'] }, reply('Ok.'), false],
    [{ text: true, contains: 'locked' }, reply('the user is locked'), true],
    [{ text: true }, reply(' '), false],
    [{ html: true }, reply(html), true],
    [{ html: true }, reply({}), false],
    [{ html: false, status: [200] }, reply({}), true],
    [
      { redirectTo: '/login' },
      reply('', { status: 302, headers: { location: 'https://x.test/login?to=/' } }),
      true,
    ],
    [
      { redirectTo: '/login' },
      reply('', { status: 302, headers: { location: '/home?from=/login' } }),
      false,
    ],
    [
      { redirectTo: '/login' },
      reply('', { status: 302, headers: { location: 'http://[' } }),
      false,
    ],
    [{ redirectTo: '/login' }, reply('', { status: 302 }), false],
    [{ redirectTo: '/login' }, reply('', { headers: { location: '/login' } }), false],
    [{ status: [403], json: 'code', is: [6] }, reply({ code: 6 }, { status: 403 }), true],
    [{ status: [403], json: 'code', is: [6] }, reply({ code: 5 }, { status: 403 }), false],
  ])('%j', (when, answer, holds) => {
    expect(called({ stale: [when] }, answer).kind === 'stale').toBe(holds);
  });
});

describe('a call', () => {
  const both = {
    denied: [{ json: 'd' }],
    stale: [{ json: 's' }],
    refused: [{ json: 'r' }],
    failed: [{ json: 'f' }],
  };
  test.each([
    [{ d: 1, s: 1, f: 1 }, 200, 'denied'],
    [{ s: 1, r: 1, f: 1 }, 200, 'stale'],
    [{ r: 1 }, 200, 'ok'],
    [{ f: 1 }, 200, 'broken'],
    [{ f: 1 }, 401, 'stale'],
    [{}, 401, 'stale'],
    [{}, 403, 'denied'],
    [{}, 429, 'throttled'],
    [{}, 302, 'broken'],
    [{}, 204, 'ok'],
  ])('%j with status %d is %s', (body, status, kind) => {
    expect(called(both, reply(body, { status })).kind).toBe(kind);
  });

  test('of an API without sign-in is asked for refused credentials, too', () => {
    expect(called(both, reply({ r: 1 }), false).kind).toBe('stale');
  });

  test("carries the server's own words and code", () => {
    const replies = { message: ['error.text'], code: ['error.code'] };
    expect(called(replies, reply({ error: { text: 'No', code: 7 } }, { status: 500 }))).toEqual({
      kind: 'broken',
      message: 'No',
      vendorCode: '7',
    });
  });
});

/** Without a word of the description. */
describe('the words of a server', () => {
  test.each<[unknown, string | undefined]>([
    [{ error: 'invalid_grant', error_description: 'wrong password' }, 'wrong password'],
    [{ error: { message: 'No such user', code: 5 } }, 'No such user'],
    [{ errors: [{ message: 'Locked' }] }, 'Locked'],
    [{ errors: ['Locked'] }, 'Locked'],
    [[{ message: 'Session expired' }], 'Session expired'],
    [{ error: true, message: ' ', detail: 'Not here' }, 'Not here'],
    ['Too many attempts', 'Too many attempts'],
    [{ error: true, code: 7 }, undefined],
    ['<html><body>Not found</body></html>', undefined],
    ['x'.repeat(301), undefined],
    ['', undefined],
  ])('%j', (body, message) => {
    expect(called({}, reply(body, { status: 500 })).message).toBe(message);
    expect(signedIn({}, reply(body, { status: 401 }))).toEqual({
      kind: 'refused',
      ...(message === undefined ? {} : { message }),
    });
  });

  test('of a success are nobody’s failure', () => {
    expect(called({}, reply({ message: 'done' }))).toEqual({ kind: 'ok' });
  });

  test('stand where the description says, and elsewhere only where there are none', () => {
    const replies = { message: ['reason'] };
    const said = (body: unknown) => called(replies, reply(body, { status: 500 })).message;
    expect(said({ message: 'General', reason: 'Exact' })).toBe('Exact');
    expect(said({ message: 'General' })).toBe('General');
  });
});

describe('a sign-in response', () => {
  test('is asked for refused credentials before its status: 500 must not be tried again', () => {
    const replies = {
      refused: [{ json: 'error', is: ['bad password'] }],
      message: ['error'],
      code: ['error'],
    };
    expect(signedIn(replies, reply({ error: 'bad password' }, { status: 500 }))).toEqual({
      kind: 'refused',
      message: 'bad password',
      vendorCode: 'bad password',
    });
  });

  test.each([
    [400, { e: 1 }, 'refused'],
    [401, '', 'refused'],
    [401, '<html>', 'refused'],
    [403, { e: 1 }, 'refused'],
    [403, '<html>blocked</html>', 'unavailable'],
    [403, '', 'unavailable'],
    [422, { e: 1 }, 'refused'],
    [404, {}, 'unavailable'],
    [429, {}, 'unavailable'],
    [503, {}, 'unavailable'],
    [200, {}, undefined],
    [302, '', undefined],
  ])('with status %d and body %j is %s', (status, body, kind) => {
    expect(signedIn({}, reply(body, { status }))?.kind).toBe(kind);
  });

  test('that is denied counts as refused, and one that failed as unavailable', () => {
    expect(signedIn({ denied: [{ json: 'd' }] }, reply({ d: 1 }))?.kind).toBe('refused');
    expect(signedIn({ failed: [{ json: 'f' }] }, reply({ f: 1 }))).toEqual({
      kind: 'unavailable',
      message: 'The sign-in response reports an error.',
    });
    expect(signedIn({ failed: [{ json: 'f' }], message: ['f'] }, reply({ f: 'busy' }))).toEqual({
      kind: 'unavailable',
      message: 'busy',
    });
    expect(signedIn({ message: ['f'] }, reply({ f: 'busy' }, { status: 503 }))).toEqual({
      kind: 'unavailable',
      message: 'busy',
    });
  });
});
