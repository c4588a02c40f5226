/** n8n's editor in a browser, worked as a person does. The names are n8n 2.41's test ids. */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, ElementHandle, Page } from 'puppeteer-core';

import { openChromium } from '../../support/chromium';
import type { N8nServer } from './n8n-server';

const FORM = 'editCredential-modal';
const PATIENCE_MS = 60_000;

export class N8nEditor {
  private constructor(
    private readonly n8n: N8nServer,
    private readonly browser: Browser,
    private readonly page: Page,
    /** Errors that the page has thrown. */
    readonly thrown: readonly string[],
  ) {}

  /** Opens a browser and signs in. */
  static async open(n8n: N8nServer): Promise<N8nEditor> {
    const browser = await openChromium();
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.setViewport({ width: 1200, height: 800 });
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(String(error)));
    await page.goto(`${n8n.url}/signin`, { waitUntil: 'networkidle2' });
    await page.type('input[name=emailOrLdapLoginId]', n8n.owner.email);
    await page.type('input[name=password]', n8n.owner.password);
    await Promise.all([
      page.waitForNavigation({ waitUntil: 'networkidle2' }),
      page.click(named('form-submit-button')),
    ]);
    return new N8nEditor(n8n, browser, page, thrown);
  }

  async newWorkflow(): Promise<void> {
    await this.page.goto(`${this.n8n.url}/workflow/new`, { waitUntil: 'networkidle2' });
    await this.page.locator(`${named('canvas-add-button')} button`).click();
  }

  async search(words: string): Promise<void> {
    const bar = await this.#find('node-creator-search-bar');
    await bar.type(words);
  }

  /** Opens the details of a node that the search has found; gives what can be read there. */
  async openFound(name: string): Promise<string> {
    await this.page.locator(`${named('item-iterator-item')} ::-p-text(${name})`).click();
    await this.expectText('Node details');
    await this.expectText('Actions (');
    const details = await this.#find('node-creator');
    return String(await details.evaluate((element) => element.textContent));
  }

  async chooseAction(words: string): Promise<void> {
    await this.page.locator(`${named('node-creator')} ::-p-text(${words})`).click();
    await this.#find('ndv');
  }

  /** What a list or an input of the node's panel shows. */
  async valueOf(field: string): Promise<string> {
    const input = await this.page.waitForSelector(`${named(`parameter-input-${field}`)} input`);
    return String(await input?.evaluate((element) => (element as { value?: string }).value));
  }

  /** @param words what n8n calls the service, from the credential's name */
  async connectTo(words: string): Promise<void> {
    await this.page.locator(`${named('ndv')} ::-p-text(Connect to ${words})`).click();
    await this.#find('credential-save-button');
  }

  /** Puts a text into a field of the credential's form, as one that is pasted over what is there. */
  async fill(field: string, value: string): Promise<void> {
    await this.#paste(named(FORM), field, value);
  }

  /** Likewise in the node's panel. */
  async enter(field: string, value: string): Promise<void> {
    await this.#paste(named('ndv'), field, value);
  }

  /** Chooses an entry of a list in the credential's form. */
  async choose(field: string, entry: string): Promise<void> {
    await this.page.locator(`${named(FORM)} ${named(`parameter-input-${field}`)} input`).click();
    const shown = `[...document.querySelectorAll('.el-select-dropdown__item')].find((item) =>
      item.offsetParent !== null && item.innerText.trim().startsWith(${JSON.stringify(entry)}))`;
    await this.page.waitForFunction(`${shown} !== undefined`);
    await this.page.evaluate(`${shown}.click()`);
  }

  async #paste(where: string, field: string, value: string): Promise<void> {
    const place = `${where} ${named(`parameter-input-${field}`)}`;
    const input = await this.page.waitForSelector(`${place} input, ${place} textarea`);
    await input?.click({ count: 3 });
    await this.page.evaluate(
      `document.activeElement.select(); document.execCommand('insertText', false, ${JSON.stringify(value)})`,
    );
  }

  async moreDetails(): Promise<void> {
    await this.page.locator(`${named(FORM)} ::-p-text(More details)`).click();
  }

  /** n8n closes the form by itself when the test has passed. */
  async credentialIsTaken(): Promise<void> {
    await this.page.waitForSelector(named(FORM), { hidden: true });
  }

  async openCredentialOfNode(): Promise<void> {
    await this.click('credential-edit-button');
    await this.#find('credential-save-button');
  }

  async click(testId: string): Promise<void> {
    await this.page.locator(named(testId)).click();
  }

  /** Waits until the text can be read somewhere on the page. @throws Error with what is there instead. */
  async expectText(text: string): Promise<void> {
    const isThere = `document.body.innerText.includes(${JSON.stringify(text)})`;
    try {
      await this.page.waitForFunction(isThere);
    } catch {
      throw new Error(`"${text}" is not on the page:\n${await this.text()}`);
    }
  }

  async text(): Promise<string> {
    return String(await this.page.evaluate('document.body.innerText'));
  }

  /** A picture of the page once its notes have gone. */
  async picture(file: string): Promise<void> {
    await this.page.waitForSelector('.el-notification', { hidden: true });
    // So that nothing is caught in the middle of a movement; n8n's page itself is never quite idle.
    await sleep(1_000);
    await this.page.screenshot({ path: file as `${string}.png` });
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  async #find(testId: string): Promise<ElementHandle> {
    const element = await this.page.waitForSelector(named(testId));
    if (element === null) throw new Error(`There is no ${testId} on the page.`);
    return element;
  }
}

function named(testId: string): string {
  return `[data-test-id="${testId}"]`;
}
