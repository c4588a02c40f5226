import { at, defineScheme, granted, oneStep, Secret, singleToken, tokenText } from '../../kit';
import type { AccountField, SignInOutcome, ReadReply } from '../../kit';
import { verdictOfHarbourGate } from './verdict';

const BASE_URL = {
  kind: 'url',
  name: 'baseUrl',
  label: 'Base URL',
  description: 'Address of the gate server with the path of its API.',
  placeholder: 'https://host/gate/v1',
  required: true,
} as const satisfies AccountField;

const DENIED =
  'The user or key lacks permission for this. Ask the harbour office for the role "gate".';

/** A login that gives a session of ten minutes, sent in a header of its own. */
export const session = defineScheme({
  id: 'harbour-gate/session',
  name: 'Session',
  description: 'Signs in with user and password and sends the session that comes back.',
  credential: { className: 'HarbourGateSessionApi', displayName: 'Harbour Gate Session API' },
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
    refused: 'The gate server refuses a session that it has just opened. Ask the harbour office.',
    signIn: 'Check user name and password.',
    denied: DENIED,
  },
  servers: ({ baseUrl }) => ({ main: baseUrl }),
  verdict: verdictOfHarbourGate,
  identity: ({ username }) => username,
});

/** A key that the harbour office gives out. It does not end by itself. */
export const key = defineScheme({
  id: 'harbour-gate/key',
  name: 'Key',
  description: 'Sends the key that the harbour office gave out.',
  credential: { className: 'HarbourGateKeyApi', displayName: 'Harbour Gate Key API' },
  fields: [
    BASE_URL,
    {
      kind: 'secret',
      trim: true,
      name: 'key',
      label: 'Key',
      description: 'The key of your company.',
      where: 'Harbour office > Partners > Keys',
      required: true,
    },
  ],
  credentialHeaders: ['x-gate-key'],
  acquire: {
    kind: 'static',
    sign: ({ account }) => ({ headers: { 'X-Gate-Key': account.key.reveal() } }),
  },
  remedies: {
    refused: 'Check the key. The harbour office ends keys that nobody used for a year.',
    denied: DENIED,
  },
  servers: ({ baseUrl }) => ({ main: baseUrl }),
  verdict: verdictOfHarbourGate,
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
  const { kind, ...said } = verdictOfHarbourGate(reply);
  return { kind: kind === 'stale' ? 'refused' : 'unavailable', ...said };
}
