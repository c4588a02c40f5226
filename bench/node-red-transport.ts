/**
 * What Node-RED's transport costs beside what it is made of: requests per second and CPU per request over
 * plain http on loopback, kept connections, 32 requests in flight. The server is a process of its own, so
 * that its CPU does not count. `npm run bench:transport -- 20000` sends so many.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';

import { createConnection } from '../node-red/src/transport/connection';

const IN_FLIGHT = 32;
const ROUNDS = 5;
const REPLY = JSON.stringify({ items: Array.from({ length: 10 }, (_, id) => ({ id, name: 'x' })) });

interface Way {
  readonly name: string;
  send(url: string): Promise<number>;
  close(): void;
}

function bareHttp(): Way {
  const agent = new Agent({ keepAlive: true, scheduling: 'lifo' });
  return {
    name: 'node:http alone',
    send: (url) =>
      new Promise((resolve, reject) => {
        const sent = request(url, { agent }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve(Buffer.concat(chunks).byteLength));
          response.on('error', reject);
        });
        sent.on('error', reject);
        sent.end();
      }),
    close: () => agent.destroy(),
  };
}

function plainAxios(): Way {
  const httpAgent = new Agent({ keepAlive: true });
  const http = axios.create({ httpAgent, responseType: 'arraybuffer' });
  return {
    name: 'axios as it comes',
    send: async (url) => (await http.get<Buffer>(url)).data.byteLength,
    close: () => httpAgent.destroy(),
  };
}

function ours(): Way {
  const connection = createConnection({ tls: {} });
  const limits = { timeoutMs: 30_000, maxResponseBytes: 1_000_000 };
  return {
    name: 'our transport',
    async send(url) {
      const reply = await connection.transport({ method: 'GET', url, headers: {} }, limits);
      return reply.body.byteLength;
    },
    close: () => connection.close(),
  };
}

interface Figures {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
}

async function measure(way: Way, url: string, count: number): Promise<Figures> {
  let begun = 0;
  const worker = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      const size = await way.send(url);
      if (size !== REPLY.length) throw new Error(`${way.name}: ${String(size)} bytes came`);
    }
  };
  const started = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - started) / 1_000;
  return { perSecond: count / seconds, cpuMicroseconds: (user + system) / count };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function main(count: number): Promise<void> {
  const server = fork(__filename, ['serve']);
  const [port] = (await once(server, 'message')) as [number];
  const url = `http://127.0.0.1:${String(port)}/`;
  const ways = [bareHttp(), plainAxios(), ours()];
  for (const way of ways) await measure(way, url, count);
  const figures = new Map<string, Figures[]>(ways.map(({ name }) => [name, []]));
  // Round by round, so that a busy moment of the machine meets all of them.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of ways) figures.get(way.name)?.push(await measure(way, url, count));
  }
  for (const [name, all] of figures) {
    const perSecond = Math.round(median(all.map((one) => one.perSecond)));
    const cpu = Math.round(median(all.map((one) => one.cpuMicroseconds)));
    console.log(
      `${name.padEnd(20)} ${String(perSecond).padStart(6)} requests/s  ${String(cpu).padStart(4)} us CPU per request`,
    );
  }
  for (const way of ways) way.close();
  server.kill();
}

function serve(): void {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(REPLY);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit());
}

if (process.argv[2] === 'serve') serve();
else void main(Number(process.argv[2] ?? 5_000));
