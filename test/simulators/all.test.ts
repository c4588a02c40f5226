import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { closeAll, startAll } from '../../simulators';
import { createAuthority } from '../../simulators/certificates';
import { startEdgecast } from '../../simulators/edgecast';
import { startEnlighted } from '../../simulators/enlighted';
import { startGossIcm } from '../../simulators/goss-icm';
import type { Simulator } from '../../simulators/simulator';
import { startTcpwave } from '../../simulators/tcpwave';
import { startTruesight } from '../../simulators/truesight';
import { ask } from '../support/ask';

const SCHEMES = [
  'tcpwave/session-token',
  'tcpwave/client-certificate',
  'goss-icm/api-key',
  'truesight/token',
  'truesight/basic',
  'truesight/ready-token',
  'enlighted/api-key',
  'enlighted/legacy',
  'edgecast/rest-token',
  'edgecast/client-credentials',
];

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('all five simulators', () => {
  const authority = createAuthority();

  it('start together with an account for each scheme, and close without a trace', async () => {
    const simulators = await startAll({ truesight: { settings: { latencyMs: 1 } } });
    const all: readonly Simulator[] = Object.values(simulators);
    expect(all.flatMap((one) => Object.keys(one.accounts))).toEqual(SCHEMES);
    expect(all.map((one) => one.vendor)).toEqual(Object.keys(simulators));
    expect(simulators.enlighted.ca).toBe(simulators.truesight.ca);
    for (const { control } of all) {
      expect((await ask(`${control.url}/state`)).json()).toMatchObject({ calls: 0, refused: 0 });
    }
    await closeAll(simulators);
    for (const { control } of all) {
      await expect(ask(`${control.url}/state`)).rejects.toThrow('ECONNREFUSED');
    }
  });

  it('are all closed again when one of them cannot start', async () => {
    const [taken, control] = [createServer(), await freePort()];
    const ports = { ems: await listen(taken) };
    const starting = startAll({ enlighted: { ports }, truesight: { ports: { control } } });
    await expect(starting).rejects.toThrow('EADDRINUSE');
    await expect(ask(`http://127.0.0.1:${control}/state`)).rejects.toThrow('ECONNREFUSED');
    await new Promise((resolve) => taken.close(resolve));
  });

  it.each([
    ['tcpwave', startTcpwave],
    ['goss-icm', startGossIcm],
    ['tsps', startTruesight],
    ['tsim', startTruesight],
    ['ems', startEnlighted],
    ['rest', startEdgecast],
    ['gateway', startEdgecast],
    ['identity', startEdgecast],
  ])('close what they have opened when %s cannot have its port', async (server, start) => {
    const [taken, control] = [createServer(), await freePort()];
    const ports = { [server]: await listen(taken), control };
    await expect(start({ authority: await authority, ports })).rejects.toThrow('EADDRINUSE');
    await expect(ask(`http://127.0.0.1:${control}/state`)).rejects.toThrow('ECONNREFUSED');
    await new Promise((resolve) => taken.close(resolve));
  });

  it('print what to paste, keep the CA to their owner, and end on SIGTERM', async () => {
    const root = path.resolve(__dirname, '../..');
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/simulators.ts'], {
      cwd: root,
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    let output = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Ctrl+C')) resolve();
      });
      child.once('exit', () => resolve());
    });
    const file = /CA of every https server: (\S+)/.exec(output)?.[1] ?? '';
    expect(readFileSync(file, 'utf8')).toContain('BEGIN CERTIFICATE');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(SCHEMES.filter((scheme) => !output.includes(scheme))).toEqual([]);
    const pasted = (name: string): string =>
      new RegExp(`edgecast/rest-token +│ ${name} +│ (\\S+)`).exec(output)?.[1] ?? '';
    // Nothing that the simulator acts on: the answer is the one of the vector.
    const call = `/v2/mcc/customers/${pasted('accountNumber')}/origins/httpsmall/shieldpops`;
    const pops = await ask(`${pasted('baseUrl')}${call}`, {
      headers: { authorization: `TOK:${pasted('token')}`, accept: 'application/json' },
      ca: readFileSync(file, 'utf8'),
    });
    expect([pops.status, pops.text]).toEqual([200, expect.stringContaining('DCA')]);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(existsSync(path.dirname(file))).toBe(false);
  });
});
