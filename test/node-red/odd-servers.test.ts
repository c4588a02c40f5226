/** Servers and ways to them that the core http request node of Node-RED copes with, and so do our nodes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { startEnlighted } from '../../simulators/enlighted';
import type { Simulator } from '../../simulators/simulator';
import { listenRaw } from '../support/raw-server';
import { startScriptedProxy } from '../support/scripted-proxy';
import type { ScriptedProxy } from '../support/scripted-proxy';
import { accountNodes, actionNodes } from './support/flow';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

describe('an account in Node-RED', () => {
  let proxy: ScriptedProxy;
  let runtime: Runtime;
  let simulator: Simulator;

  beforeAll(async () => {
    [proxy, simulator] = await Promise.all([startScriptedProxy(), startEnlighted()]);
    const env = { http_proxy: proxy.url, HTTP_PROXY: proxy.url, no_proxy: '127.0.0.1' };
    runtime = await startRuntime({ env });
  });

  afterAll(async () => {
    await runtime.stop();
    await Promise.all([proxy.close(), simulator.close()]);
  });

  const flow = (fields: Readonly<Record<string, unknown>>): object[] => {
    const [account = {}, ...rest] = accountNodes(simulator, 'enlighted/api-key');
    return [
      ...actionNodes('enlighted', { operation: 'floor.getMany' }),
      { ...account, ...fields },
      ...rest,
    ];
  };

  it('goes through the proxy of the environment and says who calls', async () => {
    proxy.answer = () => ({ status: 200, body: [] });
    await runtime.deploy(flow({ baseUrl: 'http://plain.example/ems/api' }));
    const { failed } = await runtime.run('action');
    expect(failed).toBe(false);
    expect(proxy.requests.at(-1)?.url).toBe('http://plain.example/ems/api/org/floor/v1/list');
    const manifest = readFileSync(join(__dirname, '../../node-red/package.json'), 'utf8');
    const { version } = JSON.parse(manifest) as { readonly version: string };
    expect(proxy.requests.at(-1)?.headers['user-agent']).toBe(`latchkey-node-red/${version}`);
  });

  it('takes an old device that ends its lines with LF only when "Lenient parsing" is checked', async () => {
    const device = await listenRaw((socket) => {
      socket.end('HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 2\n\n[]');
    });
    const baseUrl = `http://127.0.0.1:${String(device.port)}/ems/api`;
    await runtime.deploy(flow({ baseUrl }));
    const caught = runtime.nextFrom('catch');
    await runtime.run('action');
    expect((await caught).msg['error']).toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/breaks the rules of HTTP.*"Lenient parsing" of the account/),
    });
    // Said once: the device would say the same again.
    expect(device.requests()).toBe(1);
    await runtime.deploy(flow({ baseUrl, lenientParsing: true }));
    expect((await runtime.run('action')).failed).toBe(false);
    device.close();
  });

  it('refuses a minimum TLS version that there is not', async () => {
    await runtime.deploy(flow({ minTlsVersion: 'SSLv3' }));
    const caught = runtime.nextFrom('catch');
    await runtime.run('action');
    expect((await caught).msg['error']).toMatchObject({
      code: 'input',
      message: expect.stringMatching(/^Minimum TLS version: /),
    });
  });
});
