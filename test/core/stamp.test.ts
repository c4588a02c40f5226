import type { RequestDraft } from '../../core/model/http';
import { applyStamp, open, secretsOfStamp } from '../../core/model/stamp';
import type { Stamp } from '../../core/model/stamp';

const url = 'https://h.test/x';
const get: RequestDraft = { method: 'GET', url, headers: {} };
const post = (body: string | Uint8Array | undefined, type = 'application/json'): RequestDraft => ({
  method: 'POST',
  url,
  headers: type === '' ? {} : { 'content-type': type },
  ...(body === undefined ? {} : { body }),
});
const FORM = 'application/x-www-form-urlencoded';

describe('what a stamp adds to a request', () => {
  it.each<readonly [string, RequestDraft, Stamp, object]>([
    ['nothing', get, {}, get],
    [
      'a header in place of the same one in another case',
      { ...get, headers: { 'x-key': 'old', Accept: 'a' } },
      { headers: { 'X-Key': 'new', UserId: open('bob') } },
      { headers: { Accept: 'a', 'X-Key': 'new', UserId: 'bob' } },
    ],
    [
      'a query',
      get,
      { query: { key: 'a&b', user: open('bob') } },
      { url: `${url}?key=a%26b&user=bob` },
    ],
    [
      'a query behind what stands there, byte for byte, and before the fragment',
      { ...get, url: `${url}?f=a%20b&g=1,2#top` },
      { query: { key: 'k' } },
      { url: `${url}?f=a%20b&g=1,2&key=k#top` },
    ],
    [
      'a query behind a bare question mark',
      { ...get, url: `${url}?` },
      { query: { k: '1' } },
      { url: `${url}?k=1` },
    ],
    ['no query where there is none', get, { query: {} }, { url }],
    ['a cookie', get, { cookies: { sid: 's' } }, { headers: { Cookie: 'sid=s' } }],
    [
      'a cookie behind those that the request has',
      { ...get, headers: { cookie: 'a=b' } },
      { cookies: { sid: open('s') } },
      { headers: { cookie: 'a=b; sid=s' } },
    ],
    ['no cookie where there is none', get, { cookies: {} }, { headers: {} }],
    ['no body to a GET', get, { body: { auth: 's' } }, get],
    [
      'a JSON object to a POST without a body',
      post(undefined, ''),
      { body: { auth: 's' } },
      {
        body: '{"auth":"s"}',
        headers: { 'Content-Type': 'application/json' },
      },
    ],
    [
      'a form to a POST without a body',
      post('', ''),
      { body: { auth: 's' }, emptyBody: 'form' },
      {
        body: 'auth=s',
        headers: { 'Content-Type': FORM },
      },
    ],
    [
      'no second media type',
      post(undefined),
      { body: { auth: 's' } },
      {
        headers: { 'content-type': 'application/json' },
      },
    ],
    [
      'a member, and every other byte stays',
      post('{"id": 7615917337495251231, "v": 1.0 }'),
      { body: { auth: 'a"b' } },
      { body: '{"id": 7615917337495251231, "v": 1.0,"auth":"a\\"b"}' },
    ],
    ['a member to an empty object', post('{}'), { body: { auth: 's' } }, { body: '{"auth":"s"}' }],
    [
      'its member in place of the same one',
      post('{"auth":null,"a":1}'),
      { body: { auth: 's' } },
      { body: '{"auth":"s","a":1}' },
    ],
    [
      'a field of a form in place of the same one',
      post('a=1&auth=x', FORM),
      { body: { auth: 'a&b', n: 5 } },
      { body: 'a=1&auth=a%26b&n=5' },
    ],
    [
      'a member to JSON that comes as bytes',
      post(new TextEncoder().encode('{"ä":1}')),
      { body: { auth: 's' } },
      { body: '{"ä":1,"auth":"s"}' },
    ],
  ])('%s', (_, request, stamp, expected) => {
    expect(applyStamp(request, stamp)).toMatchObject(expected);
  });

  it.each(['[1]', 'not json', '"text"'])('refuses a body that cannot hold a member: %s', (body) => {
    expect(() => applyStamp(post(body), { body: { auth: 's' } })).toThrow(
      /^payload: .*must be a JSON object or a form/,
    );
  });

  it('names every secret of it, also behind the word of a scheme, and nothing that is open', () => {
    const stamp: Stamp = {
      headers: { Authorization: 'Bearer t-1', UserId: open('bob') },
      query: { sid: 's-1' },
      cookies: { c: 'c-1' },
      body: { auth: 'b-1', deep: { list: ['l-1', 5, null] } },
    };
    const texts = secretsOfStamp(stamp);
    expect(new Set(texts)).toEqual(new Set(['Bearer t-1', 't-1', 's-1', 'c-1', 'b-1', 'l-1']));
    const some = secretsOfStamp({ body: { a: 'open', b: 'secret' }, secretBody: ['secret'] });
    expect(new Set(some)).toEqual(new Set(['secret']));
  });
});
