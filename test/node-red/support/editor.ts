/** Node-RED's editor in a browser, worked with mouse and keyboard as a person does. */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, KeyInput, Page } from 'puppeteer-core';

import { pictureToRenew } from '../../support/pictures';
import { EditorLayout } from './editor-layout';
import { HeldAnswers } from './held-answers';

/** A cold editor on a busy machine takes its time. */
const PATIENCE_MS = 30_000;

/** A node as the editor holds it. */
export interface EditedNode {
  readonly valid: boolean;
  readonly reasons: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** Nothing slides or fades: drawn without a graphics card, that takes a third of the CPU time of a dialog. */
const STAND_STILL = `addEventListener('DOMContentLoaded', () => {
  const style = document.createElement('style');
  style.textContent = '*, *::before, *::after { transition: none !important; animation: none !important }';
  document.head.append(style);
  jQuery.fx.off = true;
})`;

/** What Done does, by the kind of the dialog. */
const DONE = { node: '#node-dialog-ok', account: '#node-config-dialog-ok' } as const;

export class NodeRedEditor {
  private held: HeldAnswers | undefined;

  /** How it looks. */
  readonly layout: EditorLayout;

  private constructor(
    private readonly page: Page,
    private readonly lines: string[],
  ) {
    this.layout = new EditorLayout(page);
  }

  /** Lines of the browser's console, and errors that the page has thrown, since the flows were opened. */
  get said(): readonly string[] {
    return this.lines;
  }

  static async open(browser: Browser, address: string): Promise<NodeRedEditor> {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.setViewport({ width: 1400, height: 1000 });
    const said: string[] = [];
    let group = '';
    page.on('console', (line) => {
      const [type, text] = [line.type(), line.text()];
      if (text === TAKEN_IN) {
        said.length = 0;
        return;
      }
      if (type === 'startGroupCollapsed') group = text;
      // Node-RED's list of its libraries has those that happen to be loaded by then.
      const isVersion = group === 'Versions';
      if (type === 'endGroup') group = '';
      // The browser's own hints to authors of pages are on the level "verbose"; a console does not show it.
      if (type !== 'verbose' && !isVersion) said.push(`${type}: ${text}`);
    });
    await page.evaluateOnNewDocument(STAND_STILL);
    page.on('pageerror', (error) => said.push(`thrown: ${String(error)}`));
    const editor = new NodeRedEditor(page, said);
    await page.goto(address);
    await editor.isReady();
    return editor;
  }

  /** Loads the editor anew, as a person does who comes back another day. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.isReady();
  }

  /**
   * Takes in the flows of a deploy without loading the page, which costs as much as a test: what is open is
   * left, and then the editor does what it does with the flows of the first load.
   */
  async takeIn(deploy: () => Promise<void>): Promise<void> {
    await this.held?.end();
    this.held = undefined;
    await this.holds(ALL_CANCELED);
    // Without a revision of its own the editor does not care about deploys of others.
    await this.page.evaluate('RED.nodes.clear(); RED.history.clear(); RED.nodes.version(null)');
    await deploy();
    await this.page.evaluate(TAKE_IN);
    await this.isReady();
    // By then it knows which secrets the accounts have, as it does when a person looks at a page that has loaded.
    await this.page.waitForNetworkIdle({ idleTime: SETTLING_MS });
  }

  private async isReady(): Promise<void> {
    await this.holds('typeof RED === "object" && RED.workspaces.count() > 0');
    await this.page.waitForSelector('#red-ui-loading-progress', { hidden: true });
    await this.page.waitForSelector('#red-ui-palette-search input');
  }

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
    await this.holds(dropped);
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

  /** Waits until the runtime has told the editor which secrets an account has. */
  async secretsAreKnown(id: string): Promise<void> {
    await this.page.waitForNetworkIdle();
    await this.holds(`RED.nodes.node(${JSON.stringify(id)}).valid !== undefined`);
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
    await this.click(`[id="${id}"] ${button} .red-ui-flow-node-button-button`);
  }

