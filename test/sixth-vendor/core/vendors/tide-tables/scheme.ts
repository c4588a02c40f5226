import { at, defineScheme, granted, oneStep, Secret, singleToken, tokenText } from '../../kit';
import type { ReadReply, RequestDraft, SignInOutcome } from '../../kit';
import { verdictOfTideTables } from './verdict';

/** A login that gives a session, which every call carries within its body. */
export const session = defineScheme({
  id: 'tide-tables/session',
  name: 'Session',
  description: 'Signs in with user and password and sends the session in the body of each call.',
  credential: { className: 'TideTablesApi', displayName: 'Tide Tables API' },
  fields: [
    {
      kind: 'url',
      name: 'baseUrl',
      label: 'Base URL',
      description: 'Address of the tide server.',
      placeholder: 'https://host/tides',
      required: true,
    },
    {
      kind: 'text',
      name: 'username',
      label: 'User Name',
      description: 'User of the tide server.',
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
  credentialHeaders: [],
  sendsPassword: () => true,
  acquire: {
    kind: 'login',
    begin: ({ account: { baseUrl, username, password } }) =>
      oneStep(
        rpc(baseUrl, 'session.open', {
          params: { user: username, password: password.reveal() },
        }),
        readLogin,
      ),
    sign: ({ token }) => ({ body: { auth: tokenText(token) } }),
    probe: ({ baseUrl }) => rpc(baseUrl, 'session.current'),
    signOut: ({ baseUrl }, token) => rpc(baseUrl, 'session.close', { auth: tokenText(token) }),
  },
  remedies: {
    refused: 'The tide server refuses a session that it has just opened. Ask its operator.',
    signIn: 'Check user name and password.',
    denied: 'The user lacks permission for this. Ask the operator of the tide server.',
  },
  servers: ({ baseUrl }) => ({ main: baseUrl }),
  verdict: verdictOfTideTables,
  identity: ({ username }) => username,
});

function rpc(baseUrl: string, method: string, more: object = {}): RequestDraft {
  return {
    method: 'POST',
    url: `${baseUrl}/rpc`,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ method, ...more }),
  };
}

function readLogin(reply: ReadReply): SignInOutcome {
  const value = at(reply.json, 'result.session');
  if (typeof value === 'string' && value !== '') return granted(singleToken(new Secret(value)));
  const { kind, ...said } = verdictOfTideTables(reply);
  return { kind: kind === 'stale' ? 'refused' : 'unavailable', ...said };
}
