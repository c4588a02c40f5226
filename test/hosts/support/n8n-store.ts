/** Where an n8n keeps what it knows, and all that is in there as text. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { startPostgres, startRedis } from './debian-services';
import { runLong } from '../../../scripts/run-long';

export interface Store {
  /** n8n's settings that lead there. */
  readonly env: Readonly<Record<string, string>>;
  /** Everything in it, by place. */
  kept(): Promise<Readonly<Record<string, string>>>;
  remove(): Promise<void>;
}

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

/** What n8n takes by itself: a file in its user folder. */
export function sqliteStore(node: string, home: string): Promise<Store> {
  return Promise.resolve({
    env: {},
    async kept() {
      const database = path.join(home, '.n8n', 'database.sqlite');
      const options = { cwd: home };
      const tables = await runLong(node, ['--no-warnings', '-e', DUMP, database], options);
      return JSON.parse(tables) as Record<string, string>;
    },
    remove: () => Promise.resolve(),
  });
}

/** PostgreSQL and Redis of their own, for queue mode. */
export async function queueStore(): Promise<Store> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  return {
    env: {
      DB_TYPE: 'postgresdb',
      DB_POSTGRESDB_HOST: '127.0.0.1',
      DB_POSTGRESDB_PORT: String(postgres.port),
      DB_POSTGRESDB_DATABASE: 'postgres',
      DB_POSTGRESDB_USER: 'n8n',
      EXECUTIONS_MODE: 'queue',
      QUEUE_BULL_REDIS_HOST: '127.0.0.1',
      QUEUE_BULL_REDIS_PORT: String(redis.port),
    },
    async kept() {
      return { database: await postgres.dump(), queue: redis.everWritten() };
    },
    async remove() {
      await Promise.all([postgres.remove(), redis.remove()]);
    },
  };
}

/** The log files below the folder of all processes. */
export function writtenLogs(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    files
      .filter((file) => file.endsWith('.log') && !file.includes('node_modules'))
      .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
}
