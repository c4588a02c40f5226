import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { ConnectionError } from '../../core';
import { createRedactor } from '../../core/redaction/redactor';
import { MASK, Secret } from '../../core/model/secret';
import { EVERY_SCHEME, loginAnswer, schemeCase, schemeServer } from '../support/every-scheme';
import type { SchemeCase, SchemeServer } from '../support/every-scheme';
import type { Answer } from '../support/memory-transport';

/** Everything that can be got out of a value by looking at it. */
function everything(value: unknown): string {
  const own =
    typeof value === 'object' && value !== null
      ? Reflect.ownKeys(value).map((key) => String(Reflect.get(value, key)))
      : [];
  return [
    String(value),
    inspect(value, { depth: Infinity, showHidden: true, maxStringLength: Infinity }),
    JSON.stringify(value),
    ...own,
  ].join('\n');
}

/** A secret in each form of the promise. */
function formsOf(secret: string): readonly string[] {
  const hashes = ['sha1', 'sha256', 'md5'].map((name) =>
    createHash(name).update(secret).digest('hex'),
  );
  return [
    secret,
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    ...hashes,
  ];
}

const ODD_SECRETS = [
  'plain-secret-1',
  'pässwörd-ünïcode',
  '秘密の言葉',
  '😀🔑emoji',
  'with "quotes" and \'more\'',
  'per%cent%20sign',
  'plus+and space',
  'back\\slash\\n',
  'a<b>&c;d',
  '$& $1 $`',
  '1234567890',
  'Bearer',
  'q7$',
  '+-%',
];

/** Servers that say everything they know, in each way a call can fail. */
function failures(texts: () => string): readonly (() => Answer)[] {
  const said = (): Answer['body'] => ({
    message: texts(),
    Message: texts(),
    error: { code: 1, message: texts() },
    statusMsg: texts(),
    [texts()]: [texts(), { deep: texts() }],
  });
  return [
    ...[400, 401, 403, 404, 429, 500, 501].map((status) => () => ({
      status,
      body: said() as Exclude<Answer['body'], undefined>,
    })),
    () => ({ status: 418, body: `<html>${texts()}</html>` }),
    () => ({ status: 400, body: `TIMS-1 ${texts()}` }),
    () => ({ status: 302, headers: { location: `https://evil.test/${texts()}` } }),
    () => {
      throw new ConnectionError('network', 'connection reset');
    },
    () => {
      throw new TypeError(`a bug of the transport, with ${texts()}`);
    },
  ];
}

async function faultsOf(row: SchemeCase, secret: string): Promise<readonly unknown[]> {
  const secrets = Object.fromEntries(row.secretFields.map((name) => [name, secret]));
  const sent: string[] = [];
  const texts = (): string => [...formsOf(secret), ...sent].join(' | ');
  const faults: unknown[] = [];
  const remember = (server: SchemeServer): void => {
    const headers = server.requests.at(-1)?.headers ?? {};
    sent.splice(0, sent.length, headers['Authorization'] ?? '', headers['x-api-token'] ?? '');
  };
  for (const reply of failures(texts)) {
    const usable = usableBy(row, secret);
    if (!usable) return [];
    const server = schemeServer(row, { secrets });
    server.login = () => loginAnswer('grant-of-test');
    server.reply = () => {
      remember(server);
      return reply();
    };
    const result = server.call().catch((fault: unknown) => faults.push(fault));
    await server.clock.advance(120_000);
    await result;
    // This one has never seen the grant of the other.
    sent.splice(0);
    const refused = schemeServer(row, { secrets });
    refused.login = reply;
    refused.reply = reply;
    const second = refused.client.test().catch((fault: unknown) => faults.push(fault));
    await refused.clock.advance(120_000);
    await second;
    const third = refused.call().catch((fault: unknown) => faults.push(fault));
    await refused.clock.advance(120_000);
    await third;
  }
  return faults;
}

/** Keys go into a header as they are, where letters beyond Latin-1 do not fit; that is an error of its own. */
function usableBy(row: SchemeCase, secret: string): boolean {
  const asHeader = [
    'tcpwave/session-token',
    'goss-icm/api-key',
    'enlighted/api-key',
    'edgecast/rest-token',
  ];
  return !asHeader.includes(row.id) || /^[\x20-\xff]*$/.test(secret);
}

