import fc from 'fast-check';
import { InputError } from '../../../core/errors';
import { importCurl } from '../../../core';
import { readCurl } from '../../../core/described/curl-request';
import { curlWords } from '../../../core/described/curl-words';
import { describe as compile } from '../../../core/described/describe';
import { readShortForm } from '../../../core/described/short-form';
import { mistake } from './support';

describe('the words of a command', () => {
  test.each<[string, string, readonly string[]]>([
    ['single quotes', `curl 'a b' '{"x":"y"}'`, ['a b', '{"x":"y"}']],
    ['double quotes', 'curl "a\\"b\\\\c\\$d" "e\\nf"', ['a"b\\c$d', 'e\\nf']],
    ['joined pieces', `curl -u'a'"b"c`, ['-uabc']],
    ["$'...'", `curl $'a\\'b\\n\\u00e4\\x41\\101\\t\\q\\U0001F600'`, ["a'b\n\u00e4AA\tq\u{1f600}"]],
    ['a lone dollar', 'curl $1 a$ "$" "5$/m"', ['$1', 'a$', '$', '5$/m']],
    ['a dollar of cmd.exe', 'curl ^"$x^"', ['$x']],
    ['a prompt and comments', '# a\n# b\n$ sudo curl x', ['x']],
    ['lines of sh', 'curl \\\n  a \\\r\n  b', ['a', 'b']],
    ['a quoted line of sh', 'curl "a\\\nb"', ['ab']],
    ['lines of PowerShell', 'curl.exe `\n  a `\r\n  b', ['a', 'b']],
    [
      'cmd.exe',
      'curl ^"https://x/^" ^\n -d ^"^{^\\^"a^\\^":^\\^"b^\\^"^}^"',
      ['https://x/', '-d', '{"a":"b"}'],
    ],
    ['a path to curl', 'C:\\curl.exe x', []],
    ['what follows a pipe', 'curl a | jq .token', ['a']],
    ['what follows another command', 'curl a; rm b', ['a']],
    ['an operator inside a word', 'curl a>b', ['a']],
    ['an empty word', "curl ''", ['']],
  ])('%s', (what, command, words) => {
    if (what === 'a path to curl') expect(curlWords('/usr/bin/curl x')).toEqual(['x']);
    else expect(curlWords(command)).toEqual(words);
  });

  test.each([
    ['wget x', 'this does not begin with "curl"'],
    ['', 'this does not begin with "curl"'],
    ['fetch("https://x")', 'this is not a curl command'],
    ['Invoke-WebRequest -Uri "x"', 'this is not a curl command'],
    ["curl 'a", 'a quote is not closed'],
    ['curl "a', 'a quote is not closed'],
    ["curl $'a", 'a quote is not closed'],
    ['curl $x', 'a value is a variable or a command of the shell'],
    ['curl "a${x}"', 'a value is a variable or a command of the shell'],
    ["curl $'\\U00ffffff'", 'an escape names no character'],
  ])('%s is told', (command, sentence) => {
    expect(mistake(() => curlWords(command))).toContain(`curl: ${sentence}`);
  });
});

