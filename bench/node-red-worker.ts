/**
 * One measurement in a fresh process: messages through a real Node-RED, 32 in flight, from a Latchkey node or
 * from the core http request node, with the same API key. Told by main.ts what to do; tells its figures by IPC.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startNodeRed } from '../scripts/demo/embedded-node-red';
import type { Figures } from './cases';

const IN_FLIGHT = 32;
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

/** By the names of the cases. */
const WAYS: Readonly<Record<string, Way>> = {
  Latchkey: latchkey,
  'http request': coreNode(false),
  'http request, keep-alive': coreNode(true),
};

/** Sends a fresh message for each that comes, and tells what they took and what was left in memory. */
const COUNTER = `module.exports = (RED) => {
  const { warmUp, messages, inFlight } = JSON.parse(process.env.BENCH_COUNTS);
  const heapMb = () => {
    globalThis.gc();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  RED.nodes.registerType('bench-counter', function (config) {
    RED.nodes.createNode(this, config);
    let count = -warmUp;
    let started = 0;
    let heapBefore = 0;
    let cpu;
    this.on('input', (msg, send, done) => {
      if (msg.begin !== true && !Array.isArray(msg.payload) && !Array.isArray(msg.payload?.floor)) {
        throw new Error('no list: ' + JSON.stringify(msg));
      }
      count += 1;
      if (count === 0) {
        heapBefore = heapMb();
        started = performance.now();
        cpu = process.cpuUsage();
      }
      if (count === messages) {
        const { user, system } = process.cpuUsage(cpu);
        const seconds = (performance.now() - started) / 1000;
        process.send({
          messages,
          perSecond: count / seconds,
          cpuUs: (user + system) / count,
          heapBeforeMb: heapBefore,
          heapAfterMb: heapMb(),
          mostMb: process.resourceUsage().maxRSS / 1024,
        });
      }
      done();
      if (count < messages) send({});
    });
    RED.events.once('flows:started', () => {
      for (let index = 0; index < inFlight; index += 1) this.receive({ begin: true });
    });
  });
};
`;
const COUNTER_PAGE = `<script type="text/javascript">
RED.nodes.registerType('bench-counter', { defaults: {}, inputs: 1, outputs: 1 });
</script>
`;

async function measure(name: string, url: string, counts: Figures): Promise<void> {
  process.env['BENCH_COUNTS'] = JSON.stringify({ ...counts, inFlight: IN_FLIGHT });
  const userDir = mkdtempSync(path.join(tmpdir(), 'latchkey-bench-'));
  process.on('exit', () => rmSync(userDir, { recursive: true, force: true }));
  const nodes = path.join(userDir, 'nodes');
  mkdirSync(nodes);
  writeFileSync(path.join(nodes, 'bench-counter.js'), COUNTER);
  writeFileSync(path.join(nodes, 'bench-counter.html'), COUNTER_PAGE);
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

// Node-RED is one per process, and stays up until main.ts has its figures.
process.on('disconnect', () => process.exit());
const [, name = '', base = '', counts = '{}'] = process.argv.slice(2);
void measure(name, base, JSON.parse(counts) as Figures);
