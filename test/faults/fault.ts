import { readdirSync } from 'node:fs';
import path from 'node:path';

import { createServers } from './server';
import type { Servers } from './server';
import { createStage, startHosts } from './stage';
import type { Hosts, Stage } from './stage';

/**
 * Something that goes wrong, told by the comment above it, and what a person then sees: calls through the
 * host's real transport. Throws where the promise is not kept.
 */
export type Prove = (stage: Stage) => Promise<void>;

/** All faults of a folder, each through the transports of both hosts. */
export function proveFaults(folder: string, first: number, last: number): void {
  const files = readdirSync(path.join(__dirname, folder)).sort();
  let hosts: Hosts;
  let servers: Servers;
  const unhandled: unknown[] = [];
  const note = (fault: unknown): void => void unhandled.push(fault);

  beforeAll(async () => {
    process.on('unhandledRejection', note);
    hosts = await startHosts();
  });

  beforeEach(() => {
    servers = createServers();
  });

  afterEach(async () => {
    await servers.close();
    expect(unhandled.splice(0)).toEqual([]);
  });

  afterAll(() => {
    process.off('unhandledRejection', note);
  });

  it(`has a file for each of ${String(first)} to ${String(last)}`, () => {
    const numbers = files.map((file) => Number(file.slice(0, 2)));
    expect(numbers).toEqual(Array.from({ length: last - first + 1 }, (_, index) => first + index));
  });

  describe.each(['node-red', 'n8n'] as const)('%s', (host) => {
    it.each(files)('%s', async (file) => {
      const { prove } = (await import(path.join(__dirname, folder, file))) as { prove: Prove };
      const stage = createStage(host, hosts, servers);
      try {
        await prove(stage);
        // Whatever it was about: nothing that a person got to see holds a secret.
        stage.expectNoSecretSeen();
      } finally {
        stage.close();
      }
    });
  });
}
