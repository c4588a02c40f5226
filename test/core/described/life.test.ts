import type { Life } from '../../../core/described/grammar';
import { lifeSeconds } from '../../../core/described/life';
import { scopeOf } from '../../../core/described/template';
import { NOW, bindings } from './support';

const jwt = (claims: unknown): string =>
  `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
const seconds = NOW / 1000;

const scope = scopeOf(
  bindings({
    n: '90',
    number: 90,
    bad: 'soon',
    absent: undefined,
    at: String(seconds + 60),
    atMs: String(NOW + 60_000),
    zoned: '2026-11-25T13:01:00+01:00',
    short: '2026-11-25 12:01:00Z',
    plain: '2026-11-25T12:01:00',
    dayOnly: '2026-11-25',
    http: 'Wed, 25 Nov 2026 12:01:00 GMT',
    jwt: jwt({ iat: seconds - 10, exp: seconds + 50 }),
    again: jwt({ iat: seconds - 600, exp: seconds + 50 }),
    skewed: jwt({ iat: seconds - 3600, exp: seconds - 3000 }),
    noIat: jwt({ exp: seconds + 50, name: 'Jörg' }),
    noExp: jwt({ iat: seconds }),
    list: jwt([1]),
    opaque: 'opaque',
  }),
);

test.each<[Life, number | undefined]>([
  [{ seconds: 1800 }, 1800],
  [{ seconds: '{n}' }, 90],
  [{ seconds: '{number}' }, 90],
  [{ minutes: '{n}' }, 5400],
  [{ minutes: 2 }, 120],
  [{ milliseconds: 90_000 }, 90],
  [{ epochSeconds: '{at}' }, 60],
  [{ epochMilliseconds: '{atMs}' }, 60],
  [{ date: '{zoned}' }, 60],
  [{ date: '{short}' }, 60],
  [{ date: '{http}' }, 60],
  [{ jwt: 'jwt' }, 50],
  [{ jwt: 'again' }, 50],
  [{ jwt: 'skewed' }, 600],
  [{ jwt: 'noIat' }, 50],
  [{ seconds: '{bad}' }, undefined],
  [{ seconds: '{absent}' }, undefined],
  [{ seconds: '9999999999' }, undefined],
  [{ epochSeconds: '{n}' }, undefined],
  [{ date: '{plain}' }, undefined],
  [{ date: '{dayOnly}' }, undefined],
  [{ date: '{bad}' }, undefined],
  [{ jwt: 'noExp' }, undefined],
  [{ jwt: 'list' }, undefined],
  [{ jwt: 'opaque' }, undefined],
  [{ jwt: 'absent' }, undefined],
])('%j gives %s seconds', (life, expected) => {
  expect(lifeSeconds(life, scope, { headers: {} }, NOW)).toBe(expected);
});

test('a point in time is held against the Date of the response, which is the clock that it was made by', () => {
  const headers = { date: new Date(NOW + 30_000).toUTCString() };
  expect(lifeSeconds({ epochSeconds: '{at}' }, scope, { headers }, NOW - 86_400_000)).toBe(30);
});

test('without a life only a rejection tells', () => {
  expect(lifeSeconds(undefined, scope, { headers: {} }, NOW)).toBeUndefined();
});
