import { startGossIcm, type GossIcmSimulator } from '../../simulators/goss-icm';
import type { StartOptions } from '../../simulators/simulator';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

export let simulator: GossIcmSimulator;
export let base: string;
export let key: string;
export let basic: string;

/** A simulator for each test of a file. */
export function openGossIcm(options: StartOptions = {}): void {
  beforeEach(async () => {
    simulator = await startGossIcm(options);
    const account = simulator.accounts['goss-icm/api-key'] ?? {};
    base = account.baseUrl ?? '';
    key = account.apiKey ?? '';
    basic = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`;
  });
  afterEach(() => simulator.close());
}

export async function post(
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const response = await fetch(`${base}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  let parsed: Record<string, unknown> = {};
  if (text.startsWith('{')) parsed = JSON.parse(text) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body: parsed, text };
}

export function rpc(method: string, params: unknown = {}): unknown {
  return { jsonrpc: '2.0', id: 1, method, params };
}

export const signed = (): Record<string, string> => ({ 'x-api-key': key, authorization: basic });

export async function token(): Promise<string> {
  const answer = await post('securelibrary', rpc('Anytown.Demo.echo'), signed());
  return answer.headers.get('x-api-token') ?? '';
}

export async function result(worker: string, method: string, params: unknown): Promise<unknown> {
  const answer = await post(worker, rpc(method, params), signed());
  expect(answer.status).toBe(200);
  expect(answer.body.error).toBeUndefined();
  return answer.body.result;
}

export async function failure(worker: string, method: string, params: unknown): Promise<unknown> {
  const answer = await post(worker, rpc(method, params), signed());
  expect(answer.status).toBe(200);
  return (answer.body.error as { code?: number } | undefined)?.code;
}

export function details(): Record<string, unknown> {
  return { ...simulator.control.state().details };
}
