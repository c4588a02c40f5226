/** The request node beside the core http request node: the same flow, the same server, the same messages. */
import { apiAccount, requestNodes } from './api-flow';
import { ECHO_ACCOUNT, PASSWORD, startEcho } from './echo-server';
import type { EchoServer, Received } from './echo-server';
import { startRuntime } from './runtime';
import type { Runtime } from './runtime';
import type { Msg, Settings } from './same-as-core';

/** What one node did with one message. */
export interface Seen {
  readonly sent: readonly Msg[];
  readonly failed: boolean;
  readonly requests: readonly Received[];
  readonly caught: readonly string[];
  readonly warnings: number;
}

export let echo: EchoServer;
export let runtime: Runtime;

/** One server and one Node-RED for all tests of the suite. */
export function openRequestStage(): void {
  beforeAll(async () => {
    [echo, runtime] = await Promise.all([startEcho(), startRuntime()]);
  });
  afterAll(async () => {
    await runtime.stop();
    await echo.close();
  });
}

/** One that no server has given a cookie yet: the core node keeps none. */
export function freshAccount(): object {
  accounts += 1;
  return apiAccount({ ...ECHO_ACCOUNT, baseUrl: `${echo.url}/${String(accounts)}` });
}

let accounts = 0;

/** The core node's settings as they stand in the flow, with only its type changed and an account chosen. */
export async function both(
  settings: Settings,
  msg: Msg,
): Promise<readonly [core: Seen, ours: Seen]> {
  await runtime.deploy([
    freshAccount(),
    ...requestNodes({ ...settings, type: 'http request' }, 'core'),
    ...requestNodes(settings, 'ours'),
  ]);
  return [await look('core', msg), await look('ours', msg)];
}

export async function look(node: string, msg: Msg): Promise<Seen> {
  echo.received.splice(0);
  const from = runtime.everything.length;
  const { sent, failed } = await runtime.run(node, msg);
  // A failure is told to the Catch node after the node is done with the message.
  if (failed) await caughtBy(`catch-${node}`, from);
  const events = runtime.everything.slice(from);
  const isCaught = (name: string): boolean => name === `catch-${node}`;
  return {
    sent: sent.map((event) => event.msg),
    failed,
    requests: [...echo.received],
    caught: events.flatMap((event) =>
      event.kind === 'sent' && isCaught(event.node)
        ? [(event.msg['error'] as { readonly message: string }).message]
        : [],
    ),
    warnings: events.filter(
      (event) => event.kind === 'log' && event.level === 30 && event.text.includes(`'${node}'`),
    ).length,
  };
}

async function caughtBy(node: string, from: number): Promise<void> {
  const isThere = (): boolean =>
    runtime.everything.slice(from).some((event) => event.kind === 'sent' && event.node === node);
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** After all that a suite has done. */
export function expectNoSecretKept(): void {
  const everything = JSON.stringify([runtime.logs, runtime.everything, [...runtime.statuses]]);
  for (const secret of [PASSWORD, JSON.stringify(PASSWORD).slice(1, -1), 'tok-1-xxxx']) {
    expect(everything).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(runtime.files()).not.toContain(secret);
  }
}
