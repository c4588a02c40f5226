/** A real Node-RED with a user folder of its own and our packed package in it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { installAsTold, pack } from '../../../scripts/gates/packed-package';
import { at } from '../../../scripts/repository';
import { nodeRedScript, node24 } from '../../../scripts/kept-install';
import { ServerProcess, answers, freePort } from './server-process';

export class NodeRedServer {
  private constructor(
    /** With a slash at the end. */
    readonly editor: string,
    private readonly folder: string,
    private readonly process: ServerProcess,
  ) {}

  static async start(): Promise<NodeRedServer> {
    const node = await node24();
    const script = await nodeRedScript(node);
    const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-node-red-'));
    installAsTold('node-red', pack(at('node-red'), path.join(folder, 'packed')).tarball, folder);
    const userDir = path.join(folder, '.node-red');
    const settings = path.join(userDir, 'settings.js');
    writeFileSync(
      settings,
      `module.exports = {
        uiHost: '127.0.0.1',
        credentialSecret: 'latchkey test',
        flowFile: 'flows.json',
        editorTheme: { tours: false },
        telemetry: { enabled: false, updateNotification: false },
      };`,
    );
    const port = await freePort();
    const editor = `http://127.0.0.1:${String(port)}/`;
    const server = new ServerProcess({
      program: node,
      args: [script, '--userDir', userDir, '--settings', settings, '--port', String(port)],
      env: { HOME: folder },
      isReady: () => answers(`${editor}settings`),
    });
    await server.start();
    return new NodeRedServer(editor, folder, server);
  }

  get written(): string {
    return this.process.written;
  }

  /** @throws Error with Node-RED's answer when it refuses the flows. */
  async deploy(flows: readonly object[]): Promise<void> {
    const answer = await fetch(`${this.editor}flows`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Node-RED-API-Version': 'v2' },
      body: JSON.stringify({ flows }),
    });
    if (!answer.ok) throw new Error(`The flows could not be deployed: ${await answer.text()}`);
  }

  async json(address: string): Promise<unknown> {
    const answer = await fetch(`${this.editor}${address}`, {
      headers: { accept: 'application/json' },
    });
    return answer.json();
  }

  async remove(): Promise<void> {
    await this.process.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
