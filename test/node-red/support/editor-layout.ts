/** How the dialogs of Node-RED's editor look: how wide they are, what is cut off, what can be read. */
import type { Page } from 'puppeteer-core';

export class EditorLayout {
  constructor(private readonly page: Page) {}

  /** The window of the browser from now on. */
  async windowOf(width: number, height: number): Promise<void> {
    await this.page.setViewport({ width, height });
  }

  /** Drags the edge of the open dialog until it is so wide, or as narrow as the editor lets it be; gives the width. */
  async narrowTo(width: number): Promise<number> {
    const tray = (await this.page.$$('.red-ui-tray')).at(-1);
    const box = await tray?.boundingBox();
    const grip = await (await this.page.$$('.red-ui-tray-resize-handle')).at(-1)?.boundingBox();
    if (!box || !grip) throw new Error('No dialog is open.');
    const { mouse } = this.page;
    const middle = grip.y + grip.height / 2;
    await mouse.move(grip.x + grip.width / 2, middle);
    await mouse.down();
    await mouse.move(box.x + box.width - width, middle, { steps: 5 });
    await mouse.up();
    return (await tray?.boundingBox())?.width ?? 0;
  }

  /** Inputs, buttons and texts of ours that stick out of the open dialog or out of their own box. */
  async cutOff(): Promise<readonly string[]> {
    const found = await this.page.evaluate(`(() => {
      const tray = [...document.querySelectorAll('.red-ui-tray')].at(-1);
      const right = tray.getBoundingClientRect().left + tray.clientWidth;
      const parts = [...tray.querySelectorAll('.latchkey-form :is(label, div, a, button, select, input)')];
      const shown = parts.filter((part) => part.getClientRects().length > 0);
      const isOut = (part) =>
        part.getBoundingClientRect().right > right + 1 ||
        // A choice or an input cuts off what it holds by itself.
        (!part.matches('input, select') && part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0);
      return JSON.stringify({
        seen: shown.length,
        out: shown.filter(isOut).map((part) => part.id || part.className || part.textContent),
      });
    })()`);
    const { seen, out } = JSON.parse(String(found)) as {
      readonly seen: number;
      readonly out: readonly string[];
    };
    return seen < 10 ? ['There is no dialog of ours.'] : out;
  }

  /** Contrast of the text of an element with what lies behind it, as WCAG 2 counts it: from 1 to 21. */
  async contrastOf(selector: string): Promise<number> {
    const found = await this.page.evaluate(`(() => {
      const element = document.querySelector(${JSON.stringify(selector)});
      let behind = element;
      const colorOf = (one) => getComputedStyle(one).backgroundColor;
      while (behind !== null && colorOf(behind).endsWith(', 0)')) behind = behind.parentElement;
      const colors = [getComputedStyle(element).color, behind === null ? 'rgb(255, 255, 255)' : colorOf(behind)];
      return JSON.stringify(colors.map((color) => color.match(/[0-9.]+/g).slice(0, 3).map(Number)));
    })()`);
    const [a = 0, b = 0] = (JSON.parse(String(found)) as readonly (readonly number[])[]).map(
      luminance,
    );
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
}

/** Relative luminance of an sRGB color. */
function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
