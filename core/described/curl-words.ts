import { InputError } from '../errors';

/** A whole value that Postman, Insomnia and the like would have put in; a password may have braces within. */
const UNFILLED = /(?:^|["'=:/@\s])\{\{[$A-Za-z_][\w.-]{0,60}\}\}(?:["'&@:/\s]|$)/;

/** The words of a command line as the shell it was copied for would hand them to curl. */
export function curlWords(command: string): readonly string[] {
  const text = withoutPrompt(command.replace(/\r\n?/g, '\n'));
  if (
    /^(?:\$\w+\s*=|Invoke-(?:WebRequest|RestMethod)\b|iwr\b|irm\b|(?:await\s+)?fetch\()/i.test(text)
  ) {
    throw notCurl();
  }
  const words = isCmd(text)
    ? splitPosix(withoutCarets(text), false)
    : splitPosix(joinLines(text), true);
  const [program = '', ...rest] = words;
  if (!/(?:^|[\\/])curl(?:\.exe)?$/i.test(program)) {
    throw curlFault('this does not begin with "curl". Paste the whole command');
  }
  // PowerShell 5 has a curl of its own, with the options of Invoke-WebRequest.
  if (rest.some((word) => /^-(?:Uri|Method|Body|Headers|UseBasicParsing)$/i.test(word))) {
    throw notCurl();
  }
  if (rest.some((word) => UNFILLED.test(word))) {
    throw curlFault(
      'a value is a variable of the program that the command comes from, in double braces. Put the value itself there',
    );
  }
  return rest;
}

function notCurl(): InputError {
  return curlFault('this is not a curl command. In the browser choose "Copy as cURL"');
}

/** Documentation writes a prompt before a command, and comments above it. */
function withoutPrompt(text: string): string {
  return text
    .trim()
    .replace(/^(?:#[^\n]*\n\s*)+/, '')
    .replace(/^[$%>#]\s+/, '')
    .replace(/^sudo\s+/, '');
}

/** @param sentence holds no part of the command: any part can be a secret. */
export function curlFault(sentence: string): InputError {
  return new InputError('curl', `curl: ${sentence}.`);
}

/** cmd.exe escapes quotes with carets and continues lines with one at the end. */
function isCmd(text: string): boolean {
  return /\^"|\^\s*\n/.test(text);
}

function withoutCarets(text: string): string {
  return text.replace(/\^\s*\n/g, ' ').replace(/\^([^])/g, '$1');
}

/** PowerShell continues a line with a backtick, sh with a backslash. */
function joinLines(text: string): string {
  return text.replace(/`[ \t]*\n/g, ' ');
}

/** Splits by the rules of sh, as far as a copied command uses them. What follows `|`, `;`, `&`, `>` is left out. */
function splitPosix(text: string, isShell: boolean): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (text.startsWith('\\\n', at)) {
      at += 2;
      continue;
    }
    if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at += 1;
      continue;
    }
    if (word === undefined && /[|;&<>]/.test(char)) return words;
    const piece = pieceAt(text, at, isShell);
    if (piece.stops === true) break;
    word = `${word ?? ''}${piece.text}`;
    at = piece.end;
  }
  return word === undefined ? words : [...words, word];
}

interface Piece {
  readonly text: string;
  readonly end: number;
  /** The command ends here. */
  readonly stops?: boolean;
}

function pieceAt(text: string, at: number, isShell: boolean): Piece {
  const char = text.charAt(at);
  if (char === "'") {
    const end = endOf(text, at + 1, "'");
    return { text: text.slice(at + 1, end), end: end + 1 };
  }
  if (char === '"') return doubleQuoted(text, at + 1, isShell);
  if (text.startsWith("$'", at)) return ansiQuoted(text, at + 2);
  if (char === '\\') {
    return { text: text.charAt(at + 1), end: at + 2 };
  }
  if (/[|;&<>]/.test(char)) return { text: '', end: at, stops: true };
  if (isShell) refuseExpansion(text, at);
  return { text: char, end: at + 1 };
}

function endOf(text: string, from: number, quote: string): number {
  const end = text.indexOf(quote, from);
  if (end < 0) throw curlFault('a quote is not closed. Paste the whole command');
  return end;
}

/** What the shell would have put here is not in the command, and its name is no password. */
function refuseExpansion(text: string, at: number): void {
  if (/^(?:\$[A-Za-z_{(]|`)/.test(text.slice(at, at + 2))) {
    throw curlFault(
      'a value is a variable or a command of the shell. Put the value itself there, in single quotes',
    );
  }
}

function doubleQuoted(text: string, from: number, isShell: boolean): Piece {
  let value = '';
  let at = from;
  for (;;) {
    const char = text.charAt(at);
    if (char === '') throw curlFault('a quote is not closed. Paste the whole command');
    if (char === '"') return { text: value, end: at + 1 };
    const next = text.charAt(at + 1);
    if (char === '\\' && /["\\$`\n]/.test(next)) {
      value += next === '\n' ? '' : next;
      at += 2;
    } else {
      if (isShell) refuseExpansion(text, at);
      value += char;
      at += 1;
    }
  }
}

const ANSI: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['v', '\v'],
]);

/** `$'...'`: escapes as in C; browsers write what is not ASCII as `\uXXXX`. */
function ansiQuoted(text: string, from: number): Piece {
  let value = '';
  let at = from;
  for (;;) {
    const char = text.charAt(at);
    if (char === '') throw curlFault('a quote is not closed. Paste the whole command');
    if (char === "'") return { text: value, end: at + 1 };
    if (char !== '\\') {
      value += char;
      at += 1;
      continue;
    }
    const rest = text.slice(at + 1, at + 11);
    const code = /^(?:u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|x([0-9A-Fa-f]{1,2}))/.exec(rest);
    const octal = /^[0-7]{1,3}/.exec(rest)?.[0];
    if (code !== null) {
      value += characterOf(Number.parseInt(code[1] ?? code[2] ?? String(code[3]), 16));
      at += 1 + code[0].length;
    } else if (octal !== undefined) {
      value += characterOf(Number.parseInt(octal, 8));
      at += 1 + octal.length;
    } else {
      value += ANSI.get(rest.charAt(0)) ?? rest.charAt(0);
      at += 2;
    }
  }
}

/** A half of a pair that `\u` writes in two is a character by itself here and becomes whole when joined. */
function characterOf(code: number): string {
  if (code > 0x10ffff) throw curlFault('an escape names no character. Paste the command again');
  return String.fromCodePoint(code);
}
