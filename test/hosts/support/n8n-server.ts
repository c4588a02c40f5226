/**
 * A real n8n with a user folder of its own and our packed package in it, worked over its REST API: one
 * process on SQLite, or a main process and workers on PostgreSQL and Redis (queue mode).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Store } from './n8n-store';
import { queueStore, sqliteStore, writtenLogs } from './n8n-store';
import { installPackage } from './n8n-package';
import { n8nScript, node24 } from '../../../scripts/kept-install';
import { ServerProcess, answers, freePort } from './server-process';

export interface N8nOwner {
  readonly email: string;
  readonly password: string;
}

const OWNER: N8nOwner = { email: 'owner@example.com', password: 'Correct-horse-7-battery' };
const BROWSER = 'latchkey-test';

const SETTINGS = {
  N8N_ENCRYPTION_KEY: 'latchkey-test-key',
  N8N_LISTEN_ADDRESS: '127.0.0.1',
  N8N_SECURE_COOKIE: 'false',
  N8N_LOG_LEVEL: 'debug',
  N8N_LOG_OUTPUT: 'console,file',
  EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
  // Nothing to be looked up outside.
  N8N_DIAGNOSTICS_ENABLED: 'false',
  N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
  N8N_TEMPLATES_ENABLED: 'false',
  N8N_PERSONALIZATION_ENABLED: 'false',
};

export class N8nServer {
  readonly owner = OWNER;
  #cookie = '';

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly store: Store,
    private readonly main: ServerProcess,
    /** In queue mode: those that run the executions. */
    readonly workers: readonly ServerProcess[],
  ) {}

  /**
   * Installs, starts and sets up; the caller ends it with `remove`.
   * @param workers queue mode with so many workers; 0: one process that does all.
   */
  static async start({ workers = 0 } = {}): Promise<N8nServer> {
    const node = await node24();
    const script = await n8nScript(node);
    const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-n8n-'));
    const store = await (workers === 0
      ? sqliteStore(node, path.join(folder, 'main'))
      : queueStore());
    const url = `http://127.0.0.1:${String(await freePort())}`;
    const made = async (
      name: string,
      args: readonly string[],
      own: object,
      ready: string,
    ): Promise<ServerProcess> => {
      const home = path.join(folder, name);
      mkdirSync(home);
      await installPackage(home, node);
      return new ServerProcess({
        program: node,
        args: [script, ...args],
        env: {
          ...SETTINGS,
          ...store.env,
          HOME: home,
          N8N_USER_FOLDER: home,
          N8N_RUNNERS_BROKER_PORT: String(await freePort()),
          ...own,
        },
        isReady: () => answers(`${ready}/healthz/readiness`),
      });
    };
    const main = await made('main', ['start'], { N8N_PORT: new URL(url).port }, url);
    const others = await Promise.all(
      Array.from({ length: workers }, async (_, index) => {
        const port = String(await freePort());
        const own = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: port };
        return made(
          `worker-${String(index + 1)}`,
          ['worker', '--concurrency=10'],
          own,
          `http://127.0.0.1:${port}`,
        );
      }),
    );
    const server = new N8nServer(url, folder, store, main, others);
    await server.main.start();
    await server.#setUp();
    // After the main process, which lays out the database.
    for (const worker of others) await worker.start();
    return server;
  }

  /** Milliseconds that the main process has worked since its start. */
  get cpuMs(): number {
    return this.main.cpuMs;
  }

  /** The same database, the same folder, new processes. */
  async restart(): Promise<void> {
    for (const one of [...this.workers, this.main]) await one.stop();
    for (const one of [this.main, ...this.workers]) await one.start();
  }

  async remove(): Promise<void> {
    for (const one of [...this.workers, this.main]) await one.stop();
    await this.store.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * One call of the REST API; the `data` of its answer.
   * @throws Error with n8n's message for any status but 2xx.
   */
  async rest<T>(method: string, address: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.url}/rest/${address}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'browser-id': BROWSER,
        cookie: this.#cookie,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('n8n-auth='));
    if (cookie !== undefined) this.#cookie = cookie.split(';')[0] ?? '';
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${address}: ${String(answer.status)} ${text}`);
    return (JSON.parse(text) as { readonly data: T }).data;
  }

  /** All that n8n has written: its consoles, its log files, and all of its database and queue. */
  async kept(): Promise<Readonly<Record<string, string>>> {
    const consoles = this.workers.map(({ written }, index) => [
      `console of worker ${String(index + 1)}`,
      written,
    ]);
    return {
      console: this.main.written,
      ...(Object.fromEntries(consoles) as Record<string, string>),
      ...writtenLogs(this.folder),
      ...(await this.store.kept()),
    };
  }

  async #setUp(): Promise<void> {
    const person = { ...OWNER, firstName: 'Test', lastName: 'Owner' };
    await this.rest('POST', 'owner/setup', person);
  }
}
