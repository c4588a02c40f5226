import { createHash } from 'node:crypto';
import { defineScheme, open } from '../../kit';
import type { AccountField } from '../../kit';
import { verdictOfEnlighted } from './verdict';

const FIELDS = [
  {
    kind: 'url',
    name: 'baseUrl',
    label: 'Base URL',
    description: 'URL of the Energy Manager including the path of its API.',
    placeholder: 'https://host/ems/api',
    required: true,
  },
  {
    kind: 'text',
    name: 'username',
    label: 'User Name',
    description: 'User the API key was created for.',
    required: true,
  },
  {
    kind: 'secret',
    trim: true,
    oneWord: true,
    name: 'apiKey',
    label: 'API Key',
    description:
      'API key of the user, shown only once. A new key invalidates the old one immediately, also for other programs.',
    where: 'Administration > Authentication Management > Generate new API Key',
    required: true,
  },
] as const satisfies readonly AccountField[];

const FLOORS = '/org/floor/v1/list';

const DENIED =
  'The role or facility of the user does not allow this. Ask the administrator of Manage to change the role or facility of the user.';

/** Manage 4.5 and later: user and key as they are, in two headers (User Authentication for APIs). */
export const apiKey = defineScheme({
  id: 'enlighted/api-key',
  name: 'API key (Manage 4.5 and later)',
  description: 'Sends the API key with every call. TLS keeps it private.',
  credential: { className: 'EnlightedApi', displayName: 'Enlighted API' },
  fields: FIELDS,
  credentialHeaders: ['authorization'],
  acquire: {
    kind: 'static',
    sign: ({ account }) => ({
      headers: {
        UserId: open(account.username),
        Authorization: `apikey ${account.apiKey.reveal()}`,
      },
    }),
  },
  remedies: {
    refused:
      'Check user name and API key; a new key created in Manage invalidates the old one. For Manage 4.4 and older choose the signed sign-in method.',
    denied: DENIED,
  },
  servers: (account) => ({ main: account.baseUrl }),
  verdict: verdictOfEnlighted,
  test: (account) => ({ method: 'GET', url: `${account.baseUrl}${FLOORS}`, headers: {} }),
  identity: (account) => account.username,
});

/** Manage 4.4 and older: a SHA-1 over user, key and milliseconds, new for each attempt (User Authentication for APIs). */
export const legacy = defineScheme({
  id: 'enlighted/legacy',
  name: 'Signed (Manage 4.4 and older)',
  description: 'Signs each call with SHA-1 over user name, API key and time in milliseconds.',
  credential: { className: 'EnlightedLegacyApi', displayName: 'Enlighted Legacy API' },
  fields: FIELDS,
  credentialHeaders: ['authorization'],
  acquire: {
    kind: 'signature',
    sign: ({ account, nowMs }) => {
      const ts = String(nowMs);
      return {
        headers: {
          // The header named ApiKey holds the user name; the key itself is never sent.
          ApiKey: open(account.username),
          Authorization: sha1Hex(`${account.username}${account.apiKey.reveal()}${ts}`),
          ts: open(ts),
        },
      };
    },
  },
  remedies: {
    refused:
      'Check user name and API key, and that the clocks of this machine and of Manage agree.',
    denied: DENIED,
  },
  servers: (account) => ({ main: account.baseUrl }),
  verdict: verdictOfEnlighted,
  test: (account) => ({ method: 'GET', url: `${account.baseUrl}${FLOORS}`, headers: {} }),
  identity: (account) => account.username,
});

function sha1Hex(text: string): string {
  return createHash('sha1').update(text, 'utf8').digest('hex');
}
