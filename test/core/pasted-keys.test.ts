import type { AnyScheme, Secret } from '../../core';
import { describe as compile } from '../../core/described/describe';
import { readKey } from '../../core/account/read-key';
import { readAccount } from '../../core/account/read-account';
import { expectInput } from './expect-input';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';
import { faultOf } from '../support/fault-of';
import { EVERY_SCHEME, schemeCase } from '../support/every-scheme';

const FIELD = { name: 'apiKey', label: 'API Key' };
const KEY = 'k-0123/ABC+d==';

/** The fields of keys and tokens of every scheme, and what else its account holds. */
const KEYS = EVERY_SCHEME.flatMap(({ id, vendor, open, secretFields }) =>
  vendor.schemes
    .filter((scheme) => scheme.id === id)
    .flatMap((scheme) =>
      scheme.fields
        .filter((field) => field.kind === 'secret' && field.trim === true)
        .map(({ name }) => ({
          ...{ id, name, scheme },
          raw: { ...Object.fromEntries(secretFields.map((item) => [item, 'other'])), ...open },
        })),
    ),
);

describe('a key that was pasted with more than itself', () => {
  it.each([
    `"${KEY}"`,
    `'${KEY}'`,
    `\`${KEY}\``,
    `\u201c${KEY}\u201d`,
    `\u201e${KEY}\u201c`,
    `\u2018${KEY}\u2019`,
    `" ${KEY} "`,
    KEY,
  ])('is taken without the quotes around it: %s', (pasted) => {
    expect(readKey(FIELD, pasted)).toBe(KEY);
  });

  it.each(['"a"b"', "'a' or 'b'", '"a', '""', '"quoted\'-of-"test"'])(
    'keeps quotes of its own: %s',
    (key) => {
      expect(readKey(FIELD, key)).toBe(key);
    },
  );

  it.each([
    ['********', /is masked/],
    ['k-01****', /is masked/],
    ['\u2022\u2022\u2022\u2022', /is masked/],
    ['k-0\u2026d==', /is masked/],
    ['k-0...', /is masked/],
    ['\uff4b-0123', /"\uff4b" \(U\+FF4B\).*Copy it again/],
    ['k\u20130123', /U\+2013/],
    ['\u201ck-0123', /U\+201C/],
    [`Authorization: Bearer ${KEY}`, /begins with "Authorization:".*value alone/],
    [`apikey=${KEY}`, /begins with "apikey="/],
    [`-H "ApiKey: ${KEY}"`, /begins with "-H"/],
    [`curl -H 'ApiKey: ${KEY}'`, /begins with "curl"/],
    [`X-API-Key: ${KEY}`, /begins with "X-API-Key:"/],
    [`x-auth-token: ${KEY}`, /begins with "x-auth-token:"/],
    [`Token: ${KEY}`, /begins with "Token:"/],
    [`export BOX_KEY=${KEY}`, /begins with "export BOX_KEY="/],
    [`set BOX_KEY=${KEY}`, /begins with "set BOX_KEY="/],
    [`$env:BOX_KEY = '${KEY}'`, /begins with "\$env:BOX_KEY ="/],
    [`BOX_TOKEN="${KEY}"`, /begins with "BOX_TOKEN="/],
    [`{"token":"${KEY}"}`, /is a JSON object\. Enter the value of "token" alone/],
    [`{\n "expires_in": 3600,\n "access_token": "${KEY}" }`, /"access_token" alone/],
    [`{"apiKey":"${KEY}","id":12345678901234567890}`, /"apiKey" alone/],
    ['<your API key>', /is a placeholder that nothing has filled in/],
    ['{{ $json.token }}', /is a placeholder/],
    ['${{ secrets.TOKEN }}', /is a placeholder/],
    ['${BOX_KEY}', /is a placeholder/],
    ['k\u200b-0123', /cannot be seen \(U\+200B\)/],
  ])('is an error that says what to do, and does not repeat it: %s', (pasted, says) => {
    expectInput(() => readKey(FIELD, pasted), 'apiKey', says);
    expect(String(faultOf(() => readKey(FIELD, pasted)))).not.toContain(KEY);
  });

  it.each([
    'YOUR_API_KEY',
    '<k-0123>',
    '{k-0123}',
    '{"id":"k-0123"}',
    '{"token":5}',
    '{"token"',
    'k0_key=',
    'k0_key==',
    'box-key:0123',
    'Bearer k-0123',
    '$BOX_KEY',
  ])('is sent as it is where it may be the key: %s', (key) => {
    expect(readKey(FIELD, key)).toBe(key);
  });

  it.each(['Bearer', 'Basic', 'token', 'ApiKey', 'API-Key'])(
    'is an error with a word of a sign-in before it, where none belongs there: %s',
    (word) => {
      const field = { ...FIELD, oneWord: true };
      expectInput(() => readKey(field, `${word} ${KEY}`), 'apiKey', /begins with "[\w-]+"/);
      expect(readKey(field, `${word}${KEY}`)).toBe(`${word}${KEY}`);
    },
  );

  it.each(KEYS)('is one word in each scheme of our own ($id, $name)', ({ name, scheme, raw }) => {
    const pasted = { ...raw, [name]: `Bearer ${KEY}` };
    expectInput(() => readAccount(scheme, pasted), name, /begins with "Bearer"/);
  });

  it.each(KEYS)('is looked at in every scheme ($id, $name)', ({ name, scheme, raw }) => {
    const { [name]: read } = readAccount(scheme, { ...raw, [name]: ` "${KEY}"\r\n` });
    expect((read as Secret).reveal()).toBe(KEY);
    expectInput(() => readAccount(scheme, { ...raw, [name]: 'k-***' }), name, /is masked/);
  });

  it.each(['Bearer', 'bearer', 'BEARER'])(
    'that begins with the word that a description adds is an error: %s',
    async (word) => {
      const server = described('Bearer {key}', `${word} ${KEY}`);
      await expect(server.run()).rejects.toMatchObject({ code: 'input', field: 'key' });
      expect(server.requests).toEqual([]);
    },
  );

  it.each([
    ['{key}', `Bearer ${KEY}`],
    ['Bearer {key}', KEY],
    ['Basic Basic {key}', KEY],
  ])('is sent as a description says: %s, %s', async (template, key) => {
    const server = described(template, key);
    await server.run();
    const [request] = server.requests;
    expect(request?.headers['Authorization']).toBe(template.replace('{key}', key));
  });
});

/** An API whose header is described, called with this key. */
function described(authorization: string, key: string) {
  const scheme: AnyScheme = compile({
    name: 'Box',
    fields: [{ name: 'key', label: 'API Key', secret: true, trim: true }],
    send: { headers: { Authorization: authorization } },
  });
  const { send, requests } = createMemoryTransport(() => ({ body: [] }));
  const client = clientFor({
    vendor: plainVendor([{}], scheme),
    scheme: scheme.id,
    account: { baseUrl: 'https://h.test', key },
    transport: send,
    clock: createFakeClock(),
  });
  return { requests, run: () => client.run({ operation: 'thing.get', params: {} }) };
}

it('leaves a password as it was entered', () => {
  const { vendor, open } = schemeCase('truesight/token');
  const scheme = vendor.schemes.find(({ id }) => id === 'truesight/token');
  for (const password of ['"quoted"', '***', 'Authorization: x', '\u201cso\u201d', ' blank ']) {
    const account = scheme === undefined ? {} : readAccount(scheme, { ...open, password });
    expect((account['password'] as Secret).reveal()).toBe(password);
  }
});
