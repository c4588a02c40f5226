/** What is wrong with a description is one sentence in the dialog and at the node, with the place of the mistake. */
import { startAnswering } from '../support/answering-server';
import type { AnsweringServer } from '../support/answering-server';
import { BAD_ANSWERS, BAD_DOCUMENTS, describedWith } from '../support/bad-descriptions';
import { apiAccount, requestNodes } from './support/api-flow';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

const TEST = 'latchkey/latchkey-account/test';

describe('a description that is wrong', () => {
  let server: AnsweringServer;
  let runtime: Runtime;
  let accounts = 0;

  beforeAll(async () => {
    [server, runtime] = await Promise.all([startAnswering(), startRuntime()]);
  });
  afterAll(async () => {
    await runtime.stop();
    await server.close();
  });

  /** Each has a user of its own, so that one test does not wait for another. */
  function account(document: object) {
    accounts += 1;
    return {
      signIn: 'document',
      document: JSON.stringify(document),
      baseUrl: server.url,
      values: { username: `anna${String(accounts)}` },
      credentials: { password: 'Kanarienvogel' },
    };
  }

  const press = async ({ credentials, ...values }: ReturnType<typeof account>) => {
    const id = `dialog${String(accounts)}`;
    return (await runtime.post(TEST, { id, values, credentials })).body;
  };

  it.each(BAD_DOCUMENTS)('%s: nothing is sent', async (_what, document, sentence) => {
    const wrong = account(document);
    const before = server.asked();
    const message = expect.stringContaining(sentence) as unknown;
    expect(await press(wrong)).toMatchObject({ ok: false, field: 'document', message });
    await runtime.deploy([apiAccount(wrong), ...requestNodes({ url: '/version' })]);
    const from = runtime.everything.length;
    await runtime.run('request', {});
    await caughtFrom(from);
    const caught = runtime.everything.slice(from).filter((event) => event.kind === 'sent');
    expect(JSON.stringify(caught)).toContain(JSON.stringify(sentence).slice(1, -1));
    expect(server.asked()).toBe(before);
  });

  it.each(BAD_ANSWERS)('%s: no value is told', async (_what, place, type, body, sentence) => {
    server.answer(type, body);
    const wrong = account(describedWith(place));
    const from = runtime.everything.length;
    const said = JSON.stringify(await press(wrong));
    // There it is part of the sentence on a step.
    expect(said).toContain(`${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`);
    await runtime.deploy([apiAccount(wrong), ...requestNodes({ url: '/version' })]);
    await runtime.run('request', {});
    await caughtFrom(from);
    const told = JSON.stringify([said, runtime.everything.slice(from), runtime.logs]);
    expect(told).toContain(sentence);
    expect(['Zaunkoenig', 'Kanarienvogel'].filter((value) => told.includes(value))).toEqual([]);
  });

  /** A failure is told to the Catch node after the node is done with the message. */
  async function caughtFrom(from: number): Promise<void> {
    const isThere = (): boolean =>
      runtime.everything
        .slice(from)
        .some((event) => event.kind === 'sent' && event.node === 'catch-request');
    while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 5));
  }
});
