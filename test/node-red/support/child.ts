/** A process with one real Node-RED: started by `runtime.ts`, told what to do over IPC. */
import { createRequire } from 'node:module';
import { inspect } from 'node:util';

import type * as Core from '../../../core';
import type * as ProcessClock from '../../../node-red/src/clock';
import type * as ProcessPool from '../../../node-red/src/process-pool';
import { startNodeRed } from '../../../scripts/demo/embedded-node-red';
import type { FromChild, ToChild } from './messages';

interface SendEvent {
  readonly source: { readonly id: string; readonly port: number };
  readonly msg: Readonly<Record<string, unknown>>;
}
interface CompleteEvent {
  readonly node: { readonly id: string };
  readonly error?: Error;
}
interface Hooks {
  add(name: string, hook: (event: never) => void): void;
}
interface LogEntry {
  readonly level: number;
  readonly msg: unknown;
}

/** The very modules that Node-RED has loaded: the process's pool and clock are in them. */
const load = createRequire(__filename);
const built = {
  core: load('../../../node-red/dist/core') as typeof Core,
  pool: load('../../../node-red/dist/node-red/src/process-pool') as typeof ProcessPool,
  clock: load('../../../node-red/dist/node-red/src/clock') as typeof ProcessClock,
};

const tell = (message: FromChild): void => {
  process.send?.(message);
};

function fakeTime(wallMs: number | undefined): void {
  const { clock } = built.clock as { clock: { -readonly [K in keyof Core.Clock]: Core.Clock[K] } };
  let slept = 0;
  const mono = performance.now.bind(performance);
  clock.mono = () => mono() + slept;
  clock.wall = () => wallMs ?? Date.now();
  clock.sleep = async (ms, signal) => {
    // The bound of a sign-in is no pause: it is there to be called off.
    if (ms >= BOUND_MS && signal !== undefined) {
      await new Promise((_, reject) => signal.addEventListener('abort', reject));
    }
    slept += ms;
    await Promise.resolve();
  };
}

/** Longer than any pause between two attempts. */
const BOUND_MS = 30_000;

function offerGrant(offer: Extract<ToChild, { readonly kind: 'offer' }>): void {
  const { core } = built;
  const scheme = core.vendors
    .flatMap(({ schemes }) => schemes)
    .find(({ id }) => id === offer.scheme);
  if (scheme === undefined) throw new Error(`no scheme ${offer.scheme}`);
  const account = core.readAccount(scheme, offer.account);
  const { cell } = built.pool.pool.share({
    scheme,
    account,
    limits: core.DEFAULT_LIMITS,
  });
  const secrets = { token: new core.Secret(offer.grant) };
  const token = { secrets, open: {}, minted: built.clock.clock.wall() };
  cell.offer({ token, fingerprint: cell.fingerprint });
}

async function main(
  userDir: string,
  settings: Readonly<Record<string, unknown>>,
  bare: boolean,
  from: string,
): Promise<void> {
  process.on('unhandledRejection', (fault) => {
    tell({ kind: 'log', level: 10, text: `UNHANDLED ${inspect(fault)}` });
  });
  const nodeRed = await startNodeRed({
    userDir,
    flows: [],
    bare,
    ...(from === '' ? {} : { from }),
    settings: {
      logging: {
        test: {
          level: 'trace',
          metrics: true,
          audit: true,
          handler: () => (entry: LogEntry) => {
            tell({ kind: 'log', level: entry.level, text: inspect(entry, { depth: 8 }) });
          },
        },
      },
      ...settings,
    },
  });
  const { hooks, events, nodes } = nodeRed.RED as unknown as {
    readonly hooks: Hooks;
    readonly events: NodeJS.EventEmitter;
    readonly nodes: { getNode(id: string): { receive(msg: object): void } | null };
  };
  hooks.add('onSend.test', ((sent: readonly SendEvent[]) => {
    for (const { source, msg } of sent) {
      tell({ kind: 'sent', node: source.id, port: source.port, msg });
    }
  }) as (event: never) => void);
  hooks.add('onComplete.test', (({ node, error }: CompleteEvent) => {
    tell({ kind: 'completed', node: node.id, failed: error !== undefined && error !== null });
  }) as (event: never) => void);
  events.on('node-status', ({ id, status }: { id: string; status: object }) => {
    tell({ kind: 'status', node: id, status });
  });
  events.on('flows:started', () => tell({ kind: 'deployed' }));
  const receive = (message: Extract<ToChild, { readonly kind: 'receive' }>): void => {
    const node = nodes.getNode(message.node);
    if (node !== null) node.receive({ ...message.msg });
    // The editor takes a deploy for done when the flows have stopped; on a busy machine they start later.
    else events.once('flows:started', () => receive(message));
  };
  process.on('message', (message: ToChild) => {
    if (message.kind === 'receive') receive(message);
    else if (message.kind === 'fake-time') fakeTime(message.wallMs);
    else if (message.kind === 'offer') {
      offerGrant(message);
      tell({ kind: 'offered' });
    } else {
      void nodeRed.stop().then(() => {
        // Closed handles leave the list a moment later.
        setTimeout(() => {
          tell({ kind: 'stopped', left: process.getActiveResourcesInfo() });
          process.disconnect();
        }, 100).unref();
      });
    }
  });
  tell({ kind: 'started', editor: nodeRed.editor });
}

const [userDir = '', settings = '{}', bare = '', from = ''] = process.argv.slice(2);
void main(userDir, JSON.parse(settings) as Readonly<Record<string, unknown>>, bare !== '', from);
