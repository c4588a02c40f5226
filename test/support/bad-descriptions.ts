/** Mistakes in descriptions, and answers that a description did not expect, with the sentence for each. */

const FIELDS = [
  { name: 'username', label: 'User Name' },
  { name: 'password', label: 'Password', secret: true },
];

const LOGIN = {
  path: '/login',
  json: { user: '{username}', pass: '{password}' },
  take: [{ as: 'token', json: 'data.token' }],
};

const GOOD = {
  name: 'Box',
  fields: FIELDS,
  signIn: [LOGIN],
  send: { headers: { 'X-Token': '{token}' } },
  test: { method: 'GET', path: '/version' },
};

/** [what, document, sentence without the name of the field]. Nothing is sent. */
export const BAD_DOCUMENTS: readonly (readonly [string, object, string])[] = [
  [
    'an unknown placeholder',
    { ...GOOD, send: { headers: { 'X-Token': '{tokn}' } } },
    'send.headers.X-Token names {tokn}, which is not known. Known there: username, password, token.',
  ],
  [
    'a placeholder of a later step',
    { ...GOOD, signIn: [{ ...LOGIN, path: '/login/{token}' }] },
    'signIn[0].path names {token}, which is not known. Known there: username, password.',
  ],
  [
    'a path that leaves the base URL',
    { ...GOOD, test: { path: '/a/../../b' } },
    'test.path cannot hold ".."',
  ],
  [
    'such a path in percent-encoding',
    { ...GOOD, test: { path: '/%2e%2E/b' } },
    'test.path cannot hold ".."',
  ],
  [
    'a path that names a server',
    { ...GOOD, test: { path: '//evil.test/b' } },
    'test.path must begin with one "/"',
  ],
  [
    'a whole URL as path',
    { ...GOOD, test: { path: 'https://evil.test/b' } },
    'test.path must begin with one "/"',
  ],
  [
    'too long a document',
    { ...GOOD, name: 'x'.repeat(70_000) },
    'the document must not be longer than 64 KiB',
  ],
  ['too many steps', { ...GOOD, signIn: [LOGIN, LOGIN, LOGIN, LOGIN] }, 'signIn must'],
  [
    'too many fields',
    {
      ...GOOD,
      fields: Array.from({ length: 21 }, (_, n) => ({ name: `f${String(n)}`, label: 'F' })),
    },
    'fields must',
  ],
  [
    'XML with a DTD',
    { ...GOOD, test: { path: '/x', xml: '<!DOCTYPE a><a/>' } },
    'test.xml cannot hold a DTD',
  ],
  [
    'XML with an entity',
    { ...GOOD, test: { path: '/x', xml: '<!ENTITY a "b"><a/>' } },
    'test.xml cannot hold a DTD',
  ],
  [
    'a test that proves nothing',
    { ...GOOD, send: { json: { auth: '{token}' } } },
    'test.method is GET, which has no body, but the sign-in is sent in the body only. Use a request with POST.',
  ],
  [
    'an origin without https',
    { ...GOOD, origins: ['http://*.box.test'] },
    'origins[0] must begin with https://',
  ],
  [
    'an origin with a path',
    { ...GOOD, origins: ['https://box.test/x'] },
    'origins[0] must be an origin',
  ],
  [
    'an origin of everybody',
    { ...GOOD, origins: ['https://*.test'] },
    'origins[0] must be an origin',
  ],
];

/** [what, description of the token, content type, body, sentence]. No value of the body is told. */
export const BAD_ANSWERS: readonly (readonly [string, object, string, string, string])[] = [
  [
    'a token that is elsewhere',
    { json: 'data.token' },
    'application/json',
    '{"data":{"ticket":"Zaunkoenig","user":"Zaunkoenig"}}',
    'No value at data.token; the response has data.ticket, data.user.',
  ],
  [
    'an answer that is a web page',
    { json: 'data.token' },
    'text/html',
    '<html><body>Zaunkoenig</body></html>',
    'No value at data.token; the response is a web page. Check the base URL and the path.',
  ],
  [
    'a token of more than 8 KiB',
    { json: 'data.token' },
    'application/json',
    JSON.stringify({ data: { token: 'Zaunkoenig'.repeat(1000) } }),
    'The value at data.token is longer than 8 KiB or holds control characters, so it cannot be sent on.',
  ],
  [
    'an answer in XML with a DTD',
    { xml: 'token' },
    'text/xml',
    '<!DOCTYPE r [<!ENTITY z "Zaunkoenig">]><r><token>&z;</token></r>',
    'No value at the XML element token; the response has XML with a DTD, which Latchkey does not read. Take it as text.',
  ],
];

export function describedWith(place: object): object {
  return { ...GOOD, signIn: [{ ...LOGIN, take: [{ as: 'token', ...place }] }] };
}