describe('a command', () => {
  test.each<[string, object]>([
    ['curl https://a.test/x', { method: 'GET', headers: [] }],
    ['curl a.test/x -d a=1 -d b=2', { method: 'POST', body: 'a=1&b=2' }],
    ['curl -XPUT a.test --data-raw @x', { method: 'PUT', body: '@x' }],
    [
      'curl a.test --json={"a":1} --json x',
      { method: 'POST', body: '{a:1}x', headers: [['Content-Type', 'application/json']] },
    ],
    [
      'curl -G a.test?z=1 -d a=1 --data-urlencode "b=x y&z" --data-urlencode =c --data-urlencode d',
      { method: 'GET' },
    ],
    ['curl -I a.test', { method: 'HEAD' }],
    [
      'curl -sSkLu anna:pa:ss a.test',
      { basic: { user: 'anna', password: 'pa:ss', digest: false } },
    ],
    ['curl --digest -u anna:p a.test', { basic: { user: 'anna', password: 'p', digest: true } }],
    [
      'curl https://anna:p%40ss@a.test',
      { basic: { user: 'anna', password: 'p@ss', digest: false } },
    ],
    ['curl https://anna:p%ss@a.test', { basic: { user: 'anna', password: 'p%ss', digest: false } }],
    ['curl https://anna@a.test', { basic: { user: 'anna', password: '', digest: false } }],
    ['curl --oauth2-bearer T a.test', { headers: [['Authorization', 'Bearer T']] }],
    [
      'curl -H "A: b" -H "C;" -H nonsense -A agent -e ref --url a.test',
      {
        headers: [
          ['A', 'b'],
          ['C', ''],
        ],
      },
    ],
    ['curl -o out -m 5 --max-time 5 --compressed a.test', { notes: [] }],
    [
      'curl -x proxy --cacert f a.test',
      {
        notes: [
          '-x was left out; proxy and TLS are settings of the account.',
          '--cacert was left out; proxy and TLS are settings of the account.',
        ],
      },
    ],
    [
      'curl -k -b a=1 a.test',
      {
        notes: [
          '-k was left out; whether certificates are verified is a setting of the account.',
          'Cookies of the copied command were left out; a sign-in starts without them.',
        ],
      },
    ],
  ])('%s', (command, expected) => {
    expect(readCurl(command)).toMatchObject(expected);
  });

  test('-G moves the data to the query', () => {
    expect(
      readCurl(
        'curl -G a.test?z=1 -d a=1 --data-urlencode "b=x y&z" --data-urlencode =c --data-urlencode d',
      ).url.search,
    ).toBe('?z=1&a=1&b=x%20y%26z&c&d');
    expect(readCurl('curl -G a.test').url.search).toBe('');
    expect(readCurl('curl -G a.test -d a').url.search).toBe('?a');
  });

  test.each([
    ['curl -F a=hunter2 a.test', '-F sends a file or a multipart form'],
    ['curl -d @hunter2 a.test', '-d reads a file'],
    ['curl --data-urlencode n@hunter2 a.test', '--data-urlencode reads a file'],
    ['curl -q a.test', '-q is not supported'],
    ['curl --hunter2=hunter2 a.test', '--hunter2 is not supported'],
    ['curl "--hunter 2" a.test', 'an option is not supported'],
    ['curl a.test hunter2', 'there is more than one URL'],
    ['curl - a.test', 'there is more than one URL'],
    ['curl a.test -H', '-H has no value'],
    ['curl -s', 'there is no URL'],
    ['curl ftp://hunter2', 'the URL is not an http or https address'],
    ['curl "https://hunter 2/"', 'the URL is not an http or https address'],
  ])('%s is told', (command, sentence) => {
    const said = mistake(() => readCurl(command));
    expect(said).toContain(`curl: ${sentence}`);
    if (!command.includes('--hunter2')) expect(said).not.toContain('hunter');
  });
});

const SECRET = 'hunter2 "\\&<\u00fc';
const inShell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const bodyOf = (value: unknown): string => inShell(JSON.stringify(value));
const step = (command: string): object => {
  const { description } = importCurl(command);
  const [first] = description.signIn ?? [];
  return first ?? {};
};

