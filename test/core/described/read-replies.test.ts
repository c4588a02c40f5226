/** What a document says of responses: by which one a token is stale or the credentials are wrong. */
import { expectRefused, read } from './refused-documents';
import type { Refused } from './refused-documents';

test.each<Refused>([
  [
    'a condition that is empty',
    () => read({ replies: { stale: [{}] } }),
    'replies.stale[0] is empty',
  ],
  [
    'a condition without subject',
    () => read({ replies: { stale: [{ is: [1] }] } }),
    'replies.stale[0].is needs json, xml, header or text',
  ],
  [
    'a condition of two subjects',
    () => read({ replies: { stale: [{ json: 'a', xml: 'b' }] } }),
    'replies.stale[0] has json and xml',
  ],
  [
    'a condition with an object',
    () => read({ replies: { stale: [{ json: 'a', is: [{}] }] } }),
    'replies.stale[0].is[0] must be text, a number',
  ],
  [
    'a condition on a part of the text',
    () => read({ replies: { refused: [{ text: 'Fails.' }] } }),
    'replies.refused[0].text must be true',
  ],
  [
    'a status that is none',
    () => read({ replies: { stale: [{ status: [42] }] } }),
    'replies.stale[0].status[0] must be a whole number from 100',
  ],
])('%s is one sentence with its place', (_what, reading, sentence) => {
  expectRefused(reading, sentence);
});

test('a condition on the whole text is read', () => {
  const replies = { refused: [{ text: true, is: ['Fails.'] }] };
  expect(read({ replies }).replies).toEqual(replies);
});
