/** Credentials and certificates go to the account's own servers, in every node of n8n. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Simulator } from '../../simulators/simulator';
import { SCHEMES } from './stage/schemes';
import { Stage } from './stage/stage';

let thief: Server;
let stolen: string[] = [];
let thiefUrl: string;

beforeAll(async () => {
  thief = createServer((request, response) => {
    stolen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end('{}');
  });
  await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
  thiefUrl = `http://127.0.0.1:${String((thief.address() as AddressInfo).port)}`;
});

afterAll(async () => {
  await new Promise((resolve) => thief.close(resolve));
});

beforeEach(() => {
  stolen = [];
});

describe.each(SCHEMES)('$id', ({ id, start, operation, values, call }) => {
  let simulator: Simulator;
  let stage: Stage;

  beforeAll(async () => {
    simulator = await start();
    stage = await Stage.for(id, simulator);
    await stage.run(operation, values);
  });

  afterAll(async () => {
    stage.stop();
    await simulator.close();
  });

  it('signs for no other server, and sends nothing there', async () => {
    const sent = simulator.control.state().lastRequests.length;
    for (const ran of [await stage.fetch(`${thiefUrl}/x`), await stage.tool(`${thiefUrl}/x`)]) {
      expect(ran.error?.message).toMatch(/is not a server of this credential.*own server only/);
    }
    expect(stolen).toEqual([]);
    // Not even a sign-in, or a question whether the grant lives.
    expect(simulator.control.state().lastRequests).toHaveLength(sent);
  });

  it('follows no redirect to another server', async () => {
    const { url, ...more } = call(simulator.accounts[id] ?? {});
    const redirect = { times: 1, status: 302, headers: { location: `${thiefUrl}/taken` } };
    simulator.control.set({ faults: [redirect] });
    const ours = await stage.run(operation, values);
    expect(ours.error?.message).toMatch(/redirects the call to .*The credential is sent to/);
    simulator.control.set({ faults: [redirect] });
    await stage.fetch(url, more);
    simulator.control.set({ faults: [redirect] });
    await stage.tool(url, more.body);
    simulator.control.set({ faults: [] });
    expect(stolen).toEqual([]);
  });

  it('takes no path that leads elsewhere', async () => {
    const sent = simulator.control.state().lastRequests.length;
    for (const path of [`//${thiefUrl.slice(7)}/x`, `${thiefUrl}/x`, '/../../x', '/a\\b']) {
      const { error } = await stage.run('custom.request', { path });
      expect(error?.message).toMatch(/^Path: /);
    }
    expect(stolen).toEqual([]);
    expect(simulator.control.state().lastRequests).toHaveLength(sent);
  });
});
