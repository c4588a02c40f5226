import type { Json } from './json';
import { withExactNumbers } from './exact-numbers';
import { endOfText } from './json-text';

const [QUOTE, COMMA, LIST, OBJECT, LIST_END, OBJECT_END] = [0x22, 0x2c, 0x5b, 0x7b, 0x5d, 0x7d];

/**
 * The members of a JSON object in the order of its text, each of them: of a name that stands there twice
 * `JSON.parse` keeps the last one only. Numbers that would lose digits are texts.
 * @param json valid JSON of an object
 */
export function membersOf(json: string): readonly (readonly [string, Json])[] {
  const members: string[] = [];
  let level = 0;
  let start = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfText(json, at + 1) - 1;
      continue;
    }
    if (code === LIST_END || code === OBJECT_END) level -= 1;
    if (code === OBJECT && level === 0) start = at + 1;
    const isEnd = (code === COMMA && level === 1) || (code === OBJECT_END && level === 0);
    if (isEnd) {
      members.push(json.slice(start, at));
      start = at + 1;
    }
    if (code === LIST || code === OBJECT) level += 1;
  }
  return members.flatMap((member) =>
    Object.entries(JSON.parse(withExactNumbers(`{${member}}`)) as Readonly<Record<string, Json>>),
  );
}
