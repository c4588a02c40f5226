import { hiddenCharacter } from '../model/hidden-character';

/** No description nests deeper. */
const MAX_DEPTH = 20;

const BLANKS = /[ \t\r\n]*/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
/** Behind the opening quote, up to the first character that cannot stand in a text. */
const BEGUN = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*/y;

/** What is wrong, and what to do about it. */
type Says = readonly [what: string, remedy: string];

/** Where a text stops being JSON, or has a name twice in one object. */
interface Mistake {
  readonly at: number;
  readonly says?: Says;
}

/**
 * What is wrong with a text that should be JSON, as the end of a sentence with the line and the remedy.
 * JSON.parse keeps the last of two members of one name and does not say so.
 * @returns undefined for good JSON.
 */
export function jsonMistake(text: string): string | undefined {
  const mistake = new Scan(text).mistake();
  if (mistake === undefined) return undefined;
  const { at, says: [what, remedy] = sayAt(text, at) } = mistake;
  const line = text.slice(0, at).split('\n').length;
  return `${what} (line ${String(line)}). ${remedy}`;
}

class Scan {
  #at = 0;

  constructor(readonly text: string) {}

  mistake(): Mistake | undefined {
    return this.#value(0) ?? (this.#blanks() === this.text.length ? undefined : { at: this.#at });
  }

  /** A value; the scan stands behind it afterwards. */
  #value(depth: number): Mistake | undefined {
    const first = this.text[this.#blanks()];
    if (first !== '{' && first !== '[') {
      return (this.#take(SCALAR) ?? this.#take(TEXT)) === undefined ? this.#fault() : undefined;
    }
    if (depth === MAX_DEPTH) {
      const what = `must not be nested deeper than ${String(MAX_DEPTH)} levels`;
      return { at: this.#at, says: [what, 'Make it flatter'] };
    }
    return this.#members(first === '{' ? '}' : ']', depth + 1);
  }

  #members(end: string, depth: number): Mistake | undefined {
    const names = new Set<string>();
    this.#at += 1;
    if (this.#isAt(end)) return undefined;
    for (;;) {
      const fault = (end === '}' ? this.#name(names) : undefined) ?? this.#value(depth);
      if (fault !== undefined) return fault;
      if (this.#isAt(end)) return undefined;
      if (!this.#isAt(',')) return this.#fault();
    }
  }

  #name(names: Set<string>): Mistake | undefined {
    const at = this.#blanks();
    const name = this.#take(TEXT);
    if (name === undefined) return this.#fault();
    const known = names.size;
    if (names.add(JSON.parse(name) as string).size === known) {
      return { at, says: [`has ${name.slice(0, 42)} twice in one place`, 'Keep one of them'] };
    }
    return this.#isAt(':') ? undefined : this.#fault();
  }

  #isAt(letter: string): boolean {
    if (this.text[this.#blanks()] !== letter) return false;
    this.#at += 1;
    return true;
  }

  #blanks(): number {
    this.#take(BLANKS);
    return this.#at;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.text) ?? [];
    this.#at += found?.length ?? 0;
    return found;
  }

  /** Within a text the place is where the text breaks. */
  #fault(): Mistake {
    this.#take(BEGUN);
    return { at: this.#at };
  }
}

function sayAt(text: string, at: number): Says {
  const rest = text.slice(at);
  const [letter = ''] = rest;
  const before = text.slice(0, at).trimEnd().slice(-1);
  if (rest === '') return ['ends too early', 'Close quotes and brackets, or paste all of it'];
  const hidden = hiddenCharacter(letter);
  if (hidden !== undefined) {
    return [`has a character that cannot be seen, ${hidden}`, 'Type a plain blank in its place'];
  }
  if (/[\u2018-\u201f\u00ab\u00bb\u2032\u2033]/.test(letter)) {
    return [`has ${letter} in place of a plain quote`, 'Type " there: text editors change quotes'];
  }
  if (letter === "'") return ['has a single quote', 'Write double quotes'];
  if (letter === '\\') return ['has a single backslash', 'Write two of them'];
  if (/^(?:\/[/*]|#)/.test(rest)) return ['has a comment', 'Remove it: JSON has none'];
  if (letter === '`') return ['has a code fence', 'Paste what stands between the fences'];
  if (before === '') return ['is not JSON', 'It must begin with "{"'];
  if (before === ',' && /[}\]]/.test(letter)) {
    return ['has a comma before a closing bracket', 'Remove the comma'];
  }
  if (/[\n\r\t]/.test(letter)) return ['has a quote that is not closed', 'Close it in its line'];
  if (jsonMistake(text.slice(0, at)) === undefined) {
    return ['goes on after its end', 'Paste one document'];
  }
  if (/[\w$]/.test(letter) && /[{,]/.test(before)) {
    return ['has a name without quotes', 'Write it in double quotes'];
  }
  return ['is not valid JSON', 'Check quotes, commas and brackets there'];
}
