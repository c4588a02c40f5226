import { inspect } from 'node:util';

import type { Prove } from '../fault';
import { PASSWORD, WAYS } from '../stage';

/** The package is loaded twice (two palettes, two versions): each copy signs in for itself, and no secret shows. */
export const prove: Prove = async (stage) => {
  const own = await import('../../../core');
  let copy = own;
  await jest.isolateModulesAsync(async () => {
    copy = await import('../../../core');
  });
  expect(copy.Secret).not.toBe(own.Secret);
  const foreign = new copy.Secret(PASSWORD);
  stage.saw([foreign, { foreign }, `${String(foreign)} ${inspect(foreign)}`]);
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const [one, two] = [stage.client({ server, way }), stage.client({ server, way })];
    await Promise.all([one, two].flatMap((client) => [client.get(), client.get()]));
    expect(server.logins).toHaveLength(2);
  }
};
