import { at, defineScheme, granted, oneStep, Secret, singleToken, tokenText } from '../../kit';
import type { AccountField, SignInOutcome, ReadReply } from '../../kit';
import { verdictOfHarborGate } from './verdict';

const BASE_URL = {
  kind: 'url',
  name: 'baseUrl',
  label: 'Base URL',
  description: 'URL of the gate server including the path of the API.',
  placeholder: 'https://host/gate/v1',
  required: true,
} as const satisfies AccountField;

const DENIED =
  'The user or key lacks permission for this. Ask the harbor office for the role "gate".';

/** A login that gives a session of ten minutes, sent in a header of its own. */
export const session = defineScheme({
  id: 'harbor-gate/session',
  name: 'Session',
  description:
    'Signs in once with user name and password, and sends the session from the response.',
  credential: { className: 'HarborGateSessionApi', displayName: 'Harbor Gate Session API' },
  fields: [
    BASE_URL,
    {
      kind: 'text',
      name: 'username',
      label: 'User Name',
      description: 'User of the gate server.',
      required: true,
    },
    {
      kind: 'secret',
      name: 'password',
      label: 'Password',
      description: 'Password of the user.',
      required: true,
    },
  ],
  credentialHeaders: ['x-gate-session'],
  sendsPassword: () => true,
  acquire: {
    kind: 'login',
    begin: ({ account: { baseUrl, username, password } }) =>
      oneStep(
        {
          method: 'POST',
          url: `${baseUrl}/sessions`,
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ user: username, password: password.reveal() }),
        },
        readLogin,
      ),
    sign: ({ token }) => ({ headers: { 'X-Gate-Session': tokenText(token) } }),
    probe: ({ baseUrl }) => ({ method: 'GET', url: `${baseUrl}/sessions/current`, headers: {} }),
    signOut: ({ baseUrl }, token) => ({
      method: 'DELETE',
      url: `${baseUrl}/sessions/current`,
      headers: { 'X-Gate-Session': tokenText(token) },
    }),
  },
  remedies: {
    refused: 'The gate server rejects a session that it has just opened. Ask the harbor office.',
    signIn: 'Check user name and password.',
    denied: DENIED,
  },
  servers: ({ baseUrl }) => ({ main: baseUrl }),
  verdict: verdictOfHarborGate,
  identity: ({ username }) => username,
});

/** A key issued by the harbor office. It does not expire. */
export const key = defineScheme({
  id: 'harbor-gate/key',
  name: 'Key',
  description: 'Sends a key issued by the harbor office with every call.',
  credential: { className: 'HarborGateKeyApi', displayName: 'Harbor Gate Key API' },
  fields: [
    BASE_URL,
    {
      kind: 'secret',
      trim: true,
      name: 'key',
      label: 'Key',
      description: 'The key of your company.',
      where: 'Harbor office > Partners > Keys',
      required: true,
    },
  ],
  credentialHeaders: ['x-gate-key'],
  acquire: {
    kind: 'static',
    sign: ({ account }) => ({ headers: { 'X-Gate-Key': account.key.reveal() } }),
  },
  remedies: {
    refused: 'Check the key. The harbor office revokes keys that were not used for a year.',
    denied: DENIED,
  },
  servers: ({ baseUrl }) => ({ main: baseUrl }),
  verdict: verdictOfHarborGate,
  test: ({ baseUrl }) => ({
    method: 'GET',
    url: `${baseUrl}/visits?page=1&per_page=1`,
    headers: {},
  }),
});

function readLogin(reply: ReadReply): SignInOutcome {
  const value = at(reply.json, 'session');
  const seconds = at(reply.json, 'seconds');
  if (typeof value === 'string' && value !== '') {
    const life = typeof seconds === 'number' ? { lifeSeconds: seconds } : {};
    return granted(singleToken(new Secret(value)), life);
  }
  const { kind, ...said } = verdictOfHarborGate(reply);
  return { kind: kind === 'stale' ? 'refused' : 'unavailable', ...said };
}
