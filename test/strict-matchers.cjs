'use strict';

/**
 * `toMatchObject({ message: /says/ })` holds for any message: to it a pattern is an object without
 * properties, which every value has. A test that cannot fail is refused here.
 */
const { toMatchObject } = globalThis[Symbol.for('$$jest-matchers-object')].matchers;

expect.extend({
  toMatchObject(received, expected) {
    const place = placeOfPattern(expected, '');
    if (place === undefined) return toMatchObject.call(this, received, expected);
    throw new Error(
      `toMatchObject takes any value for the pattern at ${place}: use expect.stringMatching.`,
    );
  },
});

function placeOfPattern(value, place) {
  if (value instanceof RegExp) return place;
  if (typeof value !== 'object' || value === null || '$$typeof' in value) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = placeOfPattern(part, `${place}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
