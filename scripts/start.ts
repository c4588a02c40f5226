/**
 * `npm start`: a real Node-RED with our nodes, five simulators, and the example flow of every scheme
 * deployed and run. Stays up for a look at the editor; with `--once` it ends, with exit code 0 only if
 * every flow ran.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { closeAll, startAll } from '../simulators';
import { startNodeRed } from './demo/embedded-node-red';
import { demoFlows } from './demo/example-flows';
import type { DemoFlow } from './demo/example-flows';
import { runFlow, runHerd } from './demo/run-flow';
import { samples } from './demo/samples';
import { fillSite } from './demo/site-data';

/** Messages per flow, which share one sign-in. */
const ROUNDS = 3;
/** Concurrent messages after the token was killed at the server. */
const HERD = 50;
const EDITOR_PORT = 1880;

interface Options {
  readonly once: boolean;
  readonly port: number;
}

/** @throws Error with a sentence for an argument that makes no sense */
function readOptions(args: readonly string[]): Options {
  const once = args.includes('--once');
  const at = args.findIndex((arg) => arg === '--port' || arg.startsWith('--port='));
  if (at < 0) return { once, port: once ? 0 : EDITOR_PORT };
  const text = args[at]?.split('=')[1] ?? args[at + 1] ?? '';
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return { once, port };
  throw new Error(`--port must be a number from 0 to 65535, not "${text}".`);
}

/** Says so now, and not after everything else has been started. @throws Error EADDRINUSE */
async function requireFree(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}

async function main({ once, port }: Options): Promise<void> {
  await requireFree(port);
  const userDir = mkdtempSync(path.join(tmpdir(), 'latchkey-node-red-'));
  // Also when a step below fails or the process is told to end.
  process.on('exit', () => rmSync(userDir, { recursive: true, force: true }));
  console.log('Starting five simulators and Node-RED ...');
  const simulators = await startAll(samples);
  await fillSite(simulators);
  const flows = demoFlows(Object.values(simulators));
  const nodeRed = await startNodeRed({ userDir, flows: [], port });
  const stop = async (): Promise<void> => {
    await nodeRed.stop();
    await closeAll(simulators);
  };
  const deployed = new Promise((resolve) => nodeRed.RED.events.once('flows:started', resolve));
  await deploy(
    nodeRed.editor,
    flows.flatMap(({ nodes }) => nodes),
  );
  await deployed;
  let failures = 0;
  for (const flow of flows) {
    const { ok, says, logins } = await runFlow(nodeRed, flow, ROUNDS);
    if (!ok) failures += 1;
    const word = ok ? 'ok    ' : 'FAILED';
    console.log(
      `${word} ${flow.scheme.padEnd(28)} ${flow.operation.padEnd(22)} ${says}; ${String(ROUNDS)} calls, ${counted(logins)}`,
    );
  }
  console.log(`${String(flows.length - failures)} of ${String(flows.length)} sign-in methods ran.`);
  const shown = flows.find(({ scheme }) => scheme === 'truesight/token');
  if (shown !== undefined && !(await showHerd(nodeRed, shown))) failures += 1;
  if (once) {
    await stop();
    process.exit(failures === 0 ? 0 : 1);
  }
  console.log(`\nThe editor: ${nodeRed.editor}   Ctrl+C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }
}

/** What Latchkey is for: the token is rejected, many calls run concurrently, one of them signs in. */
async function showHerd(
  nodeRed: Awaited<ReturnType<typeof startNodeRed>>,
  flow: DemoFlow,
): Promise<boolean> {
  flow.simulator.control.expireAll();
  const { logins, failed } = await runHerd(nodeRed, flow, HERD);
  console.log(
    `${flow.scheme}: the server rejects its token, ${String(HERD)} calls run concurrently: ${counted(logins)}, ${String(failed)} failed.`,
  );
  return failed === 0 && logins === 1;
}

function counted(logins: number): string {
  return `${String(logins)} ${logins === 1 ? 'login' : 'logins'}`;
}

async function deploy(editor: string, flows: readonly object[]): Promise<void> {
  const answer = await fetch(`${editor}flows`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Node-RED-API-Version': 'v2' },
    body: JSON.stringify({ flows }),
  });
  if (!answer.ok) throw new Error(`The flows could not be deployed: ${await answer.text()}`);
}

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  try {
    await main(options);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new Error(
      `Port ${String(options.port)} is in use. End the program that uses it, or choose another: npm start -- --port 1881`,
    );
  }
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
