import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser } from 'puppeteer-core';

import { NodeRedEditor } from './editor';
import { PATIENCE_MS } from './editor-page';
import { EMPTY } from './editor-stage';
import type { EditorStage } from './editor-stage';
import { startRuntime } from './runtime';

const CACHE = path.resolve(__dirname, '../../../.cache/editor-console');

/**
 * What Node-RED's editor says by itself on the browser's console: the usual steps with a node of its own,
 * in one that has never seen our package. It is the same as long as neither Node-RED nor the browser nor
 * the steps change, and is asked once.
 */
export async function usualLines({ browser, runtime }: EditorStage): Promise<readonly string[]> {
  const settings = (await (await fetch(`${runtime.editor}settings`)).json()) as object;
  const version = 'version' in settings ? String(settings.version) : '';
  const steps = createHash('sha256').update(readFileSync(__filename)).digest('hex').slice(0, 12);
  const name = `${version} ${await browser.version()} ${steps}`.replaceAll(/[^\w.]+/g, '-');
  const file = path.join(CACHE, `${name}.json`);
  mkdirSync(CACHE, { recursive: true });
  while (!existsSync(file)) {
    // Suites that run side by side want it at the same time: one of them asks, and the others wait for it.
    const claim = `${file}.claim`;
    if (isClaimed(claim)) await sleep(200);
    else await askInto(file, browser).finally(() => rmSync(claim, { force: true }));
  }
  return JSON.parse(readFileSync(file, 'utf8')) as readonly string[];
}

/** Whether another suite asks. If none does, this one has claimed it. */
function isClaimed(claim: string): boolean {
  try {
    writeFileSync(claim, '', { flag: 'wx' });
    return false;
  } catch {
    // Whoever claimed it may have been killed, or be gone with it by now.
    const claimed = statSync(claim, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - claimed > PATIENCE_MS) rmSync(claim, { force: true });
    return true;
  }
}

async function askInto(file: string, browser: Browser): Promise<void> {
  const lines = await askUsualLines(browser);
  // The file is whole or not there.
  const draft = `${file}.${String(process.pid)}`;
  writeFileSync(draft, JSON.stringify(lines));
  renameSync(draft, file);
}

async function askUsualLines(browser: Browser): Promise<readonly string[]> {
  const bare = await startRuntime({ bare: true });
  try {
    await bare.deploy(EMPTY);
    const editor = await NodeRedEditor.open(browser, bare.editor);
    const id = await editor.workspace.drop('inject');
    await editor.workspace.wire(id, await editor.workspace.drop('debug', { x: 560, y: 100 }));
    await editor.openNode(id);
    await editor.done('node');
    await editor.deploy();
    await editor.workspace.inject(id);
    await editor.reload();
    await editor.openNode(id);
    await editor.done('node');
    await editor.close();
    return [...editor.said];
  } finally {
    await bare.stop();
  }
}
