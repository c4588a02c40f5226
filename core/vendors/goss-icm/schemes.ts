import { basicCredentials, defineScheme, Secret, singleToken, tokenText } from '../../kit';
import type { AccountField } from '../../kit';
import { rpcCall } from './json-rpc';
import { testVerdictOfGossIcm, verdictOfGossIcm } from './verdict';

const FIELDS = [
  {
    kind: 'url',
    name: 'baseUrl',
    label: 'Base URL',
    description:
      'URL of the API Server: https://site/apiserver through the website, or http://host:5706 directly, which is not encrypted.',
    placeholder: 'https://site/apiserver',
    required: true,
  },
  {
    kind: 'secret',
    trim: true,
    oneWord: true,
    name: 'apiKey',
    label: 'API Key',
    description: 'API key that is bound to the workers to call.',
    where: 'iCM > API Server > Security',
    required: true,
  },
  {
    kind: 'text',
    name: 'username',
    label: 'User Name',
    description: 'User of the API key. Leave empty unless the key requires a user.',
  },
  {
    kind: 'secret',
    name: 'password',
    label: 'Password',
    description: 'Password of the user of the API key.',
  },
  {
    kind: 'text',
    name: 'testWorker',
    label: 'Test Worker',
    description: 'Worker called by Test. The API key must be bound to this worker.',
    default: 'securelibrary',
  },
] as const satisfies readonly AccountField[];

const TEST_METHOD = 'Latchkey.connectionTest';

/**
 * The key, and a user where the key asks for one, go with the first call. Its answer brings a token in
 * the header `x-api-token`, which then goes alone, until a 401 says that it is over (article 2188 of the documentation). The
 * pseudo-code of that article sends Basic along with the token, the prose forbids it: the prose is followed.
 */
export const apiKey = defineScheme({
  id: 'goss-icm/api-key',
  name: 'API key',
  description: 'Sends the API key once, and then the token that the server returned.',
  credential: { className: 'GossIcmApi', displayName: 'GOSS iCM API' },
  fields: FIELDS,
  binding: 'ip',
  credentialHeaders: ['x-api-key', 'x-api-token', 'authorization'],
  acquire: {
    kind: 'carried',
    read: (reply) => {
      const token = reply.headers['x-api-token']?.trim();
      const accepted = reply.status >= 200 && reply.status < 300;
      return accepted && token !== undefined && token !== ''
        ? { values: singleToken(new Secret(token)) }
        : undefined;
    },
    sign: ({ account, token }) => {
      if (token !== undefined) return { headers: { 'x-api-token': tokenText(token) } };
      const username = account.username ?? '';
      const password = account.password?.reveal() ?? '';
      return {
        headers: {
          'x-api-key': account.apiKey.reveal(),
          ...(username === ''
            ? {}
            : { Authorization: `Basic ${basicCredentials(username, password)}` }),
        },
      };
    },
  },
  remedies: {
    refused:
      'Check the API key, its permission for this worker and method and for the IP address of this machine, and the user name and password if the key requires them.',
    denied:
      'The API key is valid but lacks permission for this. Ask the administrator of iCM which workers and methods the key allows.',
  },
  sendsPassword: (account) => (account.username ?? '') !== '',
  check: (account) => {
    const username = account.username ?? '';
    if (username.includes(':')) {
      return {
        field: 'username',
        message: 'A user name for Basic authentication must not contain ":" (RFC 7617).',
      };
    }
    if (username === '' && account.password !== undefined && !account.password.isEmpty) {
      return {
        field: 'username',
        message: 'Enter the user that the password belongs to, or remove the password.',
      };
    }
    return undefined;
  },
  servers: (account) => ({ main: account.baseUrl }),
  verdict: verdictOfGossIcm,
  test: (account) => ({
    method: 'POST',
    url: `${account.baseUrl}/${encodeURIComponent(account.testWorker)}`,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(rpcCall(TEST_METHOD, {})),
  }),
  testVerdict: testVerdictOfGossIcm,
  identity: (account) => account.username,
});
