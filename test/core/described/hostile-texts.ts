/** Texts that try to leave their place, and what holds whatever they are. */
import fc from 'fast-check';
import { InputError } from '../../../core/errors';
import type { SignedRequest } from '../../../core/model/http';

/** Texts that try to leave their place. */
export const hostile = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ...[
      '{password}',
      '{{x}}',
      '..',
      '.',
      '/../',
      '//evil.test',
      '@evil.test/',
      'https://evil.test',
      '\\\\evil.test',
    ],
    ...[
      'a\r\nX-Evil: 1',
      '\0',
      '"',
      '\\',
      '","admin":true,"x":"',
      '&admin=1',
      ';admin=1',
      '#',
      '?x=1',
    ],
    ...[
      '<evil/>',
      '"/><evil a="',
      '&evil;',
      '<!DOCTYPE a>',
      ']]>',
      'ü',
      '\u20ac',
      '\ud800',
      '%2e%2e',
      '%00',
    ],
  ),
);

/** Runs; an input error is an answer, anything else fails the test. */
export function orInputError<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof InputError && /^\S+: .+/s.test(error.message)) return undefined;
    throw error;
  }
}

/** A request whose parts are where they belong: one line a header, one origin, no control anywhere. */
export function expectWhole({ url, headers }: Pick<SignedRequest, 'url' | 'headers'>): void {
  for (const [name, value] of Object.entries(headers)) {
    expect(`${name}: ${value}`).toMatch(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+: [\t\x20-\x7e\xa0-\xff]*$/);
    expect(new Headers([[name, value]])).toBeDefined();
  }
  expect(url).toMatch(/^[\x21-\x7e]+$/);
}
