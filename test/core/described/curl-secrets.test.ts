import fc from 'fast-check';
import { InputError } from '../../../core/errors';
import { importCurl } from '../../../core';
import { mistake } from './support';
import { bodyOf, inShell } from './curl-read';

describe('a pasted command with a secret', () => {
  test('says of a key that blanks around it do not belong to it, and not of a password', () => {
    const { description } = importCurl(
      `curl a.test/l -d ${bodyOf({ pass: 'hunter2', otp: 123456, key: 'hunter3' })}`,
    );
    expect(description.fields?.map(({ name, trim }) => [name, trim])).toEqual([
      ['password', undefined],
      ['otp', true],
      ['key', true],
    ]);
  });

  test('with Digest has no sign-in of its own', () => {
    const read = importCurl('curl --digest -u anna:hunter2 "https://cam.test/info?a=1"');
    expect(read.description).toMatchObject({
      send: { digest: { user: '{username}', password: '{password}' } },
      test: { method: 'GET', path: '/info', query: { a: '1' } },
    });
    expect(
      importCurl('curl --digest -u anna:hunter2 https://cam.test/info').description.test,
    ).toEqual({ method: 'GET', path: '/info' });
  });

  test.each<[unknown, string]>([
    [undefined, 'nothing was pasted'],
    [' ', 'nothing was pasted'],
    [`curl ${'x'.repeat(70_000)}`, 'the command is longer than 64 KiB'],
    ['curl a.test/x', 'no password, key or token was found'],
    [`curl a.test -H 'Content-Type: application/json' -d '{hunter2'`, 'the body is not valid JSON'],
    [
      `curl a.test -H 'Content-Type: text/plain' -d 'hunter2'`,
      'the body is neither JSON nor a form',
    ],
    [`curl -X TRACE a.test -u anna:hunter2`, 'the request cannot be described'],
    [
      `curl a.test -H 'Content-Type: application/json' -d '' -u a:b -X PATCH -H 'b\u20ac: x'`,
      'the request cannot be described',
    ],
  ])('%s is told without a value', (command, sentence) => {
    const said = mistake(() => importCurl(command));
    expect(said).toContain(`curl: ${sentence}`);
    expect(said).not.toContain('hunter2');
  });

  test('a secret of any letters reaches neither the description nor an error', () => {
    const secret = fc
      .string({ minLength: 4, unit: 'binary' })
      .map((text) => `S3cr3t${text.replace(/[\0\r\n\p{Surrogate}]/gu, '')}`);
    const name = fc.constantFrom('password', 'pass', 'p', 'secret', 'apiKey', 'x', 'user');
    fc.assert(
      fc.property(secret, name, fc.boolean(), (value, member, isForm) => {
        const data = isForm
          ? `--data-urlencode ${inShell(`${member}=${value}`)}`
          : `-d ${bodyOf({ [member]: value, password: 'S3cr3tToo' })}`;
        try {
          const { description, shortForm, notes } = importCurl(`curl https://a.test/login ${data}`);
          expect(JSON.stringify([description, shortForm, notes])).not.toContain('S3cr3t');
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          expect(error.message).not.toContain('S3cr3t');
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('any text ends in an import or one sentence', () => {
    const word = fc.constantFrom(
      'curl',
      ' ',
      '-d',
      '-H',
      '-u',
      'a:b',
      "'",
      '"',
      '$',
      '\\',
      '\n',
      '^',
      '`',
      '|',
      '{"a":',
      '1}',
      'https://x',
      '--json',
      '-G',
      '-F',
      '@',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => `curl ${words.join('')}`),
        ),
        (text) => {
          try {
            importCurl(text);
          } catch (error) {
            if (!(error instanceof InputError)) throw error;
          }
        },
      ),
      { numRuns: 5000 },
    );
  });
});

test('the values of the secret fields are given to the one who pasted them, and to nobody else', () => {
  const read = importCurl(
    `curl https://a.test/login -H 'X-App: key-12345' -d '{"user":"anna","password":"p\\"a&<ß"}'`,
  );
  const values = Object.entries(read.secrets).map(([name, secret]) => [name, secret.reveal()]);
  expect(Object.fromEntries(values)).toEqual({ password: 'p"a&<ß', xApp: 'key-12345' });
  expect(JSON.stringify(read)).not.toMatch(/ß|key-12345/);
});

test('an Accept header that takes anything is left out, so that the short form can say the login', () => {
  const login = (accept: string) =>
    importCurl(
      `curl https://a.test/login -H 'accept: ${accept}' -d '{"user":"anna","pass":"geheim1"}'`,
    );
  expect(login('application/json, text/plain, */*').shortForm).toMatchObject({
    signInRequest: 'POST /login',
  });
  const wanted = login('application/json');
  expect(wanted.shortForm).toBeUndefined();
  expect(wanted.description.signIn?.[0].headers).toEqual({ accept: 'application/json' });
});
