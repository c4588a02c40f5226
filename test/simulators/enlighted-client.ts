import { createHash } from 'node:crypto';
import { startEnlighted } from '../../simulators/enlighted';
import type { Simulator } from '../../simulators/simulator';
import { ask } from '../support/ask';
import type { Answer } from '../support/ask';

export type Headers = Readonly<Record<string, string>>;

export const ACCESS_DENIED =
  "Access Denied! The user doesn't have the required permissions to access this";
export const FLOORS = '/org/floor/v1/list';
export const XML = { 'content-type': 'application/xml' };
export const fixturesXml = (...ids: string[]) =>
  `<fixtures>${ids.map((id) => `<fixture><id>${id}</id></fixture>`).join('')}</fixtures>`;

export let simulator: Simulator;
export let baseUrl: string;
export let apiKey: string;

/** One simulator for all tests of a file. */
export function openEnlighted(): void {
  beforeAll(async () => {
    simulator = await startEnlighted();
    const account = simulator.accounts['enlighted/api-key'] ?? {};
    baseUrl = account['baseUrl'] ?? '';
    apiKey = account['apiKey'] ?? '';
  });
  afterAll(() => simulator.close());
  beforeEach(() => simulator.control.reset());
}

export function send(
  path: string,
  headers: Headers,
  method = 'GET',
  body?: string,
): Promise<Answer> {
  return ask(`${baseUrl}${path}`, {
    method,
    headers: { accept: 'application/json', ...headers },
    ca: simulator.ca,
    ...(body === undefined ? {} : { body }),
  });
}

export const keyed = (username = 'bob', key = apiKey): Headers => ({
  UserId: username,
  Authorization: `apikey ${key}`,
});
export const signed = (ts: string, username = 'bob', key = apiKey): Headers => ({
  ApiKey: username,
  Authorization: createHash('sha1').update(`${username}${key}${ts}`).digest('hex'),
  ts,
});
export const now = (offsetSeconds = 0) => String(Date.now() + offsetSeconds * 1000);

export const get = (path: string) => send(path, keyed());
export const post = (path: string, body?: string, headers: Headers = {}) =>
  send(path, { ...keyed(), ...headers }, 'POST', body);
export const rows = (answer: Answer, name: string) => answer.json()[name] as Headers[];

export async function level(id: string, floor = '1'): Promise<string | undefined> {
  for (const page of ['1', '2', '3']) {
    const answer = await get(`/org/sensor/dimlevel/list/floor/${floor}?page=${page}`);
    const found = rows(answer, 'sensor').find((one) => one['id'] === id);
    if (found !== undefined) return found['dimlevel'];
  }
  return undefined;
}
