/** The fields that a person fills in. */
import { expectRefused, read } from './refused-documents';
import type { Refused } from './refused-documents';
import { USER_FIELDS } from './support';

test.each<Refused>([
  [
    'a reserved name',
    () => read({ fields: [{ name: 'body', label: 'x' }] }),
    'fields[0].name cannot be "body"',
  ],
  [
    'a secret with a default',
    () => read({ fields: [{ name: 'a', label: 'A', secret: true, default: 'x' }] }),
    'fields[0].default cannot stand in a document for a secret',
  ],
  [
    'a secret number',
    () => read({ fields: [{ name: 'a', label: 'A', pem: true, number: true }] }),
    'fields[0].number cannot go with a secret',
  ],
  [
    'blanks taken from a text',
    () => read({ fields: [{ name: 'a', label: 'A', trim: true }] }),
    'fields[0].trim goes with a secret of one line',
  ],
  [
    'blanks taken from a PEM text',
    () => read({ fields: [{ name: 'a', label: 'A', secret: true, pem: true, trim: true }] }),
    'fields[0].trim goes with a secret of one line',
  ],
  [
    'a number with a text default',
    () => read({ fields: [{ name: 'a', label: 'A', number: true, default: 'x' }] }),
    'fields[0].default must be a whole number',
  ],
  [
    'a field twice',
    () => read({ fields: [...USER_FIELDS, USER_FIELDS[0]] }),
    'fields[2].name is there twice',
  ],
])('%s is one sentence with its place', (_what, reading, sentence) => {
  expectRefused(reading, sentence);
});
