/** A mistake in the short form is told with the field as the form calls it. */
import { readShortForm } from '../../../core';
import { mistake } from './support';

const BASE = { signInRequest: 'POST /api/login', tokenName: 'data.token' };

test.each<[object, string]>([
  [{ signInRequest: '' }, 'signInRequest: Sign-In Request is missing'],
  [
    { signInRequest: 'login' },
    'signInRequest: Sign-In Request must be a method and a path, such as POST /api/login.',
  ],
  [{ signInRequest: 'TRACE /x' }, 'signInRequest: Sign-In Request must be one of GET'],
  [{ signInRequest: 'POST /a/../b' }, 'signInRequest: Sign-In Request cannot hold ".."'],
  [
    { signInRequest: 'GET /x' },
    'signInRequest: Sign-In Request is a GET request, which has no body.',
  ],
  [{ signInRequest: '={{ $json.x }}' }, 'signInRequest: Sign-In Request holds an expression.'],
  [{ signInRequest: 'POST /{tenant}' }, 'signInRequest: Sign-In Request names {tenant}'],
  [{ credentialsAs: 'smoke' }, 'credentialsAs: Send Credentials As must be one of json, form'],
  [{ credentialNames: ' , ' }, 'credentialNames: Credential Names must be one or two names.'],
  [{ credentialNames: 'a, b, c' }, 'credentialNames: Credential Names must be one or two names.'],
  [
    { credentialsAs: 'headers', credentialNames: 'a b' },
    'credentialNames: Credential Names is not a valid header name',
  ],
  [{ furtherMembers: '[1]' }, 'furtherMembers: Further Values must be a JSON object'],
  [
    { furtherMembers: '{"tenant":7615917337495251231}' },
    'furtherMembers: Further Values must be a JSON object, such as { "loginMode": 1 }; put numbers beyond 2^53 in quotes',
  ],
  [{ furtherMembers: '{' }, 'furtherMembers: Further Values must be a JSON object'],
  [{ furtherMembers: '{"a":"{x}"}' }, 'furtherMembers: Further Values names {x}'],
  [
    { credentialsAs: 'form', furtherMembers: '{"a":{"b":1}}' },
    'furtherMembers: Further Values must have text for "a"',
  ],
  [{ credentialNames: 'user; pass' }, 'credentialNames: Credential Names must be two different'],
  [
    { credentialNames: '“user”, “pass”' },
    'credentialNames: Credential Names must be two different',
  ],
  [{ credentialNames: 'key, key' }, 'credentialNames: Credential Names must be two different'],
  [{ tokenName: '$.data.token' }, 'tokenName: Token Name must be a path such as data.token'],
  [{ sendAs: 'header', sendName: 'Cookie' }, 'sendName: Send Name is Cookie. Choose Cookie under'],
  [{ life: '$.expires_in seconds' }, 'life: Token Lifetime must be minutes (30)'],
  [{ life: '5 date' }, 'life: Token Lifetime must be minutes (30)'],
  [{ expiredWhen: 'ok != true' }, 'expiredWhen: Expired When must be a status (403)'],
  [{ expiredWhen: '403, 440' }, '(403 code = 6). Separate several with semicolons.'],
  [
    { signInRequest: 'https://host/login' },
    'signInRequest: Sign-In Request must be a method and a path, such as POST /api/login. Leave out what Base URL has.',
  ],
  [{ tokenIn: 'header', tokenName: '' }, 'tokenName: Token Name is missing'],
  [{ tokenIn: 'cookie', tokenName: 'a b' }, 'tokenName: Token Name is not a valid cookie name'],
  [{ sendAs: 'header', sendName: '' }, 'sendName: Send Name is missing'],
  [
    { sendAs: 'header', sendName: 'Host' },
    'sendName: Send Name is a header that the connection sets',
  ],
  [
    { sendAs: 'query', sendName: 'a: b' },
    'sendName: Send Name can have a word in front of the token in a header only',
  ],
  [{ sendAs: 'header', sendName: 'a b' }, 'sendName: Send Name is missing'],
  [{ secondValue: 'csrf' }, 'secondValue: Second Value must be a part and a name'],
  [{ secondHeader: 'X' }, 'secondValue: Second Value must be a part and a name'],
  [{ secondValue: 'json a' }, 'secondHeader: Second Value Header is missing'],
  [
    { secondValue: 'cookie a;b', secondHeader: 'X' },
    'secondValue: Second Value is not a valid cookie name',
  ],
  [
    { secondValue: 'json a', secondHeader: 'a b' },
    'secondHeader: Second Value Header is not a valid header name',
  ],
  [{ life: 'soon' }, 'life: Token Lifetime must be minutes (30)'],
  [{ life: 'a fortnights' }, 'life: Token Lifetime must be minutes (30)'],
  [{ life: '0' }, 'life: Token Lifetime must be a whole number from 1'],
  [{ expiredWhen: 'never' }, 'expiredWhen: Expired When must be a status (403)'],
  [{ refusedWhen: '= 5' }, 'refusedWhen: Rejected When must be a status (403)'],
  [{ signOut: 'out' }, 'signOut: Sign-Out Request must be a method and a path, such as POST'],
  [{ testPath: 'version' }, 'testPath: Test Path must be a method and a path, such as GET'],
  [{ testPath: '//x' }, 'testPath: Test Path must begin with one "/"'],
])('%j names its field in the words of the form', (form, sentence) => {
  expect(mistake(() => readShortForm({ ...BASE, ...form }))).toContain(sentence);
});

test('a name that the form has no field for is told with the sign-in request', () => {
  expect(mistake(() => readShortForm(BASE, 'x'.repeat(300)))).toContain(
    'signInRequest: Sign-In Request must not be longer',
  );
});
