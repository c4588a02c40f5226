/** A page of the browser, worked with mouse and keyboard as a person does. */
import type { KeyInput, Page } from 'puppeteer-core';

/** A cold editor on a busy machine takes its time. */
export const PATIENCE_MS = 60_000;

/** Lists of accounts tell their value this long after a dialog has come or gone, and nothing shows when. */
export const SETTLING_MS = 100;

export class EditorPage {
  constructor(protected readonly page: Page) {}

  /** Waits by the page's own timers: however busy the machine is, those of Node-RED that were set before come first. */
  async settles(): Promise<void> {
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

  async valueOf(selector: string): Promise<string> {
    return String(await this.page.$eval(selector, (el) => (el as { value?: string }).value));
  }

  async isChecked(selector: string): Promise<boolean> {
    return this.page.$eval(selector, (el) => (el as { checked?: boolean }).checked === true);
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

  /** Waits until a condition of JavaScript holds in the page. */
  async holds(condition: string): Promise<void> {
    try {
      await this.page.waitForFunction(condition);
    } catch (fault) {
      throw new Error(`Not within ${String(PATIENCE_MS)} ms: ${condition}`, { cause: fault });
    }
  }
}
