/**
 * `npm start`: a real Node-RED with our nodes, five simulators, and the example flow of every scheme
 * deployed and run. Stays up for a look at the editor; with `--once` it ends, with exit code 0 only if
 * every flow ran.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { closeAll, startAll } from '../simulators';
import { startNodeRed } from './demo/embedded-node-red';
import { demoFlows } from './demo/example-flows';
import { runFlow } from './demo/run-flow';

/** Messages a flow gets, so that it shows that they share one sign-in. */
const ROUNDS = 3;
const EDITOR_PORT = 1880;

async function main(once: boolean): Promise<void> {
  const userDir = mkdtempSync(path.join(tmpdir(), 'latchkey-node-red-'));
  const simulators = await startAll();
  const flows = demoFlows(Object.values(simulators));
  const start = (port: number): ReturnType<typeof startNodeRed> =>
    startNodeRed({ userDir, flows: [], port });
  const nodeRed = await start(once ? 0 : EDITOR_PORT);
  const stop = async (): Promise<void> => {
    await nodeRed.stop();
    await closeAll(simulators);
    rmSync(userDir, { recursive: true, force: true });
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
      `${word} ${flow.scheme.padEnd(28)} ${flow.operation.padEnd(22)} ${says}; ${String(ROUNDS)} calls, ${String(logins)} ${logins === 1 ? 'login' : 'logins'}`,
    );
  }
  console.log(`${String(flows.length - failures)} of ${String(flows.length)} schemes ran.`);
  if (once) {
    await stop();
    process.exit(failures === 0 ? 0 : 1);
  }
  console.log(`\nThe editor: ${nodeRed.editor}   Ctrl+C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }
}

async function deploy(editor: string, flows: readonly object[]): Promise<void> {
  const answer = await fetch(`${editor}flows`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Node-RED-API-Version': 'v2' },
    body: JSON.stringify({ flows }),
  });
  if (!answer.ok) throw new Error(`The flows could not be deployed: ${await answer.text()}`);
}

main(process.argv.includes('--once')).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
