import { defineScheme, OK, oneStep, open, tokenText } from '../../kit';
import type { AccountField, ReadReply } from '../../kit';
import { checkAccountNumber } from './account-number';
import { readTokenReply } from './token-reply';
import { codeOf, verdictOfEdgecast } from './verdict';

const FIELDS = [
  {
    kind: 'url',
    name: 'baseUrl',
    label: 'Base URL',
    description:
      'URL of the API gateway. The hosts of Edgio closed in January 2025: enter the URL of your provider.',
    default: 'https://api.vdms.io',
  },
  {
    kind: 'url',
    name: 'tokenUrl',
    label: 'Token URL',
    description: 'URL that issues access tokens, including its path.',
    default: 'https://id.vdms.io/connect/token',
  },
  {
    kind: 'text',
    name: 'clientId',
    label: 'Client ID',
    description: 'ID of the registered client application.',
    where: 'Identity Service > Client application',
    required: true,
  },
  {
    kind: 'secret',
    trim: true,
    oneWord: true,
    name: 'clientSecret',
    label: 'Client Secret',
    description: 'One of the secrets of the client application.',
    where: 'Identity Service > Client application',
    required: true,
  },
  {
    kind: 'words',
    name: 'scopes',
    label: 'Scopes',
    description:
      'Permissions of the token, separated by spaces: ec.rules, ec.analytics.rtap.reports, ec.rtld, sec.cps.certificates, cdn.origins. Enter only scopes of the client application: the server rejects the whole request for any other.',
    placeholder: 'ec.rules sec.cps.certificates',
  },
  {
    kind: 'text',
    name: 'accountNumber',
    label: 'Account Number',
    description:
      'Hexadecimal account number of the customer to act for; for partners and wholesalers only.',
    placeholder: '1A2B',
    where: 'Portal (MCC) > upper right-hand corner',
  },
] as const satisfies readonly AccountField[];

/** A short read for each scope (REST-API-OAuth-Client-Management, and the pages of the services). */
const READS: Readonly<Record<string, string>> = {
  'ec.rules': '/rules-engine/v1.1/policies?page=1&page_size=1',
  'sec.cps.certificates': '/sec/cps/v2.0/certificates?page=1&page_size=1',
  'ec.rtld': '/rtld/v1.0/log-formats',
  'ec.analytics.rtap.reports': '/report-builder/v1/granularities',
  'cdn.origins': '/cdn/origins/v0.5/http-large',
};

/** What a token of these scopes may read; undefined: nobody knows. A scope may go on, as in `ec.rules:read`. */
function readOf(scopes: readonly string[]): string | undefined {
  return Object.entries(READS).find(([known]) =>
    scopes.some((scope) => scope.startsWith(known)),
  )?.[1];
}

/** OAuth 2.0 client credentials for the API gateway (Authentication page, OAuth 2.0; RFC 6749, 4.4). */
export const clientCredentials = defineScheme({
  id: 'edgecast/client-credentials',
  name: 'OAuth 2.0 client credentials',
  description: 'Gets a short-lived token with client ID, client secret and scopes.',
  credential: {
    className: 'EdgecastClientCredentialsApi',
    displayName: 'Edgecast Client Credentials API',
  },
  fields: FIELDS,
  credentialHeaders: ['authorization'],
  acquire: {
    kind: 'login',
    begin: ({ account }) =>
      oneStep(
        {
          method: 'POST',
          url: account.tokenUrl,
          headers: {
            Accept: 'application/json',
            'Content-Type': 'application/x-www-form-urlencoded',
          },
          // In the body and not as Basic, as the vendor's page shows it. URLSearchParams writes the
          // space between scopes as "+"; without scopes the server decides (a guess).
          body: new URLSearchParams({
            client_id: account.clientId,
            client_secret: account.clientSecret.reveal(),
            grant_type: 'client_credentials',
            ...(account.scopes.length === 0 ? {} : { scope: account.scopes.join(' ') }),
          }).toString(),
        },
        readTokenReply,
      ),
    sign: ({ account, token }) => ({
      headers: {
        ...(account.accountNumber === undefined
          ? {}
          : { 'x-owner-id': open(account.accountNumber) }),
        Authorization: `Bearer ${tokenText(token)}`,
      },
    }),
    probe: { none: 'the gateway has no call that every scope may make' },
  },
  remedies: {
    refused:
      'A new token was rejected too: most likely Scopes in the account, or the client application itself, lacks the scope of this call.',
    signIn:
      'Check client ID, client secret and token URL, and that the client application has every scope listed in Scopes.',
    denied:
      'The client application lacks the scope or permission for this, or is not allowed to act for the account number.',
  },
  sendsPassword: () => true,
  check: (account) => checkAccountNumber(account.accountNumber),
  servers: (account) => ({ gateway: account.baseUrl }),
  verdict: verdictOfEdgecast,
  test: ({ baseUrl, scopes }) => ({
    method: 'GET',
    url: `${baseUrl}${readOf(scopes) ?? String(READS['ec.rules'])}`,
    headers: {},
  }),
  testVerdict: (reply, request, { scopes }) => {
    const said = verdictOfEdgecast(reply, request);
    const isTooWeak = said.kind === 'denied' || (said.kind === 'stale' && isOfGateway(reply));
    // Nobody knows what this token may read: the gateway's refusal shows that it is there.
    return readOf(scopes) === undefined && isTooWeak ? OK : said;
  },
  identity: (account) => account.clientId,
});

/** The gateway's own error (Hyperion specification), and not one of a proxy before it. */
function isOfGateway(reply: ReadReply): boolean {
  return codeOf(reply) === 'unauthorized';
}