  /** Opens the dialog of a node by a double click on it. */
  async openNode(id: string): Promise<void> {
    // A node of another tab, or one that another covers, is brought into view first.
    await this.page.evaluate(`RED.view.reveal(${JSON.stringify(id)}, false)`);
    const node = this.page.locator(`[id="${id}"] .red-ui-flow-node`);
    await node.click({ count: 2 });
    // On a busy machine the editor takes the two clicks for single ones; a person then clicks again.
    if (!(await this.comes(DONE.node))) await node.click({ count: 2 });
    await this.dialogIs(DONE.node);
  }

  /** From a node's dialog into that of a new account. */
  async addAccount(): Promise<void> {
    await this.click('#node-input-btn-account-add');
    await this.dialogIs(DONE.account);
  }

  /** From a node's dialog into that of its account. */
  async openAccount(): Promise<void> {
    await this.click('#node-input-btn-account-edit');
    await this.dialogIs(DONE.account);
  }

  async done(dialog: keyof typeof DONE): Promise<void> {
    await this.click(DONE[dialog]);
    if (dialog === 'account') await this.dialogIs(DONE.node, false);
    else await this.page.waitForSelector('.red-ui-tray', { hidden: true });
    await this.settles();
  }

  async cancel(): Promise<void> {
    await this.click('#node-dialog-cancel');
    await this.page.waitForSelector('.red-ui-tray', { hidden: true });
    await this.settles();
  }

  /** Back from the dialog of an account to that of the node, with nothing kept. */
  async cancelAccount(): Promise<void> {
    await this.click('#node-config-dialog-cancel');
    await this.dialogIs(DONE.node, false);
  }

  private async comes(selector: string): Promise<boolean> {
    const options = { visible: true, timeout: SOON_MS };
    const found = await this.page.waitForSelector(selector, options).catch(() => null);
    return found !== null;
  }

  /** Waits for the dialog to stand still. One that is new takes the focus while it slides in. */
  private async dialogIs(button: string, opened = true): Promise<void> {
    await this.page.waitForSelector(button, { visible: true });
    await this.holds(
      `(() => {
        const tray = [...document.querySelectorAll('.red-ui-tray')].at(-1);
        return tray !== undefined && getComputedStyle(tray).right === '0px' &&
          (${String(!opened)} || tray.contains(document.activeElement));
      })()`,
    );
    await this.settles();
  }

  /** Waits by the page's own timers: however busy the machine is, those of Node-RED that were set before come first. */
  private async settles(): Promise<void> {
    await this.page.evaluate(
      `new Promise((resolve) => setTimeout(resolve, ${String(SETTLING_MS)}))`,
    );
  }

  async appears(selector: string): Promise<void> {
    await this.page.waitForSelector(selector, { visible: true });
  }

  async click(selector: string): Promise<void> {
    await this.page.locator(selector).click();
  }

  /** Types into an input in place of what is there. @throws Error when the input then holds something else. */
  async fill(selector: string, text: string): Promise<void> {
    await this.page.waitForSelector(selector, { visible: true });
    const input = await this.page.$(selector);
    await input?.click({ count: 3 });
    // As pasted: at once, with the events of an input.
    await this.page.evaluate(
      `document.activeElement.select(); document.execCommand('insertText', false, ${JSON.stringify(text)})`,
    );
    await this.page.keyboard.press('Tab');
    const held = await this.valueOf(selector);
    if (held !== text) throw new Error(`${selector} holds "${held}" and not "${text}".`);
  }

  async check(selector: string, wanted = true): Promise<void> {
    if ((await this.isChecked(selector)) !== wanted) await this.click(selector);
  }

  async choose(selector: string, value: string): Promise<void> {
    await this.page.waitForSelector(selector, { visible: true });
    await this.page.select(selector, value);
  }

  /** Types a value into the field of an operation. */
  async fillField(name: string, text: string): Promise<void> {
    await this.fill(`${fieldOf(name)} .red-ui-typedInput-input`, text);
  }

