/** No secret leaves: not into items, errors, the editor, the stored execution, or n8n's log. */
import { createHash } from 'node:crypto';
import type { Simulator } from '../../simulators/simulator';
import { startTcpwave } from '../../simulators/tcpwave';
import { startTruesight } from '../../simulators/truesight';
import { SCHEMES } from './stage/schemes';
import { everyWay } from '../support/written-ways';
import { everythingSeen, items, Stage, tokenIn } from './stage/stage';

const SECRET_FIELDS = ['token', 'backupToken', 'apiKey', 'password', 'clientSecret', 'passphrase'];

/** The ways in which a secret could show. */
function formsOf(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [
    secret,
    base64,
    base64.replace(/=+$/, ''),
    encodeURIComponent(secret),
    ...['sha1', 'sha256', 'md5'].map((name) => createHash(name).update(secret).digest('hex')),
  ];
}

function secretsOf(account: Readonly<Record<string, string>>): readonly string[] {
  const { username = '', password = '' } = account;
  return [
    ...SECRET_FIELDS.map((name) => account[name] ?? '').filter((value) => value !== ''),
    ...(password === '' ? [] : [`${username}:${password}`]),
    // A line from the middle of the key is enough to show that it leaks.
    ...(account['privateKey'] ?? '').split('\n').slice(3, 5),
  ];
}

/** What the server was sent as a credential: it must be seen by nobody else. */
function credentialsSent(simulator: Simulator): readonly string[] {
  return simulator.control
    .state()
    .lastRequests.flatMap(({ headers }) =>
      ['authorization', 'authtoken', 'x-api-key', 'x-api-token', 'tims-session-token'].map(
        (name) => headers[name] ?? '',
      ),
    )
    .filter((value) => value !== '')
    .flatMap((value) => [value, value.replace(/^\S+?[ :]\s*/, '')]);
}

const ON_ERROR = { onError: 'continueRegularOutput' } as const;

