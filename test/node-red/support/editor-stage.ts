/** A real Node-RED with our package, a browser, and the vendors' simulators to call. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Browser } from 'puppeteer-core';

import { closeAll, startAll } from '../../../simulators';
import type { Simulators } from '../../../simulators';
import { openChromium } from '../../support/chromium';
import { NodeRedEditor } from './editor';
import { startRuntime } from './runtime';
import type { Runtime } from './runtime';

export interface EditorStage {
  readonly simulators: Simulators;
  readonly runtime: Runtime;
  readonly browser: Browser;
  /** Deploys the flows and shows them in the editor, in the page that is open if there is one. */
  visit(flows?: readonly object[]): Promise<NodeRedEditor>;
  close(): Promise<void>;
}

/** One empty tab. */
export const EMPTY = [{ id: 'tab', type: 'tab', label: 'test' }];

export async function openStage(): Promise<EditorStage> {
  const simulators = await startAll();
  const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-editor-'));
  // The simulators' authority as one that the machine trusts: then no TLS configuration is needed.
  const authorities = path.join(folder, 'ca.pem');
  writeFileSync(authorities, simulators.tcpwave.ca ?? '');
  const runtime = await startRuntime({ env: { NODE_EXTRA_CA_CERTS: authorities } });
  const browser = await openChromium();
  let editor: NodeRedEditor | undefined;
  return {
    simulators,
    runtime,
    browser,
    async visit(flows = EMPTY) {
      const deploy = (): Promise<void> => runtime.deploy(flows.map(apart));
      if (editor === undefined) {
        await deploy();
        editor = await NodeRedEditor.open(browser, runtime.editor);
        return editor;
      }
      try {
        await editor.takeIn(deploy);
        return editor;
      } catch (fault) {
        // A test that failed may leave anything in the page; the next one gets a new page.
        await editor.close();
        editor = undefined;
        throw fault;
      }
    },
    async close() {
      await browser.close();
      await runtime.stop();
      await closeAll(simulators);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Nodes that lie at one place cover each other. */
function apart(node: object, index: number): object {
  return 'x' in node && node.x === 0 ? { ...node, x: 200, y: 60 + 60 * index } : node;
}
