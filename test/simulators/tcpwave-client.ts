import { request } from 'node:https';
import type { RequestOptions } from 'node:https';
import { startTcpwave, type TcpWaveSimulator } from '../../simulators/tcpwave';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export let simulator: TcpWaveSimulator;
let base: URL;
export let token: string;

/** One simulator for all tests of a file. */
export function openTcpwave(): void {
  beforeAll(async () => {
    simulator = await startTcpwave();
    const account = simulator.accounts['tcpwave/session-token'] ?? {};
    base = new URL(account.baseUrl ?? '');
    token = account.token ?? '';
  });
  beforeEach(() => simulator.control.reset());
  afterAll(() => simulator.close());
}

export function send(
  method: string,
  path: string,
  options: RequestOptions = {},
  body?: unknown,
): Promise<Answer> {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: base.hostname,
        port: base.port,
        path: `${base.pathname}/${path}`,
        method,
        ca: simulator.ca,
        agent: false,
        ...options,
        headers: { ...headers, ...options.headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: (response.headers['content-type'] ?? '').split(';')[0] ?? '',
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

export const signed = (value = token): RequestOptions => ({
  headers: { 'TIMS-Session-Token': value },
});
export const get = (path: string): Promise<Answer> => send('GET', path, signed());
export const post = (path: string, body: unknown): Promise<Answer> =>
  send('POST', path, signed(), body);

export async function read(path: string): Promise<unknown> {
  const answer = await get(path);
  expect([answer.status, answer.type]).toEqual([200, 'application/json']);
  return JSON.parse(answer.text) as unknown;
}

export const list = 'organization/list';
export const org = { organization_name: 'EARTH' };
export const octets = (a: number, b: number, c: number, d: number): Record<string, number> => ({
  addr1: a,
  addr2: b,
  addr3: c,
  addr4: d,
});
export const object = {
  name: 'printer-1',
  class_code: 'Printer',
  alloc_type: 1,
  ...octets(10, 1, 20, 9),
  subnet_address: '10.1.20.0',
  domain_name: 'example.com',
  ttl: 1200,
  update_ns_a: true,
  ...org,
};
export const record = {
  owner: 'www.example.com.',
  rrclass: 'IN',
  rrtype: 'A',
  ttl: 60,
  data: '10.1.10.5',
};
