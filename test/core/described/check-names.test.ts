/** Names that nothing gives a value, and members that exclude or need each other. */
import { readDescription } from '../../../core/described/read-description';
import { bare, expectRefused, make, read, step } from './refused-documents';
import type { Refused } from './refused-documents';
import { LOGIN } from './support';

test.each<Refused>([
  [
    'a token that no request carries',
    () => read({ send: { headers: { 'X-Token': '<token>' } } }),
    'send has nothing that the sign-in takes. Put {token} where requests carry it',
  ],
  [
    'an unknown name in a step',
    () => read(step({ path: '/{tenant}' })),
    'signIn[0].path names {tenant}, which is not known. Known there: username, password.',
  ],
  [
    'a value that a later step takes',
    () =>
      read({ signIn: [{ path: '/{token}' }, { path: '/b', take: [{ as: 'token', json: '' }] }] }),
    'signIn[0].path names {token}',
  ],
  [
    'an unknown name deep in JSON',
    () => read(step({ json: { a: ['x', { 'b c': '{nope}' }] } })),
    'signIn[0].json.a[1]["b c"] names {nope}',
  ],
  [
    'an unknown name in XML',
    () => read({ signIn: [{ path: '/', xml: '<a>{b}</a>', take: LOGIN.signIn[0].take }] }),
    'signIn[0].xml names {b}',
  ],
  [
    'an unknown name in Basic',
    () => read(step({ basic: { user: '{u}', password: '{p}' } })),
    'signIn[0].basic.user names {u}',
  ],
  [
    'an unknown name in a cookie text',
    () => read(step({ cookies: '{jar}' })),
    'signIn[0].cookies names {jar}',
  ],
  [
    'an unknown name in a base',
    () => read(step({ base: 'https://{x}' })),
    'signIn[0].base names {x}',
  ],
  [
    'an unknown name in the sign-out',
    () => read({ signOut: { path: '/{x}' } }),
    'signOut.path names {x}',
  ],
  ['an unknown name in the test', () => read({ test: { path: '/{x}' } }), 'test.path names {x}'],
  [
    'an unknown name in the life',
    () => read({ life: { seconds: '{x}' } }),
    'life.seconds names {x}',
  ],
  ['an unknown JWT', () => read({ life: { jwt: 'x' } }), 'life.jwt names {x}'],
  [
    'an unknown name in send',
    () => read({ send: { headers: { A: '{x}' } } }),
    'send.headers.A names {x}',
  ],
  [
    'an unknown name in writes',
    () => read({ send: { writes: { json: { a: '{x}' } } } }),
    'send.writes.json.a names {x}',
  ],
  [
    'an unknown name without any',
    () => readDescription({ name: 'x', send: { headers: { A: '{x}' } } }),
    'send.headers.A names {x}, which is not known. No names are known there',
  ],
  [
    'a part of the request in a sign-in',
    () => read(step({ make: [{ as: 'm', hash: 'md5', of: ['{body}'] }] })),
    'signIn[0].make[0].of[0] names {body}',
  ],
  [
    'a make of a later make',
    () =>
      bare({
        send: {
          make: [
            { as: 'a', encode: 'hex', of: ['{b}'] },
            { as: 'b', now: 'iso' },
          ],
        },
      }),
    'send.make[0].of[0] names {b}',
  ],
  [
    'a make twice',
    () =>
      bare({
        send: {
          make: [
            { as: 'a', now: 'iso' },
            { as: 'a', now: 'iso' },
          ],
        },
      }),
    'send.make[1].as is there twice: "a"',
  ],
  [
    'a make named as a field',
    () => bare({ send: { make: [{ as: 'username', now: 'iso' }] } }),
    'send.make[0].as is also the name of another value',
  ],
  [
    'a make named as a taken value',
    () => read({ send: { make: [{ as: 'token', now: 'iso' }] } }),
    'send.make[0].as is also the name of another value',
  ],
  [
    'a value named as a field',
    () => read(step({ take: [{ as: 'password', json: '' }] })),
    'signIn[0].take[0].as is also the name of a field: "password"',
  ],
  [
    'public here and not there',
    () => read({ refresh: { path: '/r', take: [{ as: 'token', json: '', public: true }] } }),
    'refresh.take[0] must say "public" wherever it takes "token"',
  ],
  [
    'too many values',
    () =>
      read(
        step({
          take: Array.from({ length: 20 }, (_, i) => ({ as: `v${String(i)}`, json: '' })),
          make: [{ as: 'm', now: 'iso' }],
        }),
      ),
    'the document must not take and make more than 20',
  ],
  [
    'a signature of the body in the body',
    () =>
      bare({
        send: {
          make: [
            { as: 's', hash: 'md5', of: ['{body}'] },
            { as: 't', encode: 'hex', of: ['{s}'] },
          ],
          json: { t: '{t}' },
        },
      }),
    'send.json.t names {t}, which signs the query or the body',
  ],
  [
    'a signature of the query in the query',
    () =>
      bare({
        send: { make: [{ as: 's', hash: 'md5', of: ['{url}'] }], reads: { query: { s: '{s}' } } },
      }),
    'send.reads.query.s names {s}, which signs',
  ],
  [
    'a part outside of make',
    () => bare({ send: { headers: { A: '{path}' } } }),
    'send.headers.A names {path}',
  ],
  [
    'a last parameter twice',
    () => bare({ send: { query: { a: '1' }, last: { query: { a: '2' } } } }),
    'send.last.query repeats "a"',
  ],
  [
    'a last field twice',
    () => bare({ send: { writes: { form: { a: '1' } }, last: { form: { a: '2' } } } }),
    'send.last.form repeats "a"',
  ],
  [
    'an unknown key of a JWT',
    () => bare(make({ jwt: { alg: 'HS256', key: '{k}', claims: {}, seconds: 5 } })),
    'send.make[0].jwt.key names {k}',
  ],
  [
    'an unknown claim',
    () =>
      bare(
        make({
          jwt: { alg: 'HS256', key: 'k', header: { a: '1' }, claims: { a: '{k}' }, seconds: 5 },
        }),
      ),
    'send.make[0].jwt.claims.a names {k}',
  ],
  [
    'an unknown key of an HMAC',
    () => bare(make({ hmac: 'md5', key: '{k}', of: ['x'] })),
    'send.make[0].key names {k}',
  ],
  ['a refresh without sign-in', () => bare({ refresh: { path: '/' } }), 'refresh needs "signIn"'],
  ['a sign-out without sign-in', () => bare({ signOut: { path: '/' } }), 'signOut needs "signIn"'],
  ['a life without sign-in', () => bare({ life: { seconds: 5 } }), 'life needs "signIn"'],
  [
    'renewed values without sign-in',
    () => bare({ replies: { take: [{ as: 'a', json: '' }] } }),
    'replies.take needs "signIn"',
  ],
  ['a base without sign-in', () => bare({ send: { base: '{x}' } }), 'send.base needs "signIn"'],
  [
    'Digest with a sign-in',
    () => read({ send: { digest: { user: 'a', password: 'b' } } }),
    'send.digest cannot go with "signIn"',
  ],
  [
    'Digest with Basic',
    () =>
      bare({ send: { digest: { user: 'a', password: 'b' }, basic: { user: 'a', password: 'b' } } }),
    'send.digest cannot go with "basic"',
  ],
  [
    'one at a time with a sign-in',
    () => read({ oneAtATime: true }),
    'oneAtATime cannot go with "signIn"',
  ],
  [
    'a sign-in that takes nothing',
    () => read({ signIn: [{ path: '/login' }], send: {} }),
    'signIn takes no value',
  ],
])('%s is one sentence with its place', (_what, reading, sentence) => {
  expectRefused(reading, sentence);
});

test.each([
  { base: '{token}' },
  { basic: { user: 'x', password: '{token}' } },
  { reads: { query: { t: '{token}' } } },
  { writes: { cookies: '{token}' } },
  { last: { form: { t: '{token}' } } },
  { make: [{ as: 'm', encode: 'hex', of: ['{token}'] }], json: { m: '{m}' } },
])('a token that requests carry, as %j', (send) => {
  expect(read({ send }).send).toEqual(send);
});

test('braces of a text itself are told how to write', () => {
  expectRefused(
    () => read(step({ json: { query: 'mutation{login{token}}' } })),
    'signIn[0].json.query names {token}, which is not known. Known there: username, password. Braces that belong to the text need a blank: "{ token }"',
  );
});
