/** The form of an operation in the dialog of a node. */
import type { Page } from 'puppeteer-core';

import type { EditorPage } from './editor-page';

const OPERATION = '#latchkey-operation';

export class OperationForm {
  constructor(
    private readonly page: Page,
    private readonly editor: EditorPage,
  ) {}

  /** Types a value into the field of an operation. */
  async fillField(name: string, text: string): Promise<void> {
    await this.editor.fill(`${fieldOf(name)} .red-ui-typedInput-input`, text);
  }

  /** Looks for an operation by some words and takes the one that is meant from what is found. */
  async chooseOperation(id: string, words = id): Promise<void> {
    await this.openOperations();
    await this.page.keyboard.type(words);
    await this.editor.click(`#latchkey-operations [data-operation="${id}"]`);
    await this.page.waitForSelector('#latchkey-operations', { hidden: true });
  }

  private async openOperations(): Promise<void> {
    await this.editor.click(OPERATION);
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
    await this.editor.click(`${fieldOf(name)} .red-ui-typedInput-option-trigger`);
    await this.page
      .locator(`.red-ui-typedInput-options:not([style*="display: none"]) ::-p-text(${label})`)
      .click();
  }

  /** What a field offers to choose from; nothing where there is no list. */
  async choicesOf(name: string): Promise<readonly string[]> {
    const trigger = `${fieldOf(name)} .red-ui-typedInput-option-trigger`;
    if (!(await this.editor.isVisible(trigger))) return [];
    await this.editor.click(trigger);
    const menu = '.red-ui-typedInput-options:not([style*="display: none"])';
    await this.editor.appears(menu);
    const labels = await this.page.$$eval(`${menu} a`, (links) =>
      links.map((link) => String(link.textContent).trim()),
    );
    await this.page.keyboard.press('Escape');
    await this.page.waitForSelector(menu, { hidden: true });
    return labels;
  }
}

/** The row of a field of an operation. */
export function fieldOf(name: string): string {
  return `.latchkey-param:has(#latchkey-param-${name})`;
}
