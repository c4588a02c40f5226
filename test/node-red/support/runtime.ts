import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { FromChild, ToChild } from './messages';

type Sent = Extract<FromChild, { readonly kind: 'sent' }>;
type StatusSeen = NonNullable<Extract<FromChild, { readonly kind: 'status' }>['status']>;

/** A real Node-RED in a process of its own, with our built package. */
export interface Runtime {
  readonly editor: string;
  readonly userDir: string;
  /** Full deploy unless said otherwise; resolves when the flows have started. */
  deploy(flows: readonly object[], type?: 'full' | 'nodes' | 'flows'): Promise<void>;
  /** Gives a message to a node and waits until it has called done; gives what it sent meanwhile. */
  run(
    node: string,
    msg?: object,
  ): Promise<{ readonly sent: readonly Sent[]; readonly failed: boolean }>;
  /** Gives a message to a node and waits for nothing. */
  receive(node: string, msg?: object): void;
  /** Waits for the next message that this node sends. */
  nextFrom(node: string): Promise<Sent>;
  /** Waits cost no time from now on; the wall clock stands still if a time is given. */
  fakeTime(wallMs?: number): void;
  /** Puts a grant into the cell of an account. */
  offer(scheme: string, account: Readonly<Record<string, unknown>>, grant: string): Promise<void>;
  /** POST with a JSON body to the editor's own server. */
  post(
    url: string,
    body: unknown,
    token?: string,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** POST as an HTML form of any web site would send it. */
  postForm(url: string, body: string): Promise<{ readonly status: number }>;
  readonly statuses: ReadonlyMap<string, readonly StatusSeen[]>;
  readonly logs: readonly string[];
  readonly everything: readonly FromChild[];
  /** All files of the user's folder: flows, credentials, settings. */
  files(): string;
  /** Gives what kept the process from idling after Node-RED had stopped. */
  stop(): Promise<readonly string[]>;
}

export interface RuntimeOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Node-RED alone, without our package. */
  readonly bare?: boolean;
}

const PATIENCE_MS = 60_000;
/** A cold start reads some hundred files; on a busy machine that takes a while. */
const START_MS = 120_000;

/** Names another Node-RED (its start script) and the Node.js for it: `test:hosts` runs the same tests on them. */
const OTHER = { nodeRed: 'LATCHKEY_TEST_NODE_RED', node: 'LATCHKEY_TEST_NODE' } as const;

export function useOtherHost(nodeRed: string, node: string): void {
  process.env[OTHER.nodeRed] = nodeRed;
  process.env[OTHER.node] = node;
}

export async function startRuntime(options: RuntimeOptions = {}): Promise<Runtime> {
  const userDir = mkdtempSync(path.join(tmpdir(), 'latchkey-test-'));
  const { [OTHER.nodeRed]: from = '', [OTHER.node]: execPath = process.execPath } = process.env;
  const child = fork(
    path.join(__dirname, 'child.ts'),
    [userDir, JSON.stringify(options.settings ?? {}), options.bare === true ? 'bare' : '', from],
    {
      execPath,
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const everything: FromChild[] = [];
  const statuses = new Map<string, StatusSeen[]>();
  const logs: string[] = [];
  const waiting = new Set<(message: FromChild) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => logs.push(chunk.toString()));
  }
  child.on('message', (message: FromChild) => {
    everything.push(message);
    if (message.kind === 'log') logs.push(message.text);
    // A node that goes clears its status.
    if (message.kind === 'status' && message.status !== undefined) {
      statuses.set(message.node, [...(statuses.get(message.node) ?? []), message.status]);
    }
    for (const listener of [...waiting]) listener(message);
  });

  const wait = <T>(
    pick: (message: FromChild) => T | undefined,
    what: string,
    patienceMs = PATIENCE_MS,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      const listener = (message: FromChild): void => {
        const found = pick(message);
        if (found === undefined) return;
        clearTimeout(timer);
        waiting.delete(listener);
        resolve(found);
      };
      const timer = setTimeout(() => {
        waiting.delete(listener);
        reject(
          new Error(`${what}: not within ${String(patienceMs)} ms\n${logs.slice(-5).join('\n')}`),
        );
      }, patienceMs);
      waiting.add(listener);
    });
  const say = (message: ToChild): void => {
    child.send(message);
  };

  const editor = await wait(
    (m) => (m.kind === 'started' ? m.editor : undefined),
    'start',
    START_MS,
  ).catch((fault: unknown) => {
    // Nobody has it to stop it: left running, it would keep the whole run from ending.
    child.kill('SIGKILL');
    throw fault;
  });

  return {
    editor,
    userDir,
    statuses,
    logs,
    everything,
    async deploy(flows, type = 'full') {
      // The answer to a deploy comes before the nodes run.
      const started = wait((m) => (m.kind === 'deployed' ? m : undefined), 'deploy');
      const answer = await fetch(`${editor}flows`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Node-RED-API-Version': 'v2',
          'Node-RED-Deployment-Type': type,
        },
        body: JSON.stringify({ flows }),
      });
      if (!answer.ok) throw new Error(`deploy: ${await answer.text()}`);
      await started;
    },
    async run(node, msg = {}) {
      const from = everything.length;
      const done = wait(
        (m) => (m.kind === 'completed' && m.node === node ? m : undefined),
        `message to ${node}`,
      );
      say({ kind: 'receive', node, msg });
      const { failed } = await done;
      const sent = everything
        .slice(from)
        .filter((m): m is Sent => m.kind === 'sent' && m.node === node);
      return { sent, failed };
    },
    receive: (node, msg = {}) => say({ kind: 'receive', node, msg }),
    nextFrom: (node) =>
      wait((m) => (m.kind === 'sent' && m.node === node ? m : undefined), `message from ${node}`),
    fakeTime: (wallMs) => say({ kind: 'fake-time', ...(wallMs === undefined ? {} : { wallMs }) }),
    async offer(scheme, account, grant) {
      const offered = wait((m) => (m.kind === 'offered' ? m : undefined), 'offer');
      say({ kind: 'offer', scheme, account, grant });
      await offered;
    },
    async post(url, body, token) {
      const answer = await fetch(`${editor}${url}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      });
      const text = await answer.text();
      return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    },
    async postForm(url, body) {
      const { status } = await fetch(`${editor}${url}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body,
      });
      return { status };
    },
    files: () =>
      filesBelow(userDir)
        .map((file) => `${file}\n${readFileSync(file, 'utf8')}`)
        .join('\n'),
    async stop() {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      const stopped = wait((m) => (m.kind === 'stopped' ? m.left : undefined), 'stop');
      say({ kind: 'stop' });
      const left = await stopped;
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await exited;
      clearTimeout(timer);
      rmSync(userDir, { recursive: true, force: true });
      return left;
    },
  };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name !== 'node_modules')
    .map((name) => path.join(folder, name))
    .flatMap((file) => (statSync(file).isDirectory() ? filesBelow(file) : [file]));
}
