import { inspect } from 'node:util';
import { createRedactor } from '../../core/redaction/redactor';
import { MASK, Secret } from '../../core/model/secret';
import { EVERY_SCHEME, schemeCase, schemeServer } from '../support/every-scheme';
import { casesOf, everything, leakOf } from './failing-calls';

describe('no secret ever leaves', () => {
  it.each(casesOf(['plain-secret-1', 'p"\\w&d<ü>%+1']))(
    'in any failure (%s, %s)',
    async (id, secret) => {
      expect(await leakOf(id, secret)).toBeUndefined();
    },
  );

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
