import type { FromChild } from './messages';
import type { Runtime } from './runtime';

/** Gives so many messages to a node at once and waits for all of them; what it sent, by output. */
export async function herd(
  runtime: Runtime,
  node: string,
  count: number,
  msg: object = {},
): Promise<{ readonly answers: number; readonly failures: number }> {
  const from = runtime.everything.length;
  for (let index = 0; index < count; index += 1) runtime.receive(node, msg);
  const since = (): readonly FromChild[] => runtime.everything.slice(from);
  const done = (): number =>
    since().filter((event) => event.kind === 'completed' && event.node === node).length;
  while (done() < count) await new Promise((resolve) => setTimeout(resolve, 10));
  const sent = (port: number): number =>
    since().filter((event) => event.kind === 'sent' && event.node === node && event.port === port)
      .length;
  const failed = since().filter(
    (event) => event.kind === 'completed' && event.node === node && event.failed,
  ).length;
  return { answers: sent(0), failures: sent(1) + failed };
}
