import { basicCredentials, defineScheme, oneStep, tokenText } from '../../kit';
import type { AccountField } from '../../kit';
import { loginRequest, logoutRequest, readLogin, signInServer } from './sign-in';
import { emptySearch, sessionCheck, stampOf, tenantList } from './token-use';
import { verdictOfTrueSight } from './verdict';

const TSIM_URL = {
  kind: 'url',
  name: 'tsimUrl',
  label: 'TSIM URL',
  description:
    'URL of Infrastructure Management (TSIM), which holds events, CIs and service levels, without /bppmws.',
  placeholder: 'https://tsim-host',
} as const satisfies AccountField;

const USERNAME = {
  kind: 'text',
  name: 'username',
  label: 'User Name',
  description: 'User of TrueSight, of its LDAP server or of Remedy SSO.',
  required: true,
} as const satisfies AccountField;

const PASSWORD = {
  kind: 'secret',
  name: 'password',
  label: 'Password',
  description: 'Password of the user.',
  required: true,
} as const satisfies AccountField;

const TOKEN_FIELDS = [
  {
    kind: 'url',
    name: 'baseUrl',
    label: 'TSPS URL',
    description:
      'URL of the Presentation Server (TSPS), which issues the token, without /tsws. Not needed if Sign-In is TSIM.',
    placeholder: 'https://tsps-host',
    neededWhen: { signIn: ['tsps-10.1', 'tsps-10.0'] },
  },
  { ...TSIM_URL, neededWhen: { signIn: ['tsim'] } },
  {
    kind: 'enum',
    name: 'signIn',
    label: 'Sign-In',
    description: 'Login call of the server.',
    default: 'tsps-10.1',
    options: [
      { value: 'tsps-10.1', label: 'TSPS 10.1 and later (JSON)' },
      { value: 'tsps-10.0', label: 'TSPS 10.0 (form)' },
      { value: 'tsim', label: 'TSIM (form)' },
    ],
  },
  USERNAME,
  PASSWORD,
  {
    kind: 'text',
    name: 'tenant',
    label: 'Tenant',
    description: 'Tenant to sign in to, such as * or BmcRealm. Leave empty to send none.',
    placeholder: '*',
  },
  {
    kind: 'integer',
    name: 'sessionMinutes',
    label: 'Session Minutes',
    description: 'Lifetime of a token in minutes; the servers state no reliable one.',
    default: 50,
    min: 1,
    max: 43_200,
  },
  {
    kind: 'text',
    name: 'logoutField',
    label: 'Logout Field',
    description:
      'Name of the form field that carries the token at logout with the TSPS 10.0 and TSIM sign-ins.',
    default: 'authToken',
    shownWhen: { signIn: ['tsps-10.0', 'tsim'] },
  },
] as const satisfies readonly AccountField[];

const READY_TOKEN_FIELDS = [
  {
    kind: 'url',
    name: 'baseUrl',
    label: 'TSPS URL',
    description:
      'URL of the Presentation Server (TSPS), without /tsws. Not needed for a token that is used on TSIM only.',
    placeholder: 'https://tsps-host',
  },
  TSIM_URL,
  {
    kind: 'secret',
    trim: true,
    oneWord: true,
    // People copy `authToken: authToken ...`.
    prefix: /^(?:authtoken\s*:?\s+)+/i,
    name: 'token',
    label: 'Token',
    description:
      'Token of a session that was opened elsewhere. Latchkey neither refreshes this token nor signs it out.',
    required: true,
  },
] as const satisfies readonly AccountField[];

const BASIC_FIELDS = [
  { ...TSIM_URL, required: true },
  USERNAME,
  PASSWORD,
] as const satisfies readonly AccountField[];

const TWO_SERVERS =
  'Enter TSPS URL, TSIM URL or both: TSPS has devices, agents, policies and monitoring data, TSIM has events, CIs and service levels.';

const DENIED =
  'The role of the user does not allow this. Ask the TrueSight administrator for an authorization profile that allows it, or choose another tenant.';

