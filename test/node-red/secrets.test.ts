import { createHash } from 'node:crypto';

import { startEnlighted } from '../../simulators/enlighted';
import type { Simulator } from '../../simulators/simulator';
import { startTruesight } from '../../simulators/truesight';
import { everyWay } from '../support/written-ways';
import { accountNodes, actionNodes, json, str } from './support/flow';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

/** The ways in which a secret could be recognised. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const base64 = bytes.toString('base64');
  const hashes = ['sha1', 'sha256', 'md5'].map((name) =>
    createHash(name).update(bytes).digest('hex'),
  );
  return [secret, base64, base64.replace(/=+$/, ''), encodeURIComponent(secret), ...hashes];
}

const SEARCH = {
  operation: 'event.search',
  params: { conditions: json({ severity: 'CRITICAL' }) },
};

describe('secrets', () => {
  let truesight: Simulator;
  let enlighted: Simulator;
  let runtime: Runtime;
  const tokens = new Set<string>();

  beforeAll(async () => {
    [truesight, enlighted, runtime] = await Promise.all([
      startTruesight(),
      startEnlighted(),
      startRuntime(),
    ]);
  });

  afterAll(async () => {
    await runtime.stop();
    await Promise.all([truesight.close(), enlighted.close()]);
  });

  /** Everything that goes wrong, with a server that says back what it was sent. */
  const trouble = (echo: string): readonly object[] => [
    { times: 1, status: 500, body: `{"error":"${echo}"}` },
    { times: 1, status: 403, headers: { 'x-echo': echo }, body: echo },
    { times: 1, status: 302, headers: { location: `https://elsewhere.example/?k=${echo}` } },
    {
      times: 1,
      status: 200,
      headers: { 'content-type': 'text/plain', 'x-echo': echo },
      body: echo,
    },
    { times: 1, reset: true },
    // Last: a secret that is rejected is not sent again for a while.
    { times: 1, status: 401, body: echo },
  ];

  async function provoke(simulator: Simulator, scheme: string, secret: string): Promise<void> {
    const vendor = scheme.split('/')[0] ?? '';
    const options = vendor === 'truesight' ? SEARCH : { operation: 'floor.getMany' };
    for (const errors of ['catch', 'output'] as const) {
      simulator.control.reset();
      simulator.control.set({ faults: trouble(encodeURIComponent(secret)) as never });
      await runtime.deploy([
        ...actionNodes(vendor, { ...options, errors }),
        ...accountNodes(simulator, scheme, { budgetMs: '900' }),
      ]);
      for (let round = 0; round < 7; round += 1) await runtime.run('action');
      for (const { headers } of simulator.control.state().lastRequests) {
        const sent = headers['authorization']?.split(' ').at(-1);
        if (sent !== undefined) tokens.add(sent);
      }
    }
  }

  it.each(['truesight/token', 'truesight/basic', 'enlighted/api-key'])(
    'of %s are in no message, log or status, in whatever way the server writes them',
    async (scheme) => {
      const simulator = scheme.startsWith('enlighted') ? enlighted : truesight;
      const { password, apiKey } = simulator.accounts[scheme] ?? {};
      const ways = everyWay(password ?? apiKey ?? '');
      simulator.control.reset();
      for (const errors of ['catch', 'output'] as const) {
        await runtime.deploy([
          ...actionNodes(scheme.split('/')[0] ?? '', {
            operation: 'custom.request',
            params: { path: str('/x') },
            errors,
          }),
          ...accountNodes(simulator, scheme),
        ]);
        // The call and not the sign-in is what the server answers so.
        await runtime.run('action');
        for (const status of [200, 400]) {
          const from = [runtime.everything.length, runtime.logs.length] as const;
          const body = JSON.stringify({ message: 'what you sent', ways, items: [{ ways }] });
          const headers = { 'content-type': 'application/json' };
          simulator.control.set({ faults: [{ times: 1, status, headers, body }] });
          const told = runtime.nextFrom(status === 400 && errors === 'catch' ? 'catch' : 'action');
          await runtime.run('action');
          await told;
          const everything = JSON.stringify(runtime.everything.slice(from[0]));
          const seen = [everything, ...runtime.logs.slice(from[1])].join('\n');
          expect(seen).toContain('what you sent');
          expect(seen).toContain('[secret]');
          expect(ways.filter((way) => seen.includes(way))).toEqual([]);
        }
      }
    },
  );

  it('are in no file, log, status or message, whatever goes wrong', async () => {
    const password = truesight.accounts['truesight/token']?.['password'] ?? '';
    const apiKey = enlighted.accounts['enlighted/api-key']?.['apiKey'] ?? '';
    await provoke(truesight, 'truesight/token', password);
    await provoke(truesight, 'truesight/basic', password);
    await provoke(enlighted, 'enlighted/api-key', apiKey);
    await provoke(enlighted, 'enlighted/legacy', apiKey);

    const told = JSON.stringify(runtime.everything, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
    );
    const seen = [told, ...runtime.logs, runtime.files()].join('\n');
    expect(seen).toContain('elsewhere.example');
    expect(tokens.size).toBeGreaterThan(3);
    for (const secret of [password, apiKey, ...tokens]) {
      for (const form of formsOf(secret)) expect(seen).not.toContain(form);
    }
  });

  it('are not in the flows that the editor exports', async () => {
    await runtime.deploy(accountNodes(truesight, 'truesight/token'));
    const answer = await fetch(`${runtime.editor}flows`);
    const credentials = await fetch(`${runtime.editor}credentials/truesight-account/account`);
    const text = (await answer.text()) + (await credentials.text());
    expect(text).toContain('"has_password":true');
    expect(text).not.toContain(truesight.accounts['truesight/token']?.['password']);
  });
});