  /** Looks for an operation by some words and takes the one that is meant from what is found. */
  async chooseOperation(id: string, words = id): Promise<void> {
    await this.openOperations();
    await this.page.keyboard.type(words);
    await this.click(`#latchkey-operations [data-operation="${id}"]`);
    await this.page.waitForSelector('#latchkey-operations', { hidden: true });
  }

  private async openOperations(): Promise<void> {
    await this.click(OPERATION);
    await this.page.waitForSelector('#latchkey-operations', { visible: true });
  }

  /** Opens the list of operations, types the words, and gives the ids of what is offered then. */
  async operationsOffered(words = ''): Promise<readonly string[]> {
    await this.openOperations();
    await this.page.keyboard.type(words);
    const ids = await this.page.$$eval('#latchkey-operations [role=option]', (options) =>
      options.map((option) => option.getAttribute('data-operation') ?? ''),
    );
    await this.page.keyboard.press('Escape');
    return ids;
  }

  async valueOf(selector: string): Promise<string> {
    return String(await this.page.$eval(selector, (el) => (el as { value?: string }).value));
  }

  async isChecked(selector: string): Promise<boolean> {
    return this.page.$eval(selector, (el) => (el as { checked?: boolean }).checked === true);
  }

  /** Names of the fields of the operation that are in sight. */
  async fieldsInSight(): Promise<readonly string[]> {
    const codes = await this.page.$$('.latchkey-param > label > code');
    const seen: string[] = [];
    for (const code of codes) {
      if (await code.isVisible()) seen.push(String(await code.evaluate((el) => el.textContent)));
    }
    return seen;
  }

  /** Chooses from the options of a field, which open by a click. */
  async chooseInField(name: string, label: string): Promise<void> {
    await this.click(`${fieldOf(name)} .red-ui-typedInput-option-trigger`);
    await this.page
      .locator(`.red-ui-typedInput-options:not([style*="display: none"]) ::-p-text(${label})`)
      .click();
  }

  /** What a field offers to choose from; nothing where there is no list. */
  async choicesOf(name: string): Promise<readonly string[]> {
    const trigger = `${fieldOf(name)} .red-ui-typedInput-option-trigger`;
    if (!(await this.isVisible(trigger))) return [];
    await this.click(trigger);
    const menu = '.red-ui-typedInput-options:not([style*="display: none"])';
    await this.appears(menu);
    const labels = await this.page.$$eval(`${menu} a`, (links) =>
      links.map((link) => String(link.textContent).trim()),
    );
    await this.page.keyboard.press('Escape');
    await this.page.waitForSelector(menu, { hidden: true });
    return labels;
  }

  /** From now on the test answers what the editor asks for at this path of ours. */
  async holdAnswers(path: string): Promise<HeldAnswers> {
    this.held = await HeldAnswers.at(this.page, path);
    return this.held;
  }

