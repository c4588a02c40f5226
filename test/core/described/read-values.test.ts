/** Values that a document takes from responses and makes, and the life of a token. */
import { bare, expectRefused, make, read, step } from './refused-documents';
import type { Refused } from './refused-documents';
import { LOGIN } from './support';

test.each<Refused>([
  [
    'a take without place',
    () => read(step({ take: [{ as: 'token' }] })),
    'signIn[0].take[0] must have one of json, header',
  ],
  [
    'a take with two places',
    () => read(step({ take: [{ as: 'token', json: 'a', header: 'b' }] })),
    'signIn[0].take[0] must have one of json, header',
  ],
  [
    'a take that is no text',
    () => read(step({ take: [LOGIN.signIn[0].take[0], { as: 'b', json: 5 }] })),
    'signIn[0].take[1].json must be text',
  ],
  [
    'a name with a dash',
    () => read(step({ take: [{ as: 'a-b', json: 'a' }] })),
    'signIn[0].take[0].as must begin with a letter',
  ],
  [
    'a path into XML',
    () => read(step({ take: [{ as: 'a', xml: 'a/b' }] })),
    'signIn[0].take[0].xml must be the name of an element',
  ],
  [
    'text without after',
    () => read(step({ take: [{ as: 'a', text: {} }] })),
    'signIn[0].take[0].text.after is missing',
  ],
  [
    'public that is a text',
    () => read(step({ take: [{ as: 'a', json: 'a', public: 'yes' }] })),
    'signIn[0].take[0].public must be true or false',
  ],
  [
    'a life without unit',
    () => read({ life: { sliding: true } }),
    'life must have one of seconds, minutes',
  ],
  [
    'a life whose braces are forgotten',
    () => read({ life: { seconds: 'life' } }),
    'life.seconds must name a value that "take" has taken, in braces: "{life}"',
  ],
  [
    'a date whose braces are forgotten',
    () => read({ life: { date: 'end' } }),
    'life.date must name a value that "take" has taken, in braces: "{life}"',
  ],
  [
    'a life of nothing',
    () => read({ life: { seconds: 0 } }),
    'life.seconds must be a whole number from 1',
  ],
  [
    'a make of two kinds',
    () => bare(make({ now: 'iso', random: 1 })),
    'send.make[0] must have one of now, rising',
  ],
  [
    'a stray member of a make',
    () => bare(make({ now: 'iso', of: ['x'] })),
    'send.make[0].of does not go with "now"',
  ],
  [
    'a stray key of a hash',
    () => bare(make({ hash: 'md5', of: ['x'], key: 'k' })),
    'send.make[0].key does not go with "hash"',
  ],
  [
    'too much chance',
    () => bare(make({ random: 65 })),
    'send.make[0].random must be a whole number from 1 to 64',
  ],
  [
    'a hash of nothing',
    () => bare(make({ hash: 'md5', of: [] })),
    'send.make[0].of must have 1 to 20',
  ],
])('%s is one sentence with its place', (_what, reading, sentence) => {
  expectRefused(reading, sentence);
});
