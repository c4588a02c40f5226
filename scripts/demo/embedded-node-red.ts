/** A real Node-RED in this process, with our built package found the way the palette finds it. */
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import type red from 'node-red';

import { at } from '../repository';

type NodeRed = typeof red;

export interface EmbeddedOptions {
  /** An empty folder of one's own. */
  readonly userDir: string;
  readonly flows: readonly object[];
  readonly port?: number;
  /** Node-RED alone, without our package. */
  readonly bare?: boolean;
  /** A file beside the `node_modules` that Node-RED is taken from; the project's own unless said. */
  readonly from?: string;
  /** Laid over the settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface EmbeddedNodeRed {
  readonly RED: NodeRed;
  /** The editor's address, with a slash at the end. */
  readonly editor: string;
  stop(): Promise<void>;
}

/** Node-RED is one per process. */
export async function startNodeRed(options: EmbeddedOptions): Promise<EmbeddedNodeRed> {
  const RED = createRequire(options.from ?? __filename)('node-red') as NodeRed;
  if (options.bare !== true) installPackage(options.userDir);
  writeFileSync(path.join(options.userDir, 'flows.json'), JSON.stringify(options.flows));
  // Node-RED's own express app answers; it exists once init has been called.
  const server = createServer((request, response) =>
    (RED.httpAdmin as unknown as RequestListener)(request, response),
  );
  RED.init(server, {
    userDir: options.userDir,
    flowFile: 'flows.json',
    credentialSecret: 'latchkey demo',
    httpAdminRoot: '/',
    httpNodeRoot: '/api',
    logging: { console: { level: 'warn', metrics: false, audit: false } },
    // Looks up no catalogue and calls nobody.
    editorTheme: { tours: false, palette: { catalogues: [] } },
    telemetry: { enabled: false, updateNotification: false },
    ...options.settings,
  } as unknown as Parameters<typeof RED.init>[1]);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const started = new Promise((resolve) => RED.events.once('flows:started', resolve));
  await RED.start();
  await started;
  const { port } = server.address() as AddressInfo;
  return {
    RED,
    editor: `http://127.0.0.1:${String(port)}/`,
    async stop() {
      await RED.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What `npm install` in the user's folder would do, with the built package in place of a published one. */
function installPackage(userDir: string): void {
  const scope = path.join(userDir, 'node_modules', '@latchkey');
  mkdirSync(scope, { recursive: true });
  const target = path.join(scope, 'node-red');
  if (!existsSync(target)) symlinkSync(at('node-red'), target, 'dir');
  writeFileSync(
    path.join(userDir, 'package.json'),
    JSON.stringify({ name: 'latchkey-demo', dependencies: { '@latchkey/node-red': '*' } }),
  );
}
