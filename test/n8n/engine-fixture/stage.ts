/** n8n's engine with a package that has nothing of Latchkey, and a server that gives sessions. */
import { rmSync } from 'node:fs';
import type { CredentialSeed } from '../engine/credential-rows';
import { createEngine, type Engine } from '../engine/engine';
import { buildFixture } from './build';
import { startSessionServer, type SessionServer } from './session-server';

let packageDir: string;
export let server: SessionServer;
export const engines: Engine[] = [];

/** A package for all tests of the suite, and a server for each. */
export function openFixture(): void {
  beforeAll(() => {
    packageDir = buildFixture();
  });

  beforeEach(async () => {
    server = await startSessionServer();
  });

  afterEach(async () => {
    for (const engine of engines.splice(0)) engine.stop();
    await server.close();
  });

  afterAll(() => {
    rmSync(packageDir, { recursive: true });
  });
}

export async function engineWith(...credentials: CredentialSeed[]): Promise<Engine> {
  const engine = await createEngine({ packageDir, credentials });
  engines.push(engine);
  return engine;
}

export function account(data: CredentialSeed['data'] = {}, type = 'sessionApi'): CredentialSeed {
  return { id: 'mine', type, data: { baseUrl: server.url, ...data } };
}

/** Our node: one `httpRequestWithAuthentication` an item. */
export function fetchNode(engine: Engine, credential: string, path = '/data', items = 1) {
  return engine.runNode({
    type: 'fetch',
    credentials: { [credential]: 'mine' },
    parameters: { credential, url: `${server.url}${path}` },
    items: Array.from({ length: items }, () => ({})),
  });
}

/** The HTTP Request node with our credential: one `requestWithAuthentication` an item. */
export function httpRequest(engine: Engine, type: string, path = '/data', method?: 'POST') {
  return engine.runHttpRequestNode({
    credential: { type, id: 'mine' },
    url: `${server.url}${path}`,
    ...(method === undefined ? {} : { method, body: { a: 1 } }),
  });
}

export function sessions(): string[] {
  return server.hits.map(({ session }) => session);
}

/** Another server in place of the one that the test has begun with. */
export async function serveOverTls(tls: {
  readonly key: string;
  readonly cert: string;
}): Promise<void> {
  await server.close();
  server = await startSessionServer(tls);
}
