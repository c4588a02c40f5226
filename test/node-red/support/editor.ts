/** Node-RED's editor in a browser, worked with mouse and keyboard as a person does. */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, Page } from 'puppeteer-core';

import { pictureToRenew } from '../../support/pictures';
import { EditorLayout } from './editor-layout';
import { EditorPage, PATIENCE_MS, SETTLING_MS } from './editor-page';
import { ALL_CANCELED, STAND_STILL, TAKE_IN, TAKEN_IN } from './editor-scripts';
import { EditorWorkspace } from './editor-workspace';
import { HeldAnswers } from './held-answers';
import { OperationForm } from './operation-form';

/** A node as the editor holds it. */
export interface EditedNode {
  readonly valid: boolean;
  readonly reasons: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** What Done does, by the kind of the dialog. */
const DONE = { node: '#node-dialog-ok', account: '#node-config-dialog-ok' } as const;

export class NodeRedEditor extends EditorPage {
  private held: HeldAnswers | undefined;

  /** How it looks. */
  readonly layout: EditorLayout;

  readonly workspace: EditorWorkspace;

  /** The form of an operation in the open dialog. */
  readonly form: OperationForm;

  private constructor(
    page: Page,
    private readonly lines: string[],
  ) {
    super(page);
    this.layout = new EditorLayout(page);
    this.workspace = new EditorWorkspace(page, this);
    this.form = new OperationForm(page, this);
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

  /** Waits until the runtime has told the editor which secrets an account has. */
  async secretsAreKnown(id: string): Promise<void> {
    await this.page.waitForNetworkIdle();
    await this.holds(`RED.nodes.node(${JSON.stringify(id)}).valid !== undefined`);
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

  /** From now on the test answers what the editor asks for at this path of ours. */
  async holdAnswers(path: string): Promise<HeldAnswers> {
    this.held = await HeldAnswers.at(this.page, path);
    return this.held;
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
}

/** By then a dialog has begun to open. */
const SOON_MS = 10_000;

/** Until a dialog has its width and notices are gone. */
const SETTLED_MS = 1_000;

/** What lies over the editor during a deploy: the header in Node-RED 4, everything in Node-RED 5. */
const SHADES = '#red-ui-header-shade, #red-ui-full-shade';
