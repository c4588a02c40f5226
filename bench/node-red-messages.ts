/**
 * Messages through a real Node-RED: a Latchkey node beside the core http request node, each with the same API
 * key over plain http on loopback, 32 messages in flight. Each measurement is a fresh process, the ways take
 * turns. The server is a process of its own, so that its CPU does not count.
 * Run: `npm run bench:node-red [messages] [rounds]`
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';

import { startNodeRed } from '../scripts/demo/embedded-node-red';

const IN_FLIGHT = 32;
const WARM_UP = 3_000;
const REPLY = JSON.stringify({
  floor: Array.from({ length: 10 }, (_, id) => ({ id, name: `Floor ${String(id)}`, building: 1 })),
});
const KEY = 'bench-key-0123456789';
const PLACE = { z: 'tab', x: 0, y: 0 };

/** The node under test; it sends to `counter`, which sends the next message to it. */
type Way = (url: string) => readonly object[];

function coreNode(keepAlive: boolean): Way {
  const header = (name: string, value: string): object => ({
    keyType: 'other',
    keyValue: name,
    valueType: 'other',
    valueValue: value,
  });
  return (url) => [
    {
      ...PLACE,
      id: 'tested',
      type: 'http request',
      method: 'GET',
      ret: 'obj',
      paytoqs: 'ignore',
      url: `${url}/ems/api/org/floor/v1/list`,
      tls: '',
      persist: keepAlive,
      proxy: '',
      insecureHTTPParser: false,
      authType: '',
      senderr: true,
      headers: [header('UserId', 'bench'), header('Authorization', `apikey ${KEY}`)],
      wires: [['counter']],
    },
  ];
}

const latchkey: Way = (url) => [
  {
    ...PLACE,
    id: 'tested',
    type: 'enlighted',
    account: 'account',
    operation: 'floor.getMany',
    params: {},
    result: 'items',
    errors: 'catch',
    outputs: 1,
    wires: [['counter']],
  },
  {
    id: 'account',
    type: 'enlighted-account',
    name: '',
    scheme: 'enlighted/api-key',
    baseUrl: `${url}/ems/api`,
    username: 'bench',
    concurrency: String(IN_FLIGHT),
    tls: '',
    proxy: '',
    credentials: { apiKey: KEY },
  },
];

const WAYS: Readonly<Record<string, Way>> = {
  'http request': coreNode(false),
  'http request, keep-alive': coreNode(true),
  Latchkey: latchkey,
};

interface Figures {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
}

/** Sends a fresh message for each that comes, and tells what it took. */
const COUNTER = `module.exports = (RED) => {
  const { BENCH_MESSAGES: wanted, BENCH_WARM_UP: warmUp, BENCH_IN_FLIGHT: inFlight } = process.env;
  RED.nodes.registerType('bench-counter', function (config) {
    RED.nodes.createNode(this, config);
    let count = -warmUp;
    let started = 0;
    let cpu;
    this.on('input', (msg, send, done) => {
      if (msg.begin !== true && !Array.isArray(msg.payload) && !Array.isArray(msg.payload?.floor)) {
        throw new Error('no list: ' + JSON.stringify(msg));
      }
      count += 1;
      if (count === 0) {
        started = performance.now();
        cpu = process.cpuUsage();
      }
      if (count === Number(wanted)) {
        const { user, system } = process.cpuUsage(cpu);
        const seconds = (performance.now() - started) / 1000;
        process.send({ perSecond: count / seconds, cpuMicroseconds: (user + system) / count });
      }
      done();
      if (count < Number(wanted)) send({});
    });
    RED.events.once('flows:started', () => {
      for (let index = 0; index < Number(inFlight); index += 1) this.receive({ begin: true });
    });
  });
};
`;
const COUNTER_PAGE = `<script type="text/javascript">
RED.nodes.registerType('bench-counter', { defaults: {}, inputs: 1, outputs: 1 });
</script>
`;

/** One measurement; Node-RED is one per process. */
async function measureHere(name: string, url: string): Promise<void> {
  const userDir = mkdtempSync(path.join(tmpdir(), 'latchkey-bench-'));
  const nodes = path.join(userDir, 'nodes');
  mkdirSync(nodes);
  writeFileSync(path.join(nodes, 'bench-counter.js'), COUNTER);
  writeFileSync(path.join(nodes, 'bench-counter.html'), COUNTER_PAGE);
  process.on('disconnect', () => {
    rmSync(userDir, { recursive: true, force: true });
    process.exit();
  });
  const flows = [
    { id: 'tab', type: 'tab', label: 'bench' },
    { ...PLACE, id: 'counter', type: 'bench-counter', wires: [['tested']] },
    ...(WAYS[name]?.(url) ?? []),
  ];
  const { editor } = await startNodeRed({
    userDir,
    flows: [],
    settings: { logging: { console: { level: 'error', metrics: false, audit: false } } },
  });
  // Deployed and not read from the file: so the credentials come along.
  await fetch(`${editor}flows`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Node-RED-API-Version': 'v2' },
    body: JSON.stringify({ flows }),
  });
}

async function measure(name: string, url: string, count: number): Promise<Figures> {
  const child = fork(__filename, ['measure', name, url], {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      BENCH_MESSAGES: String(count),
      BENCH_WARM_UP: String(WARM_UP),
      BENCH_IN_FLIGHT: String(IN_FLIGHT),
    },
  });
  const [figures] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`${name}: the process ended without a figure.`);
    }),
  ])) as [Figures];
  child.disconnect();
  await once(child, 'exit');
  return figures;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function main(count: number, rounds: number): Promise<void> {
  const server = fork(__filename, ['serve'], { execArgv: ['--import', 'tsx'] });
  const [port] = (await once(server, 'message')) as [number];
  const url = `http://127.0.0.1:${String(port)}`;
  const names = Object.keys(WAYS);
  const figures: Figures[][] = names.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, name] of names.entries()) {
      figures[index]?.push(await measure(name, url, count));
    }
  }
  server.kill();
  console.log(
    `Node ${process.version}, ${String(cpus().length)} × ${cpus()[0]?.model ?? 'CPU'}, ${String(count)} messages, ${String(IN_FLIGHT)} in flight, median of ${String(rounds)} (range)`,
  );
  for (const [index, name] of names.entries()) {
    const own = figures[index] ?? [];
    const ratio = (key: keyof Figures): string =>
      median(own.map((one, round) => one[key] / (figures[0]?.[round]?.[key] ?? NaN))).toFixed(2);
    console.log(
      [
        name.padEnd(25),
        `${range(own.map(({ perSecond }) => perSecond))} messages/s`,
        `× ${ratio('perSecond')}`,
        `  ${range(own.map(({ cpuMicroseconds }) => cpuMicroseconds))} us CPU a message`,
        `× ${ratio('cpuMicroseconds')}`,
      ].join(' '),
    );
  }
}

function range(values: readonly number[]): string {
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)];
  return `${middle.toFixed(0).padStart(6)} (${low.toFixed(0)} to ${high.toFixed(0)})`;
}

function serve(): void {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(REPLY);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit());
}

const [mode = '', name = '', url = ''] = process.argv.slice(2);
if (mode === 'serve') serve();
else if (mode === 'measure') void measureHere(name, url);
else void main(Number(mode === '' ? 10_000 : mode), Number(name === '' ? 5 : name));
