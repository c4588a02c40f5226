/** The workspace of Node-RED's editor, and the palette beside it. */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Page } from 'puppeteer-core';

import type { EditorPage } from './editor-page';

export class EditorWorkspace {
  constructor(
    private readonly page: Page,
    private readonly editor: EditorPage,
  ) {}

  /** Drags a node from the palette to a place on the workspace. Gives its id. */
  async drop(type: string, place = { x: 320, y: 100 }): Promise<string> {
    const entry = `.red-ui-palette-node[data-palette-type="${type}"]`;
    // Scrolls it into view, and waits until it stands still there.
    await this.page.locator(entry).hover();
    const from = await (await this.page.$(entry))?.boundingBox();
    const to = await (await this.page.waitForSelector('#red-ui-workspace-chart'))?.boundingBox();
    if (!from || !to) throw new Error(`${type} is not in the palette.`);
    const { mouse } = this.page;
    await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(to.x + place.x, to.y + place.y, { steps: 10 });
    await mouse.up();
    const dropped = `RED.nodes.filterNodes({ type: ${JSON.stringify(type)} }).at(-1)?.id`;
    await this.editor.holds(dropped);
    return String(await this.page.evaluate(dropped));
  }

  /** Types of the nodes that the palette's search finds. */
  async found(words: string): Promise<readonly string[]> {
    await this.page.locator('#red-ui-palette-search input').fill(words);
    // The search waits for the last key.
    await sleep(1_000);
    const types = await this.page.$$eval('.red-ui-palette-node:not([data-filter])', (entries) =>
      entries.map((entry) => entry.getAttribute('data-palette-type') ?? ''),
    );
    await this.page.evaluate(`$('#red-ui-palette-search input').searchBox('value', '')`);
    return types;
  }

  /** Draws a wire from the first output of a node to the input of another. */
  async wire(from: string, to: string): Promise<void> {
    await this.page.locator(`[id="${from}"] .red-ui-flow-port-output .red-ui-flow-port`).hover();
    await this.page.mouse.down();
    await this.page.locator(`[id="${to}"] .red-ui-flow-port-input .red-ui-flow-port`).hover();
    await this.page.mouse.up();
  }

  /** Presses the button of an inject node. */
  async inject(id: string): Promise<void> {
    // After a deploy it is drawn as one that can be pressed a moment later.
    const button = '.red-ui-flow-node-button:not(.red-ui-flow-node-button-disabled)';
    await this.editor.click(`[id="${id}"] ${button} .red-ui-flow-node-button-button`);
  }
}
