import type { Prove } from '../fault';
import { json } from '../server';
import { DESCRIBED } from '../stage';

/** The token endpoint says 200 and means that the password is wrong. */
export const prove: Prove = async (stage) => {
  const server = await stage.servers.start();
  server.login = (response) =>
    json(response, { error: 'invalid_client', error_description: 'No.' });
  const builtIn = stage.client({ server, way: 'built in' });
  expect(await builtIn.fails()).toMatchObject({ code: 'sign-in-refused' });
  await builtIn.fails();
  expect(server.logins).toHaveLength(1);

  const document = {
    ...DESCRIBED,
    replies: { refused: [{ json: 'success', is: [false] }], message: ['why'] },
  };
  server.login = (response) => json(response, { success: false, why: 'Wrong password' });
  const described = stage.client({ server, document });
  const error = await described.fails();
  expect(error).toMatchObject({ code: 'sign-in-refused' });
  expect(error.message).toContain('Wrong password');
  await described.fails();
  expect(server.logins).toHaveLength(2);
};
