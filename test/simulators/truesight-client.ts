import type { Simulator } from '../../simulators/simulator';
import { startTruesight, TRUESIGHT_ADMIN } from '../../simulators/truesight';
import { ask } from '../support/ask';
import type { Answer } from '../support/ask';

export const JSON_TYPE = { 'content-type': 'application/json' };
export const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
export const { username, password } = TRUESIGHT_ADMIN;
export const TOKEN = '/tsws/api/v10.1/token';
export const LOGIN_100 = '/tsws/10.0/api/authenticate/login';
export const LOGOUT_100 = '/tsws/10.0/api/authenticate/logout';
export const OM = '/tsws/10.0/api/omprovider';
export const UA = '/tsws/10.0/api/unifiedadmin';
export const REFUSED = 'Authentication failed. Invalid Username/Password OR Invalid/Expired Token.';
export const NO_TOKEN_TO_LOGOUT = 'Required input parameter Token To Logout is not found.';

export let simulator: Simulator;
let tspsUrl: string;
let tsimUrl: string;

/** One simulator for all tests of a file. */
export function openTruesight(): void {
  beforeAll(async () => {
    simulator = await startTruesight();
    tspsUrl = simulator.accounts['truesight/token']?.['baseUrl'] ?? '';
    tsimUrl = simulator.accounts['truesight/token']?.['tsimUrl'] ?? '';
  });
  afterAll(() => simulator.close());
  beforeEach(() => simulator.control.reset());
}

export type Headers = Readonly<Record<string, string>>;

function send(url: string, method: string, headers: Headers, body?: string): Promise<Answer> {
  return ask(url, { method, headers, ca: simulator.ca, ...(body === undefined ? {} : { body }) });
}
export const tsps = (method: string, path: string, headers: Headers, body?: string) =>
  send(`${tspsUrl}${path}`, method, headers, body);
export const tsim = (method: string, path: string, headers: Headers, body?: string) =>
  send(`${tsimUrl}/bppmws/api${path}`, method, headers, body);

export const form = (fields: Headers) => new URLSearchParams(fields).toString();

type Login = Readonly<Record<'username' | 'password', string>>;

export async function login(user: Login = TRUESIGHT_ADMIN, tenantName = '*'): Promise<string> {
  const answer = await tsps(
    'POST',
    TOKEN,
    JSON_TYPE,
    JSON.stringify({ username: user.username, password: user.password, tenantName }),
  );
  return inner(answer)['authToken'] as string;
}

export const inner = (answer: Answer) => answer.json()['response'] as Record<string, unknown>;
export const content = (answer: Answer) =>
  answer.json()['responseContent'] as Record<string, unknown>;
export const list = (answer: Answer) => answer.json()['responseList'] as Record<string, unknown>[];
export const bearer = (token: string) => ({ authorization: `authToken ${token}` });
export const basic = (user: string, secret: string) => ({
  authorization: `basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`,
});
export const anyEvent = JSON.stringify({
  criteria: { identifier: 'severity', operator: 'EQUALS', value: 'CRITICAL' },
});
/** A call of TSIM that only reads. */
export const searched = (headers: Headers) =>
  tsim('POST', '/Event/search', { ...JSON_TYPE, ...headers }, anyEvent);