/** Login for a token that works on TSPS and TSIM alike (Web services authentication, TSIM 11.3). */
export const token = defineScheme({
  id: 'truesight/token',
  name: 'Token (TSPS and TSIM)',
  description: 'Signs in once with user name and password, and uses the token on both servers.',
  credential: { className: 'TrueSightApi', displayName: 'BMC TrueSight API' },
  fields: TOKEN_FIELDS,
  note: TWO_SERVERS,
  credentialHeaders: ['authorization', 'authtoken'],
  acquire: {
    kind: 'login',
    begin: ({ account }) => oneStep(loginRequest(account), (reply) => readLogin(reply, account)),
    sign: ({ request, token: held }) => stampOf(request, tokenText(held)),
    probe: (account) => {
      const server = signInServer(account);
      if (account.signIn === 'tsim') return emptySearch(server);
      return account.signIn === 'tsps-10.1' ? sessionCheck(server) : tenantList(server);
    },
    signOut: (account, held) => logoutRequest(account, tokenText(held)),
  },
  remedies: {
    refused:
      'The server rejects a token that it has just issued. Check that TSPS and TSIM share the same single sign-on, and that no other program signs this user out.',
    signIn:
      'Check user name, password and tenant, that the user is active, and that Sign-In matches the version of the server.',
    denied: DENIED,
  },
  sendsPassword: () => true,
  servers: bothServers,
  verdict: verdictOfTrueSight,
  alsoTest: ({ signIn, baseUrl, tsimUrl }) => {
    if (signIn !== 'tsim') return tsimUrl === undefined ? [] : [emptySearch(tsimUrl)];
    return baseUrl === undefined ? [] : [tenantList(baseUrl)];
  },
  identity: (account) =>
    account.tenant === undefined ? account.username : `${account.username} (${account.tenant})`,
});

/** User and password with every call, on TSIM alone (Web services authentication, TSIM 11.3). */
export const basic = defineScheme({
  id: 'truesight/basic',
  name: 'Basic (TSIM only)',
  description:
    'Sends user name and password with every call: over HTTPS only, unless plain HTTP is allowed. For few calls.',
  credential: { className: 'TrueSightBasicApi', displayName: 'BMC TrueSight Basic API' },
  fields: BASIC_FIELDS,
  credentialHeaders: ['authorization'],
  acquire: {
    kind: 'static',
    sign: ({ account }) => ({
      headers: {
        // Lower case as the vendor's page and the clients write it; the scheme's name has no case (RFC 9110, 11.1).
        Authorization: `basic ${basicCredentials(account.username, account.password.reveal())}`,
      },
    }),
  },
  remedies: {
    refused: 'Check user name and password, and that the user is active.',
    denied: DENIED,
  },
  sendsPassword: () => true,
  check: (account) =>
    account.username.includes(':')
      ? {
          field: 'username',
          message:
            'A user name with ":" cannot be sent with Basic (RFC 7617). Use the token sign-in method.',
        }
      : undefined,
  servers: (account) => ({ tsim: account.tsimUrl }),
  verdict: verdictOfTrueSight,
  test: (account) => emptySearch(account.tsimUrl),
  identity: (account) => account.username,
});

/**
 * A token that the account holds. No login call takes a SAML sign-in, so where there is no other, the
 * token comes from a browser or from a program of the site. Nothing here requests, refreshes or ends it.
 */
export const readyToken = defineScheme({
  id: 'truesight/ready-token',
  name: 'Ready token (sites with SAML)',
  description: 'Sends a token that was obtained elsewhere, on both servers, without a login call.',
  credential: {
    className: 'TrueSightReadyTokenApi',
    displayName: 'BMC TrueSight Ready Token API',
  },
  fields: READY_TOKEN_FIELDS,
  oneOf: [['baseUrl', 'tsimUrl']],
  note: TWO_SERVERS,
  credentialHeaders: ['authorization', 'authtoken'],
  acquire: {
    kind: 'static',
    sign: ({ request, account }) => stampOf(request, account.token.reveal()),
  },
  remedies: {
    refused:
      'The token has expired or was signed out, and Latchkey cannot request a new one: sign in to TrueSight again and enter the new token in Token.',
    denied: DENIED,
  },
  servers: bothServers,
  verdict: verdictOfTrueSight,
  // One of the two is there.
  test: ({ baseUrl, tsimUrl = '' }) =>
    baseUrl === undefined ? emptySearch(tsimUrl) : sessionCheck(baseUrl),
  alsoTest: ({ baseUrl, tsimUrl }) =>
    baseUrl === undefined || tsimUrl === undefined ? [] : [emptySearch(tsimUrl)],
});

function bothServers(account: {
  readonly baseUrl: string | undefined;
  readonly tsimUrl: string | undefined;
}): Readonly<Record<string, string>> {
  const { baseUrl, tsimUrl } = account;
  return {
    ...(baseUrl === undefined ? {} : { tsps: baseUrl }),
    ...(tsimUrl === undefined ? {} : { tsim: tsimUrl }),
  };
}
