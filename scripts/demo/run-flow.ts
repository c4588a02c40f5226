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
      const timer = setTimeout(() => resolve(new Error('no response within 30 s')), PATIENCE_MS);
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
    if (!asked.ok) throw new Error(`inject responded ${String(asked.status)}`);
    const error = await completed;
    hooks.remove('*.demo');
    const logins = flow.simulator.control.state().logins - before;
    if (error !== undefined) return { ok: false, says: error.message, logins };
    says = describe(answer, flow.noun);
  }
  return { ok: true, says, logins: flow.simulator.control.state().logins - before };
}

/**
 * Injects messages concurrently and waits until all are done.
 * @returns the number of logins that they cost, and how many of them failed
 */
export async function runHerd(
  { RED, editor }: EmbeddedNodeRed,
  flow: DemoFlow,
  count: number,
): Promise<{ readonly logins: number; readonly failed: number }> {
  const hooks = (RED as unknown as { readonly hooks: Hooks }).hooks;
  const before = flow.simulator.control.state().logins;
  let failed = 0;
  let left = count;
  const completed = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no response within 30 s')), PATIENCE_MS);
    hooks.add('onComplete.demo', ({ node, error }) => {
      if (node.id !== flow.actionId) return;
      if (error !== undefined && error !== null) failed += 1;
      left -= 1;
      if (left > 0) return;
      clearTimeout(timer);
      resolve();
    });
  });
  const sent = Array.from({ length: count }, () =>
    fetch(`${editor}inject/${flow.injectId}`, { method: 'POST' }),
  );
  await Promise.all([completed, ...sent]);
  hooks.remove('*.demo');
  return { logins: flow.simulator.control.state().logins - before, failed };
}

/** `2 devices: esx01, web01`. */
function describe(payload: unknown, noun: string): string {
  const list = listIn(payload);
  if (list === undefined) return JSON.stringify(payload)?.slice(0, 60) ?? 'nothing';
  const names = list.slice(0, 2).map(nameOf).join(', ');
  const nouns = list.length === 1 ? noun : plural(noun);
  return `${String(list.length)} ${nouns}${names === '' ? '' : `: ${names}`}`;
}

/** The list itself, or the one in the vendor's envelope. */
function listIn(value: unknown, depth = 2): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  for (const inner of Object.values(value)) {
    const list = listIn(inner, depth - 1);
    if (list !== undefined) return list;
  }
  return undefined;
}

const NAMES = ['name', 'dispName', 'DirectoryName', 'businessKey', 'msg'];

function nameOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const flat: Readonly<Record<string, unknown>> = {
    ...('attributes' in item && typeof item.attributes === 'object' ? item.attributes : {}),
    ...item,
  };
  return NAMES.map((key) => flat[key]).find((value) => typeof value === 'string') as string;
}

function plural(noun: string): string {
  if (noun.endsWith('y')) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