  async press(...keys: readonly KeyInput[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Waits until an element says this. */
  async expectText(selector: string, text: string): Promise<void> {
    await this.holds(
      `(document.querySelector(${JSON.stringify(selector)})?.innerText ?? '').includes(${JSON.stringify(text)})`,
    );
  }

  async isVisible(selector: string): Promise<boolean> {
    const element = await this.page.$(selector);
    return (await element?.isVisible()) ?? false;
  }

  /** Text of an element as a person reads it. */
  async read(selector: string): Promise<string> {
    await this.page.waitForSelector(selector);
    return this.page.$eval(selector, (el) => (el as unknown as { innerText: string }).innerText);
  }

  /** Presses Test in the dialog of an account and gives what it says in the end. */
  async test(): Promise<string> {
    await this.click('#latchkey-test');
    await this.holds(
      `document.querySelector('#latchkey-test-result').innerText.trim() !== '' && !document.querySelector('#latchkey-test').disabled`,
    );
    return this.read('#latchkey-test-result');
  }

  /** Presses Deploy and waits until the editor says that it is done. */
  async deploy(): Promise<void> {
    await this.click('#red-ui-header-button-deploy:not(.disabled)');
    await this.holds('!RED.nodes.dirty()');
    await this.holds(`!$('${SHADES}').is(':visible')`);
    // What the editor says of a deploy stays until it is closed, over the fields of the next dialog.
    await this.page.evaluate(`$('.red-ui-notification').each((_, notice) => notice.close())`);
    await this.holds(`$('.red-ui-notification').length === 0`);
  }

  /** Shows a tab, of a flow or of a subflow. */
  async show(tab: string): Promise<void> {
    await this.page.evaluate(`RED.workspaces.show(${JSON.stringify(tab)})`);
  }

  /** What the editor holds of a node, as the next deploy will send it. */
  async node(id: string): Promise<EditedNode> {
    const found = await this.page.evaluate(
      `(() => {
        const node = RED.nodes.node(${JSON.stringify(id)});
        const values = RED.nodes.convertNode(node, { credentials: false });
        return JSON.stringify({ valid: node.valid, reasons: node.validationErrors ?? [], values });
      })()`,
    );
    return JSON.parse(String(found)) as EditedNode;
  }

  /** Renews a picture of the docs: the open dialog, or with the flow beside it. Does nothing in an everyday run. */
  async picture(name: string, area: 'dialog' | 'flow'): Promise<void> {
    const file = pictureToRenew(name);
    if (file === undefined) return;
    // What a mouse rests on is drawn otherwise.
    await this.page.mouse.move(0, 0);
    await sleep(SETTLED_MS);
    const trays = await this.page.$$('.red-ui-tray');
    const box = await trays.at(-1)?.boundingBox();
    if (!box) throw new Error(`No dialog is open for the picture ${name}.`);
    const end = { x: box.x + box.width, y: area === 'flow' ? 700 : box.y + box.height };
    const start = area === 'flow' ? { x: 0, y: 0 } : box;
    const clip = { x: start.x, y: start.y, width: end.x - start.x, height: end.y - start.y };
    await this.page.screenshot({ path: file, clip });
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  private async holds(condition: string): Promise<void> {
    try {
      await this.page.waitForFunction(condition);
    } catch (fault) {
      throw new Error(`Not within ${String(PATIENCE_MS)} ms: ${condition}`, { cause: fault });
    }
  }
}

/** Presses Cancel in the dialog that is on top; the one below comes back when that has gone. */
const ALL_CANCELED = `(() => {
  const top = [...document.querySelectorAll('.red-ui-tray')].at(-1);
  const cancel = top?.querySelector('#node-dialog-cancel, #node-config-dialog-cancel');
  if (cancel && cancel.dataset.pressed === undefined) {
    cancel.dataset.pressed = '';
    cancel.click();
  }
  return top === undefined && RED.editor.getEditStack().length === 0;
})()`;

/** From here on lines count: while it has no flows, the editor stumbles over what the runtime says of their nodes. */
const TAKEN_IN = 'the test has given its flows';

/** What the editor does with the flows that it gets when the page is loaded. */
const TAKE_IN = `$.getJSON('flows').then(({ rev, flows }) => {
  console.log('${TAKEN_IN}');
  RED.nodes.version(rev);
  RED.nodes.import(flows);
  RED.nodes.dirty(false);
  RED.view.redraw(true);
  if (RED.workspaces.active() === 0) RED.workspaces.show(RED.nodes.getWorkspaceOrder()[0]);
  RED.events.emit('flows:loaded');
})`;

/** By then a dialog has begun to open. */
const SOON_MS = 10_000;

/** Until a dialog has its width and notices are gone. */
const SETTLED_MS = 1_000;

/** Lists of accounts tell their value this long after a dialog has come or gone, and nothing shows when. */
const SETTLING_MS = 100;

/** What lies over the editor during a deploy: the header in Node-RED 4, everything in Node-RED 5. */
const SHADES = '#red-ui-header-shade, #red-ui-full-shade';

const OPERATION = '#latchkey-operation';

/** The row of a field of an operation. */
export function fieldOf(name: string): string {
  return `.latchkey-param:has(#latchkey-param-${name})`;
}
