/** A process with a real Node-RED whose flow calls without pause, and that is deployed again and again. */
import { getActiveResourcesInfo } from 'node:process';

import { startNodeRed } from '../demo/embedded-node-red';
import type { Seen, ToHost } from './messages';

const [url = '', userDir = ''] = process.argv.slice(2);
const CALLS_PER_SECOND = 40;
const DEPLOY_EVERY_MS = 15_000;
const PLACE = { z: 'tab', x: 0, y: 0 };

interface HookEvent {
  readonly node?: { readonly id: string };
  readonly destination?: { readonly id: string };
  readonly error?: { readonly code?: string; readonly message: string } | null;
}
interface Hooks {
  add(name: string, hook: (event: never) => void): void;
}

const flows = (deploys: number): readonly object[] => [
  { id: 'tab', type: 'tab', label: `soak ${String(deploys)}` },
  {
    ...PLACE,
    id: 'action',
    type: 'edgecast',
    name: '',
    account: 'account',
    operation: 'policy.getMany',
    params: {},
    errors: 'catch',
    outputs: 1,
    wires: [[]],
  },
  { ...PLACE, id: 'catch', type: 'catch', scope: null, wires: [[]] },
  {
    id: 'account',
    type: 'edgecast-account',
    name: `deployed ${String(deploys)} times`,
    scheme: 'edgecast/client-credentials',
    baseUrl: url,
    tokenUrl: `${url}/token`,
    clientId: 'soak',
    tls: '',
    proxy: '',
    credentials: { clientSecret: 'secret-of-soak' },
  },
];

async function main(): Promise<void> {
  const nodeRed = await startNodeRed({
    userDir,
    flows: [],
    settings: { logging: { console: { level: 'off' } } },
  });
  const { hooks, nodes } = nodeRed.RED as unknown as {
    readonly hooks: Hooks;
    readonly nodes: { getNode(id: string): { receive(msg: object): void } | null };
  };
  let [received, ok, deploys] = [0, 0, 0];
  const failed: Record<string, number> = {};
  hooks.add('onReceive.soak', (({ destination }: HookEvent) => {
    if (destination?.id === 'action') received += 1;
  }) as (event: never) => void);
  hooks.add('onComplete.soak', (({ node, error }: HookEvent) => {
    if (node?.id !== 'action') return;
    if (error === undefined || error === null) ok += 1;
    else {
      const code = error.code === 'cancelled' ? error.code : error.message.slice(0, 200);
      failed[code] = (failed[code] ?? 0) + 1;
    }
  }) as (event: never) => void);

  const deploy = async (): Promise<void> => {
    deploys += 1;
    // By turns everything, and the nodes that have changed.
    const type = deploys % 2 === 0 ? 'nodes' : 'full';
    await fetch(`${nodeRed.editor}flows`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Node-RED-API-Version': 'v2',
        'Node-RED-Deployment-Type': type,
      },
      body: JSON.stringify({ flows: flows(deploys) }),
    });
  };
  await deploy();
  const sending = setInterval(() => {
    nodes.getNode('action')?.receive({ topic: 'soak' });
  }, 1_000 / CALLS_PER_SECOND);
  const deploying = setInterval(() => void deploy(), DEPLOY_EVERY_MS);

  process.on('message', (message: ToHost) => {
    if (message === 'stop sending') {
      clearInterval(sending);
      clearInterval(deploying);
      return;
    }
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    const seen: Seen = {
      received,
      ok,
      failed,
      deploys,
      heapMb: heapUsed / 2 ** 20,
      rssMb: rss / 2 ** 20,
      open: getActiveResourcesInfo().length,
    };
    process.send?.(seen);
  });
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
}

void main();
