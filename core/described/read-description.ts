import { checkNames } from './check-names';
import { checkTest } from './check-test';
import { fail, join, list, Members, oneOf, readBoolean, someOf, text } from './document-reader';
import type { Reader } from './document-reader';
import type { DescribedField, Description } from './grammar';
import { jsonMistake } from './json-mistake';
import { faultOfOrigin } from './origin';
import { life } from './read-life';
import { replies } from './read-replies';
import { request } from './read-request';
import { send } from './read-send';
import { refresh, step } from './read-step';
import { line, name, sentence } from './read-texts';
import { inexactNumber } from '../model/exact-numbers';
import { isObject, ownOnly } from '../model/json';

const MAX_BYTES = 64 * 1024;

/**
 * Reads a document: a JSON value, or its text.
 * @throws InputError that names the place of the first mistake; nothing is sent.
 */
export function readDescription(document: unknown): Description {
  const value = plainJson(document);
  const description = withoutPrototypes(readWhole(value, ''));
  checkNames(description);
  checkTest(description);
  return description;
}

/** What a document does not say stays unsaid, whatever somebody has put on `Object.prototype`. */
function withoutPrototypes<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutPrototypes) as T;
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutPrototypes(item)]);
  return ownOnly(Object.fromEntries(entries)) as T;
}

/** A copy that is JSON and nothing else: no getters, no prototypes, not too large, not too deep. */
function plainJson(document: unknown): unknown {
  const given = typeof document === 'string' ? document.trim() : textOf(document);
  if (given.startsWith('=')) {
    fail('', 'is an expression. Switch the field back to fixed text and paste the document');
  }
  if (given === '') fail('', 'is empty. Paste a description as JSON');
  if (new TextEncoder().encode(given).length > MAX_BYTES)
    fail('', 'must not be longer than 64 KiB');
  const mistake = jsonMistake(given);
  if (mistake !== undefined) fail('', mistake);
  const number = inexactNumber(given);
  if (number !== undefined) {
    fail('', `has the number ${number}, which would be rounded. Put it in quotes`);
  }
  return JSON.parse(given);
}

function textOf(document: unknown): string {
  try {
    return JSON.stringify(document) ?? '';
  } catch {
    return fail('', 'cannot be written as JSON');
  }
}

const field: Reader<DescribedField> = (value, place) => {
  const known = ['name', 'label', 'secret', 'trim', 'pem', 'number', 'default', 'optional'];
  const members = new Members(value, place, [...known, 'where']);
  const read: DescribedField = {
    name: members.required('name', name),
    label: members.required('label', line),
    ...members.optional('secret', readBoolean),
    ...members.optional('trim', readBoolean),
    ...members.optional('pem', readBoolean),
    ...members.optional('number', readBoolean),
    ...members.optional('default', text({ min: 1, max: 1000 })),
    ...members.optional('optional', readBoolean),
    ...members.optional('where', sentence),
  };
  const isSecret = read.secret === true || read.pem === true;
  if (isSecret && read.default !== undefined) {
    fail(join(place, 'default'), 'cannot stand in a document for a secret. Remove it');
  }
  if (read.trim === true && (read.secret !== true || read.pem === true)) {
    fail(join(place, 'trim'), 'goes with a secret of one line. Remove it');
  }
  if (isSecret && read.number === true) fail(join(place, 'number'), 'cannot go with a secret');
  if (read.number === true && read.default !== undefined && !/^\d{1,15}$/.test(read.default)) {
    fail(join(place, 'default'), 'must be a whole number');
  }
  return read;
};

const origin: Reader<string> = (value, place) => {
  const read = line(value, place);
  const fault = faultOfOrigin(read);
  return fault === undefined ? read : fail(place, fault);
};

const readWhole: Reader<Description> = (value, place) => {
  if (isObject(value) && isObject(value['description'])) {
    fail('', 'is a preset file. Paste its "description" alone');
  }
  const known = [
    'name',
    'fields',
    'origins',
    'signIn',
    'life',
    'refresh',
    'signOut',
    'send',
    'replies',
    'test',
  ];
  const members = new Members(value, place, [...known, 'oneAtATime', 'binding']);
  return {
    name: members.required('name', line),
    ...members.optional('fields', list(field, 0, 20)),
    ...members.optional('origins', list(origin, 1, 20)),
    ...members.optional('signIn', someOf(step, 3)),
    ...members.optional('life', life),
    ...members.optional('refresh', refresh),
    ...members.optional('signOut', request),
    send: members.required('send', send),
    ...members.optional('replies', replies),
    ...members.optional('test', request),
    ...members.optional('oneAtATime', readBoolean),
    ...members.optional('binding', oneOf('ip')),
  };
};
