import type { ReadReply } from '../model/read-reply';
import { atPath } from './json-path';
import { atXml, readXml } from './xml';
import type { XmlElement } from './xml';

/** Reads single values out of a response by where they stand. */
export interface Look {
  readonly reply: ReadReply;
  json(path: string): unknown;
  /** `name` or `name@attribute`. */
  xml(path: string): string | undefined;
  /** The name has no case. */
  header(name: string): string | undefined;
  /** First of the places that holds something: a JSON path, `xml:name` or `header:name`. */
  words(places: readonly string[] | undefined): string | undefined;
}

/** The body is parsed as XML at most once, and only when somebody asks. */
export function look(reply: ReadReply): Look {
  let elements: readonly XmlElement[] | undefined;
  const xml = (path: string): string | undefined => {
    elements ??= readXml(reply.text) ?? [];
    return atXml(elements, path);
  };
  const json = (path: string): unknown => atPath(reply.json, path);
  const header = (name: string): string | undefined => {
    const key = name.toLowerCase();
    return Object.hasOwn(reply.headers, key) ? reply.headers[key] : undefined;
  };
  const one = (place: string): string => {
    if (place.startsWith('xml:')) return xml(place.slice(4)) ?? '';
    if (place.startsWith('header:')) return header(place.slice(7)) ?? '';
    return wordsOf(json(place));
  };
  return {
    reply,
    json,
    xml,
    header,
    words: (places) => places?.map(one).find((text) => text !== ''),
  };
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
