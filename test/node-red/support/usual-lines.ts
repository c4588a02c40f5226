import type { Browser } from 'puppeteer-core';

import { NodeRedEditor } from './editor';
import { EMPTY } from './editor-stage';
import { startRuntime } from './runtime';

/**
 * What Node-RED's editor says by itself on the browser's console: the usual steps with a node of its own,
 * in one that has never seen our package.
 */
export async function usualLines(browser: Browser): Promise<readonly string[]> {
  const bare = await startRuntime({ bare: true });
  try {
    await bare.deploy(EMPTY);
    const editor = await NodeRedEditor.open(browser, bare.editor);
    const id = await editor.drop('inject');
    await editor.wire(id, await editor.drop('debug', { x: 560, y: 100 }));
    await editor.openNode(id);
    await editor.done('node');
    await editor.deploy();
    await editor.inject(id);
    await editor.reload();
    await editor.openNode(id);
    await editor.done('node');
    await editor.close();
    return [...editor.said];
  } finally {
    await bare.stop();
  }
}
