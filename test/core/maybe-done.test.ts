/** What the person is told of a request without a response. */
import { maybeDone } from '../../core';

it.each(['POST', 'PUT', 'DELETE', 'PATCH'] as const)('a %s may have been done', (method) => {
  expect(maybeDone({ method }, {})).toBe(
    ` The ${method} was sent and may have been carried out: check before you send it again.`,
  );
});

it.each(['GET', 'HEAD', 'OPTIONS'] as const)('a %s changes nothing', (method) => {
  expect(maybeDone({ method }, {})).toBe('');
});

it('what may be done twice needs no check', () => {
  expect(maybeDone({ method: 'POST' }, { repeatable: true })).toBe('');
});
