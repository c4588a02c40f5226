import { defineScheme, open } from '../../kit';
import type { AccountField, HeaderFields, Secret, Stamp } from '../../kit';
import { checkAccountNumber } from './account-number';
import { verdictOfEdgecast } from './verdict';

const FIELDS = [
  {
    kind: 'url',
    name: 'baseUrl',
    label: 'Base URL',
    description:
      'URL of the REST API. The hosts of Edgio closed in January 2025: enter the URL of your provider.',
    default: 'https://api.edgecast.com',
  },
  {
    kind: 'text',
    name: 'accountNumber',
    label: 'Account Number',
    description: 'Hexadecimal customer account number, part of nearly every URL.',
    placeholder: '1A2B',
    where: 'Portal (MCC) > upper right-hand corner',
    required: true,
  },
  {
    kind: 'secret',
    trim: true,
    oneWord: true,
    name: 'token',
    label: 'Token',
    description: 'Primary REST API token of the user.',
    where: 'View Profile > Web Services REST API Token',
    required: true,
  },
  {
    kind: 'secret',
    trim: true,
    oneWord: true,
    name: 'backupToken',
    label: 'Backup Token',
    description:
      'Used if the primary token is rejected, so that rotating tokens causes no downtime. Both give the same access.',
    where: 'View Profile > Web Services REST API Token',
  },
] as const satisfies readonly AccountField[];

/** What people copy along with the token from an example of a header. */
const PREFIX = /^\s*tok:\s*/i;

/** A token of the Web Services REST API, sent as it is (Authentication page, REST API Token). */
export const restToken = defineScheme({
  id: 'edgecast/rest-token',
  name: 'REST API token',
  description: 'Sends a long-lived token, or the backup token if the first is rejected.',
  credential: { className: 'EdgecastTokenApi', displayName: 'Edgecast Token API' },
  fields: FIELDS,
  credentialHeaders: ['authorization'],
  acquire: {
    kind: 'static',
    secrets: (account) =>
      account.backupToken === undefined || bare(account.backupToken) === bare(account.token)
        ? 1
        : 2,
    secretNames: ['primary token', 'backup token'],
    sign: ({ request, account, secret }) => {
      const token = secret === 1 ? (account.backupToken ?? account.token) : account.token;
      return { headers: { ...acceptJson(request.headers), Authorization: `TOK:${bare(token)}` } };
    },
  },
  remedies: {
    refused:
      'Compare the token with View Profile > Web Services REST API Token: a token that is no longer listed there has stopped working. A new primary token turns the old one into the backup token.',
    denied:
      'The user of the token lacks the privilege for this module, or the right to use this HTTP method (GET, POST, PUT, DELETE): an administrator of the portal grants both. If the token was deleted, enter a new one.',
  },
  check: (account) => checkAccountNumber(account.accountNumber),
  servers: (account) => ({ rest: account.baseUrl }),
  verdict: verdictOfEdgecast,
  test: (account) => ({
    method: 'GET',
    url: `${account.baseUrl}/v2/mcc/customers/superblocks`,
    headers: {},
  }),
  identity: (account) => `account ${account.accountNumber}`,
});

function bare(token: Secret): string {
  return token.reveal().replace(PREFIX, '').trim();
}

/** Without it the REST host may answer, and fail, in XML (Status Codes and Error Messages). */
function acceptJson(headers: HeaderFields): NonNullable<Stamp['headers']> {
  const isChosen = Object.keys(headers).some((name) => name.toLowerCase() === 'accept');
  return isChosen ? {} : { Accept: open('application/json') };
}
