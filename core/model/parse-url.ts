/**
 * The URL that a text stands for, relative ones from `base` on; undefined for none. In place of `URL.canParse`,
 * which Node.js 20 and 22 answer with false for a host such as `bücher.test` once they have compiled its callers,
 * after some thousand calls.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
