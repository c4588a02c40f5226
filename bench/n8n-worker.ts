/**
 * One measurement in a fresh process, on n8n's own engine: items through our node, through n8n's HTTP Request
 * node with the same credential (the stand-in of the tests, which makes the calls of the real one), or through
 * n8n's request helper alone; or executions that send nothing. The server is a process of its own, so that its
 * CPU does not count. Told by main.ts what to do; tells its figures by IPC.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Container } from '@n8n/di';
import type {
  ICredentialDataDecryptedObject,
  IDataObject,
  IHttpRequestOptions,
} from 'n8n-workflow';

import type { Figures } from './cases';
import { at } from '../scripts/repository';

/** What the server's process says of itself. */
interface Served {
  readonly ca?: string;
  readonly account: ICredentialDataDecryptedObject;
}

interface Options {
  readonly scheme: string;
  /** Of one execution, or executions of one item. */
  readonly count: number;
  /** The same before the measurement: n8n runs for months, and V8 compiles what runs often. */
  readonly warmUp: number;
}

/** n8n's engine with our package and one account, and the ways through it by the names of the cases. */
async function waysOf(scheme: string, { ca, account }: Served) {
  // The engine is that of the tests, and cleans up by jest's hooks.
  Object.assign(globalThis, { afterAll: () => undefined });
  const { Stage } = await import('../test/n8n/stage/stage');
  const { placeOf } = await import('../test/n8n/stage/node-parameters');
  const { SCHEMES } = await import('../test/n8n/stage/schemes');
  const found = SCHEMES.find(({ id }) => id === scheme);
  if (found === undefined) throw new Error(`There is no case for ${scheme}.`);
  const trust = ca === undefined ? {} : { ca };
  const stage = await Stage.with(placeOf(scheme), { ...account, ...trust }, true);
  const { operation, values, call } = found;
  const { url, ...request } = call(account as Readonly<Record<string, string>>);
  const done = async (run: Promise<{ readonly status: string; readonly error?: Error }>) => {
    const { status, error } = await run;
    if (status !== 'success') throw new Error(String(error?.message));
  };
  const items = (count: number): IDataObject[] => Array.from({ length: count }, () => ({}));
  const showing = { more: { options: { showRequest: true } } };
  const noOp = { type: 'n8n-nodes-base.noOp', items: items(1) };
  const times = async (count: number, one: () => Promise<void>): Promise<void> => {
    for (let index = 0; index < count; index += 1) await one();
  };
  const ways: Readonly<Record<string, (count: number) => Promise<void>>> = {
    Latchkey: (count) => done(stage.run(operation, values, { items: items(count) })),
    'HTTP Request node': (count) => done(stage.fetch(url, { ...request, items: items(count) })),
    "n8n's request helper alone": (count) => tenAtATime(count, () => unsigned(url, request, ca)),
    'Show Request Only': (count) => times(count, () => done(stage.run(operation, values, showing))),
    'No Operation': (count) => times(count, () => done(stage.engine.runNode(noOp))),
  };
  return { ways, stop: () => stage.stop() };
}

/** What n8n's helper costs, whatever it is answered. */
async function unsigned(
  url: string,
  { method = 'GET', body }: { readonly method?: 'GET' | 'POST'; readonly body?: IDataObject },
  ca: string | undefined,
): Promise<void> {
  const helper = createRequire(require.resolve('n8n-core'));
  const { OutboundHttp } = helper('@n8n/backend-network') as { readonly OutboundHttp: Outbound };
  const options: IHttpRequestOptions = { url, method, json: true, ignoreHttpStatusErrors: true };
  if (body !== undefined) options.body = body;
  if (ca !== undefined) options.agentOptions = { ca };
  await Container.get(OutboundHttp).requests().request(options);
}

type Outbound = new () => {
  requests(): { request(options: IHttpRequestOptions): Promise<unknown> };
};

async function tenAtATime(count: number, send: () => Promise<void>): Promise<void> {
  let begun = 0;
  const worker = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      await send();
    }
  };
  await Promise.all(Array.from({ length: 10 }, worker));
}

async function connectionsTo(server: ChildProcess): Promise<number> {
  server.send('connections');
  const [count] = (await once(server, 'message')) as [number];
  return count;
}

async function measure(name: string, { scheme, count, warmUp }: Options): Promise<Figures> {
  const server = fork(at('bench', 'n8n-server.ts'), [scheme]);
  const [served] = (await once(server, 'message')) as [Served];
  const { ways, stop } = await waysOf(scheme, served);
  const run = ways[name];
  if (run === undefined) throw new Error(`There is no way named ${name}.`);
  await run(warmUp);
  const before = await connectionsTo(server);
  const cpu = process.cpuUsage();
  const started = performance.now();
  await run(count);
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const connections = (await connectionsTo(server)) - before;
  stop();
  server.disconnect();
  return { perSecond: count / seconds, cpuMs: (user + system) / count / 1_000, connections };
}

const [, name = '', , options = '{}'] = process.argv.slice(2);
void measure(name, JSON.parse(options) as Options).then((figures) => {
  process.send?.(figures, () => process.exit());
});
