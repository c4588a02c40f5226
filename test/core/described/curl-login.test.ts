import { importCurl } from '../../../core';
import { describe as compile } from '../../../core/described/describe';
import { readShortForm } from '../../../core/described/short-form';
import { bodyOf, inShell } from './curl-read';

const SECRET = 'hunter2 "\\&<\u00fc';

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
});

test('a dot in a name of a JSON body does not fit into the short form, which reads a path there', () => {
  const command = (name: string): string =>
    `curl https://h/login -H 'Content-Type: application/json' -d '{"username":"anna","${name}":"hunter22"}'`;
  expect(importCurl(command('password')).shortForm).toBeDefined();
  expect(importCurl(command('login.password')).shortForm).toBeUndefined();
});
