import { defineScheme, oneStep, open, tokenText } from '../../kit';
import type { AccountField } from '../../kit';
import { checkAccountNumber } from './account-number';
import { readTokenReply } from './token-reply';
import { verdictOfEdgecast } from './verdict';

const FIELDS = [
  {
    kind: 'url',
    name: 'baseUrl',
    label: 'Base URL',
    description:
      'Address of the API gateway. Edgio closed its own in January 2025: enter that of your provider.',
    default: 'https://api.vdms.io',
    required: true,
  },
  {
    kind: 'url',
    name: 'tokenUrl',
    label: 'Token URL',
    description: 'Where access tokens are asked for, with its whole path.',
    default: 'https://id.vdms.io/connect/token',
    required: true,
  },
  {
    kind: 'text',
    name: 'clientId',
    label: 'Client ID',
    description: 'ID of the registered client application.',
    where: 'the registered client application in the Identity Service',
    required: true,
  },
  {
    kind: 'secret',
    name: 'clientSecret',
    label: 'Client Secret',
    description: 'One of the secrets of the client application.',
    where: 'the registered client application in the Identity Service',
    required: true,
  },
  {
    kind: 'words',
    name: 'scopes',
    label: 'Scopes',
    description:
      'What the tokens may do, separated by spaces: ec.rules, ec.analytics.rtap.reports, ec.rtld, sec.cps.certificates, cdn.origins. Ask only for scopes that the client has: one that it lacks makes the server refuse all of them.',
    placeholder: 'ec.rules sec.cps.certificates',
  },
  {
    kind: 'text',
    name: 'accountNumber',
    label: 'Account Number',
    description:
      'Only for partners and wholesalers: the hexadecimal account number of the customer to act for.',
    placeholder: '1A2B',
    where: 'upper right-hand corner of the portal (MCC)',
  },
] as const satisfies readonly AccountField[];

/** OAuth 2.0 client credentials for the API gateway (Authentication page, OAuth 2.0; RFC 6749, 4.4). */
export const clientCredentials = defineScheme({
  id: 'edgecast/client-credentials',
  name: 'OAuth 2.0 client credentials',
  description: 'Asks for a token of some minutes with client ID, client secret and scopes.',
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
      'A fresh token was refused too: most likely Scopes in the account, or the client application itself, lacks the scope of this call.',
    signIn:
      'Check client ID, client secret and token URL, and that the client application has every scope listed in Scopes.',
    denied:
      'The client application lacks the scope or the right for this, or the account number is not one that it may act for.',
  },
  sendsPassword: () => true,
  check: (account) => checkAccountNumber(account.accountNumber),
  servers: (account) => ({ gateway: account.baseUrl }),
  verdict: verdictOfEdgecast,
  identity: (account) => account.clientId,
});