describe('no secret ever leaves', () => {
  const cases = EVERY_SCHEME.filter(({ secretFields }) => secretFields.length > 0).flatMap((row) =>
    ODD_SECRETS.map((secret) => [row.id, secret] as const),
  );

  it.each(cases)('in any failure (%s, %s)', async (id, secret) => {
    const faults = await faultsOf(schemeCase(id), secret);
    const text = faults.map(everything).join('\n');
    for (const form of formsOf(secret)) {
      // The name of the scheme of authentication is no secret, but a person may choose it as one.
      if (form === 'Bearer') continue;
      expect(text.includes(form) ? `${form} in ${around(text, form)}` : 'nothing').toBe('nothing');
    }
    expect(text).not.toContain('grant-of-test');
  });

  it.each(EVERY_SCHEME)('in the key that does not fit into a header ($id)', async (row) => {
    const secrets = Object.fromEntries(row.secretFields.map((name) => [name, 'schlüssel-🔑']));
    const server = schemeServer(row, { secrets });
    const fault: unknown = await server.call().catch((error: unknown) => error);
    expect(everything(fault)).not.toContain('schlüssel-🔑');
  });

  it('in a private key, its certificate or its passphrase', async () => {
    const row = schemeCase('tcpwave/client-certificate');
    const server = schemeServer(row);
    const key = String(row.open['privateKey']);
    server.reply = () => ({ status: 400, body: `said ${key} and ${JSON.stringify(key)}` });
    const fault: unknown = await server.call().catch((error: unknown) => error);
    expect(everything(fault)).not.toContain(key.split('\n')[1]);
  });

  it.each(['truesight/token', 'edgecast/client-credentials', 'goss-icm/api-key'])(
    'in a good answer that repeats the grant (%s)',
    async (id) => {
      const server = schemeServer(schemeCase(id));
      server.reply = ({ headers }) => ({
        headers: {
          ...(id.startsWith('goss') ? { 'x-api-token': 'grant-of-test' } : {}),
          echo: JSON.stringify(headers),
          'set-cookie': 'a=b',
        },
        body: [{ headers: { ...headers }, n: 5 }],
      });
      await server.call();
      const outcome = await server.call();
      expect(everything(outcome)).not.toMatch(/grant-|apiKey-of-test|a=b/);
      expect(outcome).toMatchObject({ items: [{ n: 5 }] });
    },
  );

  it('in a good answer that repeats the password as Basic', async () => {
    const server = schemeServer(schemeCase('truesight/basic'));
    server.reply = ({ headers }) => ({ body: { echo: { ...headers } } });
    const basic = Buffer.from('bob:password-of-test').toString('base64');
    expect(everything(await server.call())).not.toContain(basic);
  });
});

function around(text: string, form: string): string {
  const at = text.indexOf(form);
  return text.slice(Math.max(0, at - 60), at + form.length + 40);
}

describe('a secret', () => {
  it('prints as a mask wherever it is printed', () => {
    const secret = new Secret('hidden-value');
    expect(
      `${String(secret)} ${inspect(secret, { showHidden: true })} ${JSON.stringify({ secret })}`,
    ).toBe(`${MASK} ${MASK} {"secret":"${MASK}"}`);
    expect([new Secret('').isEmpty, secret.isEmpty]).toEqual([true, false]);
  });
});

describe('redaction', () => {
  const places = ['x-token'];
  const of = (...secrets: string[]): ReturnType<typeof createRedactor> =>
    createRedactor(
      secrets.map((text) => new Secret(text)),
      places,
    );

  it.each([
    ['ab', 'password=ab; cab ab1 ab', 'password=[secret]; cab ab1 [secret]'],
    ['a+b', 'is a+b, xa+b', 'is [secret], xa+b'],
    ['+', '1+1', '1[secret]1'],
    ['a%', 'a%b ca%', '[secret]b ca%'],
    ['é', 'été é', 'été [secret]'],
  ])('finds the short %s as a word of its own', (secret, text, expected) => {
    expect(of(secret).text(text)).toBe(expected);
  });

  it('does not leave the rest of a long secret that contains a short one', () => {
    expect(of('abcd', 'abcdefgh').text('abcdefgh abcd')).toBe('[secret] [secret]');
  });

  it('goes into lists, objects, names and numbers, and leaves out what lies too deep', () => {
    const redactor = of('12345');
    let deep: unknown = '12345';
    for (let n = 0; n < 100; n += 1) deep = [deep];
    const bytes = new Uint8Array([1]);
    expect(redactor.value({ '12345': [12345, 5, null, true, bytes] })).toEqual({
      [MASK]: [MASK, 5, null, true, bytes],
    });
    expect(JSON.stringify(redactor.value(deep))).not.toContain('12345');
    expect(Object.getPrototypeOf(redactor.value(JSON.parse('{"__proto__":{"a":1}}')))).toBe(
      Object.prototype,
    );
  });

  it('leaves everything as it is where there is no secret', () => {
    const value = { a: 1 };
    expect(of('').value(value)).toBe(value);
  });

  it('drops headers that carry credentials and masks the rest', () => {
    const headers = { 'x-token': 't', 'Set-Cookie': 'c', other: 'is 12345' };
    expect(of('12345').headers(headers)).toEqual({ other: 'is [secret]' });
  });

  it('says whether there is any', () => {
    expect(of('', 'bcde').finds('abcdef')).toBe(true);
    expect(of('').finds('abc')).toBe(false);
    expect(of('bcde').finds('abc \\u0041')).toBe(false);
  });
});
