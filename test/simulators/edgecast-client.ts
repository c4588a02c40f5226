import { request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { startEdgecast, type EdgecastSimulator } from '../../simulators/edgecast';
import type { StartOptions } from '../../simulators/simulator';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: unknown;
}

export let simulator: EdgecastSimulator;
export let account: string;

/** One simulator for all tests of a file. */
export function openEdgecast(options: StartOptions = {}): void {
  beforeAll(async () => {
    simulator = await startEdgecast({
      ...options,
      resolveTxt: (name) => Promise.resolve(published.get(name) ?? []),
    });
    account = simulator.accounts['edgecast/rest-token']?.accountNumber ?? '';
  });
  beforeEach(() => {
    simulator.control.reset();
    simulator.control.set({ completionMs: 60_000 });
  });
  afterAll(() => simulator.close());
}

/** What the certificate authority finds in DNS. */
export const published = new Map<string, readonly string[]>();

export function field(scheme: 'rest-token' | 'client-credentials', name: string): string {
  return simulator.accounts[`edgecast/${scheme}`]?.[name] ?? '';
}

export function send(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, ca: simulator.ca, agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = (response.headers['content-type'] ?? '').startsWith('application/json');
        const parsed: unknown = isJson ? JSON.parse(text) : undefined;
        const status = response.statusCode ?? 0;
        resolve({ status, headers: response.headers, text, body: parsed });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const JSON_TYPE = { 'content-type': 'application/json' };

export function rest(
  method: string,
  path: string,
  body?: unknown,
  authorization = `TOK:${field('rest-token', 'token')}`,
): Promise<Answer> {
  const url = `${field('rest-token', 'baseUrl')}/${path}`;
  const headers = body === undefined ? { authorization } : { authorization, ...JSON_TYPE };
  return send(method, url, headers, body === undefined ? undefined : JSON.stringify(body));
}

export const mcc = (path: string): string => `v2/mcc/customers/${account}/${path}`;

export function askToken(form: Readonly<Record<string, string>>): Promise<Answer> {
  return send(
    'POST',
    field('client-credentials', 'tokenUrl'),
    { 'content-type': 'application/x-www-form-urlencoded' },
    new URLSearchParams(form).toString(),
  );
}

export const client = (): Record<string, string> => ({
  client_id: field('client-credentials', 'clientId'),
  client_secret: field('client-credentials', 'clientSecret'),
  grant_type: 'client_credentials',
});

export async function bearer(scope: string): Promise<string> {
  const answer = await askToken({ ...client(), scope });
  return `Bearer ${(answer.body as { access_token: string }).access_token}`;
}

export function gateway(
  method: string,
  path: string,
  authorization: string,
  body?: unknown,
): Promise<Answer> {
  const url = `${field('client-credentials', 'baseUrl')}/${path}`;
  const headers = body === undefined ? { authorization } : { authorization, ...JSON_TYPE };
  return send(method, url, headers, body === undefined ? undefined : JSON.stringify(body));
}

/** Everything that was submitted is complete from now on. */
export const finish = (): void => simulator.control.set({ completionMs: 0 });
export const BLOCKS = 'v2/mcc/customers/superblocks';
export const DENIED = { Message: 'Access Denied' };
