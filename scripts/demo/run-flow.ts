/** Runs a deployed flow the way the inject button does, and waits for what its action node says. */
import type { EmbeddedNodeRed } from './embedded-node-red';
import type { DemoFlow } from './example-flows';

export interface FlowResult {
  readonly ok: boolean;
  /** What came back, in a few words. */
  readonly says: string;
  readonly logins: number;
}

/** The events of Node-RED's messaging hooks that matter here. */
interface SendEvent {
  readonly source: { readonly id: string };
  readonly msg: { readonly payload?: unknown };
}
interface CompleteEvent {
  readonly node: { readonly id: string };
  readonly error?: Error;
}
interface Hooks {
  add(name: 'onSend.demo', hook: (events: readonly SendEvent[]) => void): void;
  add(name: 'onComplete.demo', hook: (event: CompleteEvent) => void): void;
  remove(name: string): void;
}

const PATIENCE_MS = 30_000;

/** @param times how many messages are injected, one after the other, to show that they share a sign-in */
export async function runFlow(
  { RED, editor }: EmbeddedNodeRed,
  flow: DemoFlow,
  times: number,
): Promise<FlowResult> {
  const hooks = (RED as unknown as { readonly hooks: Hooks }).hooks;
  const before = flow.simulator.control.state().logins;
  let says = '';
  for (let round = 0; round < times; round += 1) {
    let answer: unknown;
    const completed = new Promise<Error | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(new Error('no answer within 30 s')), PATIENCE_MS);
      hooks.add('onSend.demo', (events) => {
        const own = events.find(({ source }) => source.id === flow.actionId);
        if (own !== undefined) answer = own.msg.payload;
      });
      hooks.add('onComplete.demo', ({ node, error }) => {
        if (node.id !== flow.actionId) return;
        clearTimeout(timer);
        resolve(error);
      });
    });
    const asked = await fetch(`${editor}inject/${flow.injectId}`, { method: 'POST' });
    if (!asked.ok) throw new Error(`inject answered ${String(asked.status)}`);
    const error = await completed;
    hooks.remove('*.demo');
    const logins = flow.simulator.control.state().logins - before;
    if (error !== undefined) return { ok: false, says: error.message, logins };
    says = describe(answer);
  }
  return { ok: true, says, logins: flow.simulator.control.state().logins - before };
}

function describe(payload: unknown): string {
  if (Array.isArray(payload)) return `${String(payload.length)} items`;
  if (typeof payload === 'object' && payload !== null)
    return `{ ${Object.keys(payload).slice(0, 3).join(', ')} }`;
  return JSON.stringify(payload) ?? 'nothing';
}
