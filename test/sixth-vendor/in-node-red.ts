import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import RED from 'node-red';

/** A message that came out of a flow. */
export type Message = Readonly<Record<string, unknown>>;

/** What @types/node-red does not tell of a running node. */
interface RunningNode {
  receive(message: object): void;
  once(event: 'input', listener: (message: Message) => void): void;
}

/** Secrets stand in the nodes, as the editor sends them, and not in a list of their own. */
type SetFlows = Parameters<typeof RED.runtime.flows.setFlows>[0];

const running = RED.nodes as unknown as { getNode(id: string): RunningNode };

/** A real Node-RED in this process. Node-RED is one per process. */
export class InNodeRed {
  private constructor(private readonly userDir: string) {}

  /** @param packageDir the built package, with its package.json; found as the palette finds it. */
  static async start(packageDir: string): Promise<InNodeRed> {
    const userDir = mkdtempSync(path.join(tmpdir(), 'latchkey-sixth-vendor-red-'));
    const scope = path.join(userDir, 'node_modules', '@latchkey');
    mkdirSync(scope, { recursive: true });
    symlinkSync(packageDir, path.join(scope, 'node-red'), 'dir');
    const dependencies = { '@latchkey/node-red': '*' };
    writeFileSync(path.join(userDir, 'package.json'), JSON.stringify({ name: 'x', dependencies }));
    writeFileSync(path.join(userDir, 'flows.json'), '[]');
    RED.init(createServer(), {
      userDir,
      flowFile: 'flows.json',
      credentialSecret: 'sixth vendor',
      logging: { console: { level: 'off', metrics: false, audit: false } },
      httpAdminRoot: false,
      httpNodeRoot: false,
      telemetry: { enabled: false, updateNotification: false },
    } as unknown as Parameters<typeof RED.init>[1]);
    const host = new InNodeRed(userDir);
    await host.settled(() => RED.start());
    return host;
  }

  async deploy(flows: readonly object[]): Promise<void> {
    await this.settled(() =>
      RED.runtime.flows.setFlows({
        flows: { flows },
        deploymentType: 'full',
      } as unknown as SetFlows),
    );
  }

  /** Sends a message into `node`; gives the one that reaches `end`, or the error. */
  async send(node: string, end: string, message: object): Promise<Message> {
    const arrived = new Promise<Message>((resolve) => running.getNode(end).once('input', resolve));
    running.getNode(node).receive(message);
    return await arrived;
  }

  async stop(): Promise<void> {
    await RED.stop();
    rmSync(this.userDir, { recursive: true, force: true });
  }

  private async settled(act: () => Promise<unknown>): Promise<void> {
    const started = new Promise((resolve) => RED.events.once('flows:started', resolve));
    await act();
    await started;
  }
}
