/** The form of an account of type "API": which sign-in it stands for. */
import {
  DOCUMENT,
  readAccountForm as readForm,
  Secret,
  SHORT_FORM,
  signInChoices,
} from '../../../core';
import type { ApiForm } from '../../../core';
import { presets } from '../../../presets';
import { mistake } from './support';

const readAccountForm = (form: ApiForm) => readForm(form, presets());

const CURL =
  'curl -X POST \'https://api.test/v1/login\' --json \'{"user":"anna","pass":"s\\"e&c"}\'';

test('the list begins with the two open ways, then come the presets by title', () => {
  const choices = signInChoices(presets());
  expect(choices.slice(0, 2)).toEqual([
    { value: SHORT_FORM, label: 'Short Form' },
    { value: DOCUMENT, label: 'Document (JSON)' },
  ]);
  expect(choices.slice(2).map(({ value }) => value)).toEqual(presets().map(({ id }) => id));
});

test('a form without a choice is a short form', () => {
  const { description } = readAccountForm({ signInRequest: 'POST /login', tokenName: 'token' });
  expect(description.signIn?.[0]).toMatchObject({ method: 'POST', path: '/login' });
});

test('a document is read as it is, and an empty or missing one is a mistake of that field', () => {
  const document = { name: 'Mine', send: { headers: { 'X-Key': '{apiKey}' } } };
  const fields = [{ name: 'apiKey', label: 'API Key', secret: true }];
  const form = { signIn: DOCUMENT, document: JSON.stringify({ ...document, fields }) };
  expect(readAccountForm(form).description.name).toBe('Mine');
  for (const empty of [{}, { document: undefined }, { document: '' }]) {
    expect(mistake(() => readAccountForm({ signIn: DOCUMENT, ...empty }))).toBe(
      'document: the document is empty. Paste a description as JSON.',
    );
  }
});

test('a preset is chosen by its id, and one that is not there is named', () => {
  expect(readAccountForm({ signIn: 'proxmox-ve' }).description.name).toBe('Proxmox VE');
  expect(mistake(() => readAccountForm({ signIn: 'no-such' }))).toBe(
    'signIn: Sign-In "no-such" does not exist in this version of Latchkey. Choose another, or update Latchkey.',
  );
});

test('what no field of a form holds is a mistake of that field', () => {
  expect(mistake(() => readAccountForm({ signIn: { a: 1 } }))).toBe('signIn: signIn must be text.');
});

test('a pasted curl command stands for the login request, its credentials and its base URL', () => {
  const { description, form } = readAccountForm({ curl: CURL, tokenName: 'data.token' });
  expect(description.signIn?.[0]).toMatchObject({
    path: '/v1/login',
    json: { user: '{username}', pass: '{password}' },
    take: [{ as: 'token', json: 'data.token' }],
  });
  expect(form).toMatchObject({ baseUrl: 'https://api.test', username: 'anna' });
  expect(form['password']).toEqual(new Secret('s"e&c'));
  expect(JSON.stringify([description, { ...form, curl: '' }])).not.toContain('e&c');
});

test('what the person entered goes before what the command says', () => {
  const { form } = readAccountForm({ curl: CURL, baseUrl: 'https://other.test', username: 'bob' });
  expect(form).toMatchObject({ baseUrl: 'https://other.test', username: 'bob' });
  expect(readAccountForm({ curl: CURL, username: undefined }).form['username']).toBe('anna');
});

test('a command that the short form cannot say sends to the document', () => {
  const curl = 'curl --digest -u anna:secret https://api.test/x';
  expect(mistake(() => readAccountForm({ curl }))).toMatch(/^curl: .*Document \(JSON\)/u);
});

describe('a whole form, with the fields of the account in it', () => {
  const EMPTY = { baseUrl: '' };

  test.each<[string, ApiForm, string]>([
    ['an empty form', EMPTY, 'baseUrl: Base URL is missing. Fill it in.'],
    ['a document', { ...EMPTY, signIn: DOCUMENT }, 'baseUrl: Base URL is missing. Fill it in.'],
    ['without user', { baseUrl: 'https://a.test' }, 'username: User Name is missing. Fill it in.'],
    [
      'without password',
      { baseUrl: 'https://a.test', username: 'anna' },
      'password: Password is missing. Fill it in.',
    ],
    [
      'without a key, which has no user',
      { baseUrl: 'https://a.test', credentialNames: 'key' },
      'password: Password or Key is missing. Fill it in.',
    ],
    [
      'with the account',
      { baseUrl: 'https://a.test', username: 'anna', password: 'x', sendAs: 'header' },
      'signInRequest: Sign-In Request is missing. Fill it in.',
    ],
    [
      'with the login',
      {
        ...{ baseUrl: 'https://a.test', username: 'anna', password: 'x' },
        ...{ signInRequest: 'POST /login', sendAs: 'header', tokenIn: 'cookie' },
      },
      'tokenName: Token Name is missing. Fill it in.',
    ],
    [
      'with names of credentials that are none',
      { baseUrl: 'https://a.test', signInRequest: 'POST /login', credentialNames: 'a, b, c' },
      'credentialNames: Credential Names must be one or two names.',
    ],
  ])('%s is read from the top', (_what, form, sentence) => {
    expect(mistake(() => readAccountForm(form))).toBe(sentence);
  });

  test('a pasted curl command fills it in', () => {
    expect(readAccountForm({ ...EMPTY, curl: CURL }).form).toMatchObject({ username: 'anna' });
  });
});
