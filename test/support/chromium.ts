import { existsSync } from 'node:fs';

import { launch } from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';

const PLACES = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];
const MISSING = 'No Chromium was found: install it, or set CHROMIUM to its path.';

/** A browser without a window, with a new profile. @throws Error that says what to install. */
export async function openChromium(): Promise<Browser> {
  const executablePath = whereChromiumIs();
  if (executablePath === undefined) throw new Error(MISSING);
  return launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * `describe` for tests that need a browser. On a machine without one they are listed as not run; under
 * continuous integration that is a failure.
 */
export function describeInChromium(name: string, tests: () => void): void {
  if (whereChromiumIs() !== undefined) describe(name, tests);
  // Skipped only where a person works without a browser: the list of tests then says so. CI fails below.
  else if ((process.env['CI'] ?? '') === '') it.skip(`${name}: not run. ${MISSING}`, tests);
  else {
    it(name, () => {
      throw new Error(MISSING);
    });
  }
}

function whereChromiumIs(): string | undefined {
  return PLACES.find((place) => place !== '' && existsSync(place));
}
