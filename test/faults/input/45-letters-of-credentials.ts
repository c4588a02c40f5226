import type { Prove } from '../fault';
import { json } from '../server';
import { DESCRIBED } from '../stage';

const TEXTS = [
  'a:b',
  '100%',
  '%41',
  'a+b',
  '"quoted\'',
  '\u{1f511}',
  '\u00e4\u20ac',
  '<&>\\',
  ' in ner ',
];

const BASIC = {
  name: 'Basic',
  fields: DESCRIBED.fields,
  send: { basic: { user: '{username}', password: '{password}' } },
};

/** User names and passwords with letters that Basic, forms and JSON write in their own ways. */
export const prove: Prove = async (stage) => {
  for (const text of TEXTS) {
    const secret = `${text}-of-"test"`;
    const server = await stage.servers.start();
    server.isGood = ({ headers }) =>
      headers.authorization === `Basic ${Buffer.from(`bob:${secret}`).toString('base64')}`;
    await stage
      .client({ server, document: BASIC, account: { username: 'bob', password: secret } })
      .get();

    const forms = await stage.servers.start();
    forms.login = (response, { body }) => {
      const sent = Object.fromEntries(new URLSearchParams(body.toString()));
      forms.valid.add('good');
      json(
        response,
        // A name and a key have no blanks around them: those come from pasting. A password may.
        sent['client_secret'] === secret.trim() && sent['client_id'] === text.trim()
          ? { access_token: 'good' }
          : {},
      );
    };
    const oauth = { clientId: text, clientSecret: secret };
    await stage.client({ server: forms, way: 'built in', account: oauth }).get();

    const members = await stage.servers.start();
    members.login = (response, { body }) => {
      members.valid.add('good');
      const sent = JSON.parse(body.toString()) as Record<string, unknown>;
      json(response, sent['pass'] === secret ? { access_token: 'good' } : {});
    };
    await stage.client({ server: members, account: { password: secret } }).get();
  }
  // RFC 7617: a user name cannot hold a colon, and the form says so before anything is sent.
  const server = await stage.servers.start();
  server.isGood = () => true;
  const make = async () =>
    stage.client({ server, document: BASIC, account: { username: 'a:b', password: 'x' } }).get();
  const error: unknown = await make().catch((fault: unknown) => fault);
  expect(error).toMatchObject({ code: 'input' });
  expect((error as Error).message).toMatch(/username/);
  expect(server.calls).toEqual([]);
};
