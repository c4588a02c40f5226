/**
 * Latchkey beside its peers, in one run: each measurement a fresh process, the peers in turn, so that a busy
 * moment of the machine meets all of them; ratios to axios of the same round. The peers are fetched into
 * `.cache` at the first run and are no dependency of this project.
 * `npm run bench [-- --rounds 5] [-- --only warm,herd] [-- --peers Latchkey,axios] [-- --messages 1000000]`
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';

import { at } from '../scripts/repository';
import { kept } from '../scripts/kept-install';
import { CASES, PEERS } from './cases';
import type { Case, Figures } from './cases';

/** What was measured of one peer in one case, round by round; null where the process gave nothing. */
interface Row {
  readonly name: string;
  readonly rounds: (Figures | null)[];
}

interface Measured {
  readonly title: string;
  readonly rows: readonly Row[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', default: '' },
      peers: { type: 'string', default: '' },
      messages: { type: 'string', default: '' },
    },
  });
  const rounds = Number(values.rounds);
  const wanted = values.only === '' ? [] : values.only.split(',');
  const unknown = wanted.filter((id) => CASES.every((item) => item.id !== id));
  if (unknown.length > 0) {
    const known = CASES.map(({ id }) => id).join(', ');
    throw new Error(`--only: there is no "${unknown.join(', ')}". There are ${known}.`);
  }
  const { messages } = values;
  const cases = CASES.filter(({ id }) => wanted.length === 0 || wanted.includes(id)).map((item) =>
    messages === '' || item.options['messages'] === undefined
      ? item
      : { ...item, options: { ...item.options, messages: Number(messages) } },
  );
  const named = values.peers === '' ? [] : values.peers.split(',');
  const needsPeers = cases.some(({ kind }) => kind !== 'core' && kind !== 'hosts');
  const peersDir = needsPeers ? await kept('peers', { dependencies: PEERS }) : at();
  const server = fork(at('bench', 'peers', 'server.mjs'));
  const [port] = (await once(server, 'message')) as [number];
  const base = `http://127.0.0.1:${String(port)}`;
  const results: Measured[] = [];
  for (const item of cases) {
    const measured = await measure(peersOf(item, named), { rounds, base, peersDir });
    console.log(tableOf(item, measured));
    results.push(measured);
  }
  server.disconnect();
  const [cpu] = cpus();
  const machine = {
    date: new Date().toISOString(),
    node: process.version,
    cpu: `${String(cpus().length)} x ${cpu?.model ?? ''}`,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
  };
  const folder = at('.cache', 'bench');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'latest.json');
  writeFileSync(file, JSON.stringify({ machine, peers: PEERS, rounds, results }, undefined, 2));
  console.log(`${Object.values(machine).join(', ')}; all figures: ${file}`);
}

/** Only those whose name holds one of these; all without. */
function peersOf(item: Case, named: readonly string[]): Case {
  if (named.length === 0) return item;
  return { ...item, peers: item.peers.filter((name) => named.some((part) => name.includes(part))) };
}

interface Where {
  readonly rounds: number;
  readonly base: string;
  readonly peersDir: string;
}

async function measure(item: Case, where: Where): Promise<Measured> {
  const rows: Row[] = item.peers.map((name) => ({ name, rounds: [] }));
  for (let round = 0; round < Math.min(where.rounds, item.mostRounds ?? Infinity); round += 1) {
    // Another one begins each time.
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[(index + round) % rows.length];
      row?.rounds.push((await oneMeasurement(item, row.name, where)) ?? null);
    }
  }
  return { title: item.title, rows };
}

/** A million messages through Node-RED on a busy machine. */
const PATIENCE_MS = 3_600_000;

/** One measurement; undefined when the process ends without figures. */
async function oneMeasurement(
  item: Case,
  name: string,
  where: Where,
): Promise<Figures | undefined> {
  const args = [item.kind, name, where.base, JSON.stringify(item.options)];
  const { worker } = item;
  const file = worker === undefined ? at('bench', 'peers', 'worker.mjs') : at('bench', worker);
  const child: ChildProcess = fork(file, args, {
    execArgv: ['--expose-gc', ...(worker === undefined ? [] : ['--import', 'tsx'])],
    env: { ...process.env, PEERS_DIR: where.peersDir },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let figures: Figures | undefined;
  child.on('message', (message) => {
    figures = message as Figures;
    // A host stays up until it is told to go.
    child.disconnect();
  });
  const patience = setTimeout(() => child.kill(), PATIENCE_MS);
  await once(child, 'exit');
  clearTimeout(patience);
  return figures;
}

function tableOf(item: Case, { title, rows }: Measured): string {
  const ratios = item.ratios ?? [];
  const table = new Table({
    head: [title, ...item.shows, ...ratios.map((name) => `${name} / ${item.reference ?? ''}`)],
    style: { head: [], border: [], compact: true },
  });
  const reference = rows.find(({ name }) => name === item.reference);
  for (const { name, rounds } of rows) {
    const shown = item.shows.map((figure) => spread(rounds.map((round) => round?.[figure])));
    const compared = ratios.map((figure) =>
      spread(
        rounds.map((round, index) => ratio(round?.[figure], reference?.rounds[index]?.[figure])),
      ),
    );
    table.push([name, ...shown, ...compared]);
  }
  return table.toString();
}

function ratio(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one / other;
}

/** Median, and from the least to the most where they differ. */
function spread(values: readonly (number | undefined)[]): string {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (least === undefined || most === undefined || middle === undefined) return 'no figures';
  const text = (value: number): string =>
    value >= 100 ? String(Math.round(value)) : String(Number(value.toFixed(2)));
  return least === most ? text(middle) : `${text(middle)} (${text(least)} to ${text(most)})`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