describe.each(SCHEMES)('$id', ({ id, start, operation, values, call }) => {
  let simulator: Simulator;
  let stage: Stage;

  beforeAll(async () => {
    simulator = await start();
    stage = await Stage.for(id, simulator);
  });

  afterAll(async () => {
    stage.stop();
    await simulator.close();
  });

  function expectNoSecret(seen: string): void {
    const secrets = [...secretsOf(simulator.accounts[id] ?? {}), ...credentialsSent(simulator)];
    expect(secrets.length).toBeGreaterThan(0);
    const leaked = secrets
      .flatMap(formsOf)
      .filter((form) => form.length > 3 && seen.includes(form));
    expect(leaked).toEqual([]);
  }

  it('shows none when all goes well, in both nodes', async () => {
    const { url, ...more } = call(simulator.accounts[id] ?? {});
    const ours = await stage.run(operation, values);
    const theirs = await stage.fetch(url, more);
    expect([ours.error, theirs.error]).toEqual([undefined, undefined]);
    expectNoSecret(everythingSeen(stage, ours, theirs));
  });

  it('shows none when the server answers with what it was sent', async () => {
    const { url, ...more } = call(simulator.accounts[id] ?? {});
    // Private keys and signatures of other calls are nothing that a server could know or repeat.
    const echoed = [
      ...SECRET_FIELDS.map((name) => simulator.accounts[id]?.[name] ?? ''),
      ...(id === 'enlighted/legacy' ? [] : credentialsSent(simulator)),
    ].filter((secret) => secret !== '');
    const body = JSON.stringify({ message: `you sent ${echoed.join(' ')}`, echoed });
    const echo = { status: 400, headers: { 'content-type': 'application/json' }, body };
    simulator.control.set({ faults: [{ times: 4, ...echo }] });
    const ours = await stage.run(operation, values);
    const continued = await stage.run(operation, values, { onError: 'continueRegularOutput' });
    simulator.control.set({ faults: [] });
    expect(ours.error).toBeDefined();
    expect(JSON.stringify(continued.items)).toContain('you sent [secret]');
    expectNoSecret(everythingSeen(stage, ours, continued));
    // The HTTP Request node shows what the server says; the request it shows must hold nothing.
    simulator.control.set({ faults: [{ times: 9, status: 404, body: '{}' }] });
    const theirs = await stage.fetch(url, more);
    simulator.control.set({ faults: [] });
    expect(theirs.error).toBeDefined();
    expect(theirs.shown.length).toBeGreaterThan(0);
    expectNoSecret(everythingSeen(stage, theirs));
  });

  it('shows none when the server writes it in another way, successful or not', async () => {
    const account = simulator.accounts[id] ?? {};
    const known = SECRET_FIELDS.map((name) => account[name] ?? '').filter((text) => text !== '');
    const ways = known.flatMap(everyWay);
    // The call and not the sign-in is what the server answers so.
    await stage.run(operation, values);
    const seen: string[] = [];
    for (const status of [200, 400]) {
      const said = JSON.stringify({ message: 'what you sent', ways, items: [{ ways }] });
      const answer = { status, headers: { 'content-type': 'application/json' }, body: said };
      simulator.control.set({ faults: [{ times: 4, ...answer }] });
      const ours = await stage.run('custom.request', { path: '/x' }, ON_ERROR);
      simulator.control.set({ faults: [] });
      seen.push(everythingSeen(stage, ours));
    }
    expect(seen.every((text) => text.includes('what you sent'))).toBe(true);
    expect(seen.every((text) => text.includes('[secret]'))).toBe(known.length > 0);
    expect(ways.filter((way) => seen.some((text) => text.includes(way)))).toEqual([]);
  });

  it('shows none when nothing listens or the certificate is not known', async () => {
    const account = simulator.accounts[id] ?? {};
    const dead = Object.fromEntries(
      Object.entries(account)
        .filter(([name]) => /url$/i.test(name))
        .map(([name]) => [name, 'https://127.0.0.1:1']),
    );
    const lost = await stage.another(dead);
    const wary = await stage.another({ ca: '' });
    const { url, ...more } = call({ ...account, ...dead });
    const results = [
      await lost.run(operation, values, { more: { options: { budgetMs: 1_450 } } }),
      await lost.run(operation, values, {
        items: items(2),
        onError: 'continueRegularOutput',
        more: { options: { budgetMs: 1_450 } },
      }),
      await lost.fetch(url, more),
    ];
    expect(results[0]?.error?.message).toMatch(/nothing listens on this port/);
    expect(results[2]?.error).toBeDefined();
    if (simulator.ca !== undefined) {
      const untrusted = await wary.run(operation, values);
      expect(untrusted.error?.message).toMatch(
        /certificate of the server is not trusted.*CA Certificate/s,
      );
      results.push(untrusted);
    }
    expectNoSecret(everythingSeen(lost, ...results));
  });
});

describe('what n8n itself would not mask in a request that it shows', () => {
  it('is a token in a header that n8n does not know', async () => {
    const simulator = await startTruesight();
    const stage = await Stage.for('truesight/token', simulator);
    try {
      await stage.run('tenant.getMany');
      simulator.control.set({ faults: [{ times: 1, status: 404, body: '{}' }] });
      const { baseUrl = '' } = simulator.accounts['truesight/token'] ?? {};
      const result = await stage.fetch(`${baseUrl}/tsws/api/v10.1/token`);
      const sent = credentialsSent(simulator).filter((value) => value.startsWith('authToken '));
      expect(sent.length).toBeGreaterThan(0);
      const value = tokenIn(await stage.grant());
      expect(sent[0]).toContain(value);
      expect(everythingSeen(stage, result)).not.toContain(value);
    } finally {
      stage.stop();
      await simulator.close();
    }
  });

  it('is a private key whose line breaks were put back', async () => {
    const simulator = await startTcpwave();
    const stage = await Stage.for('tcpwave/client-certificate', simulator);
    try {
      const account = simulator.accounts['tcpwave/client-certificate'] ?? {};
      const pasted = (account['privateKey'] ?? '').trim().replace(/\n/g, ' ');
      const person = await stage.another({ privateKey: pasted });
      // The first is the account's own test request, which says nothing of the secret then.
      simulator.control.set({ faults: [{ times: 2, status: 404, body: 'no' }] });
      const result = await person.fetch(`${account['baseUrl'] ?? ''}/organization/list`);
      expect(result.error).toMatchObject({ httpCode: '404' });
      const seen = everythingSeen(person, result);
      for (const line of pasted.split(' ').slice(4, 7)) expect(seen).not.toContain(line);
      expect(JSON.stringify(result.shown)).toContain('"agentOptions":"**hidden**"');
    } finally {
      stage.stop();
      await simulator.close();
    }
  });
});