describe('a login', () => {
  test('with JSON, as a browser copies it', () => {
    const command = `curl 'https://nas.test:8443/api/login?lang=en' \\
      -X 'POST' -H 'accept: application/json' -H 'content-type: application/json' -H 'origin: https://nas.test' -H 'user-agent: Mozilla' -H 'cookie: old=1' \\
      --data-raw ${bodyOf({ username: 'anna', password: SECRET, realm: 'pam', remember: true, n: null, list: ['x'] })} --insecure`;
    const read = importCurl(command, 'NAS');
    expect(read.description).toMatchObject({
      name: 'NAS',
      fields: [
        { name: 'username', label: 'User Name' },
        { name: 'password', label: 'Password', secret: true },
      ],
      signIn: [
        {
          method: 'POST',
          path: '/api/login',
          query: { lang: 'en' },
          headers: { accept: 'application/json' },
          json: {
            username: '{username}',
            password: '{password}',
            realm: 'pam',
            remember: true,
            n: null,
            list: ['x'],
          },
          take: [{ as: 'token', json: 'token' }],
        },
      ],
    });
    expect(read).toMatchObject({ baseUrl: 'https://nas.test:8443', account: { username: 'anna' } });
    expect(read.shortForm).toBeUndefined();
    expect(read.notes).toEqual(expect.arrayContaining(['{password} stands for Password.']));
    expect(JSON.stringify(read)).not.toContain('hunter2');
  });

  test.each<[string, string, object | undefined]>([
    [
      'JSON',
      `curl a.test/l -d ${bodyOf({ user: 'anna', pass: SECRET, mode: 1 })} -H 'Content-Type: application/json'`,
      {
        signInRequest: 'POST /l',
        credentialsAs: 'json',
        credentialNames: 'user, pass',
        furtherMembers: '{"mode":1}',
      },
    ],
    [
      'a form',
      `curl a.test/l --data-urlencode username=anna --data-urlencode ${inShell(`pwd=${SECRET}`)}`,
      { credentialsAs: 'form', credentialNames: 'username, pwd' },
    ],
    [
      'Basic',
      `curl -X POST -u ${inShell(`anna:${SECRET}`)} a.test/l`,
      { signInRequest: 'POST /l', credentialsAs: 'basic' },
    ],
    [
      'Basic in a header',
      `curl -X POST -H 'Authorization: Basic ${Buffer.from(`anna:${SECRET}`).toString('base64')}' a.test/l`,
      { credentialsAs: 'basic' },
    ],
    ['Basic with a body', `curl -u ${inShell(`anna:${SECRET}`)} a.test/l -d '{"a":1}'`, undefined],
    [
      'a query',
      `curl -G a.test/l -d x=1 -d username=anna --data-urlencode ${inShell(`password=${SECRET}`)}`,
      {
        signInRequest: 'GET /l?x=1',
        credentialsAs: 'query',
        credentialNames: 'username, password',
      },
    ],
    [
      'a header',
      `curl -X POST a.test/l -H ${inShell(`X-Password: hunter2`)}`,
      { credentialsAs: 'headers', credentialNames: 'X-Password' },
    ],
    [
      'headers and a body',
      `curl a.test/l -H ${inShell(`X-Password: hunter2`)} -d '{"a":1}'`,
      undefined,
    ],
    [
      'a password alone',
      `curl a.test/l -d ${bodyOf({ password: SECRET })}`,
      { credentialNames: 'password' },
    ],
    [
      'a password deep inside',
      `curl a.test/l -d ${bodyOf({ auth: { user: 'anna', password: SECRET } })}`,
      undefined,
    ],
    ['a password in a list', `curl a.test/l -d ${bodyOf([{ password: SECRET }])}`, undefined],
    ['two places', `curl 'a.test/l?user=anna' -d ${bodyOf({ password: SECRET })}`, undefined],
    ['another secret', `curl a.test/l -d ${bodyOf({ password: SECRET, otp: 123456 })}`, undefined],
    ['a name with a comma', `curl a.test/l -d ${bodyOf({ 'pass,word': SECRET })}`, undefined],
    [
      'only a user with a secret that is no password',
      `curl a.test/l -d ${bodyOf({ username: 'x', password: 'y', deep: { username: 'x' } })}`,
      undefined,
    ],
  ])('with %s', (_what, command, form) => {
    const read = importCurl(command);
    if (form === undefined) expect(read.shortForm).toBeUndefined();
    else expect(read.shortForm).toMatchObject(form);
    expect(JSON.stringify(read)).not.toContain('hunter2');
    const { fields, signIn } = read.description;
    if (read.shortForm !== undefined) {
      const same = readShortForm(read.shortForm);
      expect(same.fields?.map(({ name }) => name)).toEqual(fields?.map(({ name }) => name));
      expect(same.signIn).toEqual(signIn);
    }
    expect(() => compile(read.description)).not.toThrow();
  });

  test.each<[string, object]>([
    [
      `curl a.test/token -d grant_type=client_credentials -d client_id=4711-x -d client_secret=hunter2`,
      {
        form: {
          grant_type: 'client_credentials',
          client_id: '{clientId}',
          client_secret: '{clientSecret}',
        },
      },
    ],
    [
      `curl -X POST a.test/l -H 'Authorization: Bearer hunter2'`,
      { headers: { Authorization: 'Bearer {apiToken}' } },
    ],
    [
      `curl -X POST a.test/l -H 'Authorization: hunter2'`,
      { headers: { Authorization: '{apiToken}' } },
    ],
    [
      `curl -X POST a.test/l -H 'Authorization: Basic AAAAA' -H 'X-Api-Key: hunter2'`,
      { headers: { 'X-Api-Key': '{xApiKey}' } },
    ],
    [
      `curl a.test/l -d ${bodyOf({ pin: 1234, tenant: 'hunter2', body: 'hunter2', '---': 'hunter2', key: 'other' })}`,
      { json: { pin: '{pin}', tenant: '{tenant}', body: '{bodyValue}' } },
    ],
    [
      `curl a.test/l -d ${bodyOf({ password: 'a1', password2: 'b2', confirm: { password: 'c3' } })}`,
      {
        json: {
          password: '{password}',
          confirm: { password: expect.stringMatching(/^\{password\d\}$/) },
        },
      },
    ],
    [
      `curl a.test/l -d ${bodyOf({ password: 'hunter2', grant_type: '{x}' })}`,
      { json: { password: '{password}', grant_type: '{grantType}' } },
    ],
    [
      `curl a.test/l -d ${bodyOf({ password: 'hunter2', empty: '' })}`,
      { json: { password: '{password}', empty: '' } },
    ],
  ])('%s', (command, expected) => {
    expect(step(command)).toMatchObject(expected);
  });

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
