/** Node-RED of `npm run dev`, in a process of its own: its modules are read anew with each start. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { at } from '../repository';
import { startNodeRed } from './embedded-node-red';

const DEFAULT_PORT = 1880;

async function main(args: readonly string[]): Promise<void> {
  const userDir = at('.cache', 'dev');
  mkdirSync(userDir, { recursive: true });
  const file = path.join(userDir, 'flows.json');
  const flows = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as readonly object[])
    : [];
  const place = args.indexOf('--port');
  const port = place < 0 ? DEFAULT_PORT : Number(args[place + 1]);
  const nodeRed = await startNodeRed({ userDir, flows, port });
  console.log(`The editor: ${nodeRed.editor}`);
  process.once('SIGTERM', () => void nodeRed.stop().then(() => process.exit(0)));
  // Ctrl+C reaches this process too; the parent ends it.
  process.on('SIGINT', () => undefined);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
