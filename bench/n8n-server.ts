/**
 * The simulator of one scheme, in a process of its own so that its CPU does not count. Says its account, and
 * when it is asked how many connections have been opened to it.
 */
import { subscribe } from 'node:diagnostics_channel';

import { SCHEMES } from '../test/n8n/stage/schemes';

async function main(id: string): Promise<void> {
  const simulator = await SCHEMES.find((item) => item.id === id)?.start();
  process.send?.({ ca: simulator?.ca, account: simulator?.accounts[id] });
}

let connections = 0;
subscribe('net.server.socket', () => {
  connections += 1;
});
process.on('message', () => process.send?.(connections));
process.on('disconnect', () => process.exit());
void main(process.argv[2] ?? '');
