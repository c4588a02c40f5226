/** A node of another package that n8n itself runs from its description, with our credential. */
import { accountWith, openRecordingStage, server } from './recording-stage';

openRecordingStage();

test('the pages of one list are requests of their own, and none is taken for a rejection of the one before', async () => {
  const stage = await accountWith({
    signIn: 'document',
    document: JSON.stringify({
      name: 'Recorder',
      fields: [{ name: 'password', label: 'Password', secret: true }],
      send: { headers: { 'X-Key': '{password}' } },
      test: { path: '/test' },
    }),
    documentFields: ['password'],
    allowPlainHttp: true,
  });
  const { error, items } = await stage.list(`${server.url}/status/200`);
  expect([error?.message, items.length]).toEqual([undefined, 3]);
  expect(
    server.calls.map(({ body, headers }) => [JSON.parse(body) as unknown, headers['x-key']]),
  ).toEqual([0, 1, 2].map((page) => [{ size: 1, page }, 'Kanarienvogel']));
});
