/** A real n8n with a user folder of its own and our packed package in it, worked over its REST API. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { pack } from '../../../scripts/gates/packed-package';
import { root } from '../../../scripts/repository';
import { n8nScript, node24 } from './kept-install';
import { runLong } from './run-long';
import { ServerProcess, freePort } from './server-process';

export interface N8nOwner {
  readonly email: string;
  readonly password: string;
}

const OWNER: N8nOwner = { email: 'owner@example.com', password: 'Correct-horse-7-battery' };
const BROWSER = 'latchkey-test';

/** For Node.js 24, which can read the database by itself: every table as JSON. */
const DUMP = `
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(process.argv[1], { readOnly: true });
const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
const tables = names.map(({ name }) => [
  'table ' + name,
  JSON.stringify(database.prepare('SELECT * FROM "' + name + '"').all()),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(tables)));
`;

export class N8nServer {
  readonly owner = OWNER;
  #cookie = '';

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly process: ServerProcess,
    private readonly node: string,
  ) {}

  /** Installs, starts and sets up; the caller ends it with `remove`. */
  static async start(): Promise<N8nServer> {
    const node = await node24();
    const script = await n8nScript(node);
    const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-n8n-'));
    await installPackage(folder, node);
    const port = await freePort();
    const url = `http://127.0.0.1:${String(port)}`;
    const env = {
      HOME: folder,
      N8N_USER_FOLDER: folder,
      N8N_ENCRYPTION_KEY: 'latchkey-test-key',
      N8N_PORT: String(port),
      N8N_LISTEN_ADDRESS: '127.0.0.1',
      N8N_RUNNERS_BROKER_PORT: String(await freePort()),
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
    const readyUrl = `${url}/healthz/readiness`;
    const server = new N8nServer(
      url,
      folder,
      new ServerProcess({ node, script, args: ['start'], env, readyUrl }),
      node,
    );
    await server.process.start();
    await server.#setUp();
    return server;
  }

  /** The same database, the same folder, a new process. */
  async restart(): Promise<void> {
    await this.process.stop();
    await this.process.start();
  }

  async remove(): Promise<void> {
    await this.process.stop();
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

  /** All that n8n has written: its console, its log files, and each table of its database. */
  async kept(): Promise<Readonly<Record<string, string>>> {
    const home = path.join(this.folder, '.n8n');
    const logs = readdirSync(home, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.log'))
      .map((file) => [file, readFileSync(path.join(home, file), 'utf8')]);
    const database = path.join(home, 'database.sqlite');
    const tables = await runLong(this.node, ['--no-warnings', '-e', DUMP, database], { cwd: home });
    return {
      console: this.process.written,
      ...(Object.fromEntries(logs) as Record<string, string>),
      ...(JSON.parse(tables) as Record<string, string>),
    };
  }

  async #setUp(): Promise<void> {
    const person = { ...OWNER, firstName: 'Test', lastName: 'Owner' };
    await this.rest('POST', 'owner/setup', person);
  }
}

/**
 * Step by step what n8n's installer of community packages does with the tarball (its page in the
 * editor takes only names of the registry): unpack, strip what n8n gives itself, install the rest.
 */
async function installPackage(folder: string, node: string): Promise<void> {
  const nodes = path.join(folder, '.n8n', 'nodes');
  const target = path.join(nodes, 'node_modules', 'n8n-nodes-latchkey');
  mkdirSync(target, { recursive: true });
  const { unpacked } = pack(root, path.join(folder, 'packed'));
  cpSync(unpacked, target, { recursive: true });
  const file = path.join(target, 'package.json');
  const whole = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const given = ['devDependencies', 'peerDependencies', 'optionalDependencies'];
  const manifest = Object.fromEntries(
    Object.entries(whole).filter(([key]) => !given.includes(key)),
  );
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  await runLong(
    'npm',
    [
      'install',
      '--audit=false',
      '--fund=false',
      '--bin-links=false',
      '--install-strategy=shallow',
      '--ignore-scripts=true',
      '--package-lock=false',
    ],
    {
      cwd: target,
      env: { PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}` },
    },
  );
  const dependencies = { 'n8n-nodes-latchkey': manifest['version'] };
  writeFileSync(
    path.join(nodes, 'package.json'),
    JSON.stringify({ name: 'installed-nodes', private: true, dependencies }),
  );
}
