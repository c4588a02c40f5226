/** A process with one real Node-RED: started by `runtime.ts`, told what to do over IPC. */
import { inspect } from 'node:util';

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

const tell = (message: FromChild): void => {
  process.send?.(message);
};

async function main(userDir: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  process.on('unhandledRejection', (fault) => {
    tell({ kind: 'log', level: 10, text: `UNHANDLED ${inspect(fault)}` });
  });
  const nodeRed = await startNodeRed({
    userDir,
    flows: [],
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
  process.on('message', (message: ToChild) => {
    if (message.kind === 'receive') nodes.getNode(message.node)?.receive({ ...message.msg });
    else {
      void nodeRed.stop().then(() => {
        tell({ kind: 'stopped', left: process.getActiveResourcesInfo() });
        process.disconnect();
      });
    }
  });
  tell({ kind: 'started', editor: nodeRed.editor });
}

const [userDir = '', settings = '{}'] = process.argv.slice(2);
void main(userDir, JSON.parse(settings) as Readonly<Record<string, unknown>>);
