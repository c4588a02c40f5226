const BEYOND_ASCII = /[^\0-\x7f]/;
/** With fewer letters left, what a bad conversion makes of a text would be found everywhere. */
const ENOUGH = 4;

/**
 * What a text becomes at a server that reads UTF-8 as something else, or cannot show a letter. The rest of
 * the secret can still be read.
 */
export function misreadForms(secret: string): readonly string[] {
  if (!BEYOND_ASCII.test(secret)) return [];
  const bytes = new TextEncoder().encode(secret);
  const oneByOne = String.fromCharCode(...bytes);
  const normal = [secret.normalize('NFC'), secret.normalize('NFD')];
  const misread = [oneByOne, new TextDecoder('windows-1252').decode(bytes)];
  if ((secret.match(/[a-z0-9]/gi) ?? []).length < ENOUGH) return [...normal, ...misread];
  const replaced = ['?', '\ufffd'].flatMap((mark) => [
    secret.replace(/[^\0-\x7f]/g, mark),
    secret.replace(/[^\0-\x7f]/gu, mark),
    oneByOne.replace(/[^\0-\x7f]/g, mark),
  ]);
  return [...normal, ...misread, ...replaced];
}

/** The bytes of a text that Latin-1 can hold and UTF-8 writes in another way. */
export function latin1Bytes(secret: string): readonly Uint8Array[] {
  if (!BEYOND_ASCII.test(secret) || /[^\0-\xff]/.test(secret)) return [];
  return [Uint8Array.from(secret, (letter) => letter.charCodeAt(0))];
}
