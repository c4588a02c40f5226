/** What Test says in Node-RED, for each way to sign in: in the words of its own forms, with a next step. */
import { vendors } from '../../core';
import type { AnyScheme } from '../../core';
import { closeAll, startAll } from '../../simulators';
import type { Simulators } from '../../simulators';
import { accountNodes } from './support/flow';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';

type Values = Readonly<Record<string, string>>;

const SCHEMES = vendors.flatMap((vendor) =>
  vendor.schemes.map((scheme) => ({ id: scheme.id, vendor, scheme })),
);

/** Names of n8n's credentials, which nothing in Node-RED is called. */
const N8N_NAMES = SCHEMES.map(({ scheme }) => scheme.credential.displayName);

describe('a sentence of Test', () => {
  let simulators: Simulators;
  let runtime: Runtime;

  beforeAll(async () => {
    [simulators, runtime] = await Promise.all([startAll(), startRuntime()]);
  });
  afterAll(async () => {
    await runtime.stop();
    await closeAll(simulators);
  });

  const simulatorOf = (id: string): Simulators[keyof Simulators] =>
    simulators[id.split('/')[0] as keyof Simulators];

  /** Presses Test in a dialog that holds the account of the simulator with these changes. */
  async function tested(scheme: AnyScheme, changes: Values = {}): Promise<string> {
    const vendor = scheme.id.split('/')[0] ?? '';
    const nodes = accountNodes(simulatorOf(scheme.id), scheme.id, changes, 'dialog');
    const [account = {}, tls = {}] = nodes as readonly {
      readonly credentials?: Readonly<Record<string, unknown>>;
    }[];
    await runtime.deploy([tls]);
    const { credentials, ...values } = account;
    const { body } = await runtime.post(`latchkey/${vendor}/test`, {
      id: `dialog of ${JSON.stringify(changes)}`,
      values,
      credentials,
    });
    const { message } = body as { readonly message: string };
    for (const name of N8N_NAMES) expect(message).not.toContain(name);
    expect(message).not.toMatch(/account\.test|"confirm"|[Tt]ick\b|the credential\b|undefined/);
    return message;
  }

  const nameOf = ({ vendor, scheme }: (typeof SCHEMES)[number]): string =>
    vendor.schemes.length === 1
      ? `${vendor.name} account`
      : `${vendor.name} account, ${scheme.name}`;

  it.each(SCHEMES)('$id: begins with what the account is called here', async (place) => {
    const message = await tested(place.scheme);
    expect(message).toMatch(/: signed in/);
    expect(message.startsWith(`${nameOf(place)}:`)).toBe(true);
  });

  const SECRETS = SCHEMES.flatMap(({ scheme, ...rest }) => {
    const secret = scheme.fields.find(
      ({ kind, required }) => kind === 'secret' && required === true,
    );
    return secret === undefined ? [] : [{ ...rest, scheme, secret: secret.name }];
  });

  it.each(SECRETS)('$id: says who rejected a wrong $secret', async (place) => {
    const { scheme, secret } = place;
    const account: Values = simulatorOf(scheme.id).accounts[scheme.id] ?? {};
    const message = await tested(scheme, { [secret]: 'wrong-1', backupToken: '' });
    expect(message.startsWith(`${nameOf(place)}:`)).toBe(true);
    if (scheme.acquire.kind !== 'login') return;
    // Tokens may come from another server than the API.
    const server = account['tokenUrl'] ?? account['baseUrl'] ?? '';
    expect(message).toContain(`at ${new URL(server).origin}`);
    const api = new URL(account['baseUrl'] ?? '').origin;
    if (account['tokenUrl'] !== undefined) expect(message).not.toContain(api);
  });

  const PASSWORDS = SCHEMES.filter(({ scheme }) => scheme.sendsPassword !== undefined);

  it.each(PASSWORDS)('$id: says how a password may go over plain HTTP', async ({ scheme }) => {
    const urls = scheme.fields.filter(({ kind }) => kind === 'url');
    const plain = Object.fromEntries(urls.map(({ name }) => [name, 'http://host.example.test']));
    expect(
      await tested(scheme, {
        ...plain,
        username: 'anna',
        password: 'secret-1',
        allowPlainPassword: '',
      }),
    ).toBe(
      'Allow password over plain HTTP: the password would be sent unencrypted to http://host.example.test. Use https, or enable “Allow password over plain HTTP” in the account.',
    );
  });

  it.each(SCHEMES)('$id: names the first field that has to be filled in', async ({ scheme }) => {
    const empty = Object.fromEntries(scheme.fields.map(({ name }) => [name, '']));
    const message = await tested(scheme, empty);
    const needed = scheme.fields.find(
      ({ required, neededWhen, name }) =>
        required === true || neededWhen !== undefined || scheme.oneOf?.flat().includes(name),
    );
    expect(message).toContain(String(needed?.label));
  });

  it.each(SCHEMES)('$id: says what to check where there is no API at a URL', async (place) => {
    const { scheme } = place;
    const account: Values = simulatorOf(scheme.id).accounts[scheme.id] ?? {};
    const url = scheme.fields.find(
      ({ kind, name }) => kind === 'url' && name !== 'tokenUrl' && account[name] !== undefined,
    );
    const wrong = `${account[url?.name ?? ''] ?? ''}/nothing/here`;
    const message = await tested(scheme, { [url?.name ?? '']: wrong });
    expect(message).toContain('404');
    expect(message).toContain(`Check ${String(url?.label)}`);
    expect(message).toContain('usually looks like https://');
  });
});
