/** Client certificates in n8n: every form that people have them in, and what an older n8n does to them. */
import { createPrivateKey } from 'node:crypto';
import { startTcpwave, type TcpWaveSimulator } from '../../simulators/tcpwave';
import { Stage } from './stage/stage';

const ID = 'tcpwave/client-certificate';

let simulator: TcpWaveSimulator;
let stage: Stage;
let account: Readonly<Record<string, string>>;

beforeAll(async () => {
  simulator = await startTcpwave();
  stage = await Stage.for(ID, simulator);
  account = simulator.accounts[ID] ?? {};
});

afterAll(async () => {
  stage.stop();
  await simulator.close();
});

async function works(fields: Readonly<Record<string, string>>): Promise<void> {
  const person = await stage.another(fields);
  const ours = await person.run('organization.getMany');
  expect(ours.error?.message).toBeUndefined();
  expect(ours.items.length).toBeGreaterThan(0);
  const theirs = await person.fetch(`${account['baseUrl'] ?? ''}/organization/list`);
  expect(theirs.error?.message).toBeUndefined();
  await expect(person.test()).resolves.toMatchObject({ status: 'OK' });
}

describe('a certificate that works', () => {
  it('is PEM with an encrypted key and its passphrase', async () => {
    expect(account['privateKey']).toContain('ENCRYPTED');
    await works({});
  });

  it('is PEM with an open key', async () => {
    const key = createPrivateKey({
      key: account['privateKey'] ?? '',
      passphrase: account['passphrase'] ?? '',
    }).export({ type: 'pkcs8', format: 'pem' });
    await works({ privateKey: String(key), passphrase: '' });
  });

  it('is PEM that lost its line breaks in a single-line input', async () => {
    const flat = (text = ''): string => text.trim().replace(/\n/g, ' ');
    await works({
      certificate: flat(account['certificate']),
      privateKey: flat(account['privateKey']),
      ca: flat(simulator.ca),
    });
  });

  it('is the base64 of its files, without the lines of PEM', async () => {
    const bare = (text = ''): string => text.replace(/-----[^-]+-----|\s/g, '');
    await works({
      certificate: bare(account['certificate']),
      privateKey: bare(account['privateKey']),
      ca: Buffer.from(simulator.ca ?? '').toString('base64'),
    });
  });

  it('has its key in the same field', async () => {
    const both = `${account['certificate'] ?? ''}\n${account['privateKey'] ?? ''}`;
    await works({ certificate: both, privateKey: '' });
  });

  it('is PKCS#12 in base64', async () => {
    const { pfx } = await simulator.makeCertificate('valid');
    await works({ certificate: pfx, privateKey: '', passphrase: '' });
  });
});

describe('a certificate that does not', () => {
  it.each([
    ['has another passphrase', { passphrase: 'wrong' }, /^Passphrase: .*does not open it/],
    ['has no key', { privateKey: '' }, /^Private Key: paste the private key/],
    [
      'is no certificate',
      { certificate: 'hello' },
      /^Client Certificate: this is not a certificate in PEM form/,
    ],
    [
      'is base64 of something else',
      { certificate: 'MIIK'.repeat(50) },
      /^Client Certificate: this is not a certificate in PEM form.* nor PKCS#12 in base64/,
    ],
    [
      'is a container of Java',
      { certificate: Buffer.from('feedfeed00000002', 'hex').toString('base64') },
      /^Client Certificate: .*It is a Java key store: .*keytool/,
    ],
  ])('%s: nothing is sent', async (_, fields, says) => {
    const person = await stage.another(fields);
    const before = simulator.control.state().lastRequests.length;
    const { error } = await person.run('organization.getMany');
    expect(error?.message).toMatch(says);
    expect((await person.test()).message).toMatch(says);
    expect(simulator.control.state().lastRequests).toHaveLength(before);
  });

  it('belongs to another key', async () => {
    const other = await simulator.makeCertificate('untied');
    const person = await stage.another({ certificate: other.certificate });
    const { error } = await person.run('organization.getMany');
    expect(error?.message).toMatch(/^Private Key: this key does not belong to the certificate/);
  });

  it('is tied to no admin: the message names everything that can be wrong', async () => {
    const { certificate, privateKey } = await simulator.makeCertificate('untied');
    const person = await stage.another({ certificate, privateKey, passphrase: '' });
    const { error } = await person.run('organization.getMany');
    expect(error?.message).toMatch(
      /status 401.*expired nor been revoked.*linked to an admin.*IP address/s,
    );
  });

  it('is of another authority: the server ends the connection', async () => {
    const { certificate, privateKey } = await simulator.makeCertificate('foreign');
    const person = await stage.another({ certificate, privateKey, passphrase: '' });
    const { error } = await person.run('organization.getMany');
    expect(error?.message).toMatch(/closed the connection after receiving the client certificate/);
  });
});

it('tells the person when n8n is too old for certificates, which it would drop in silence', async () => {
  // What n8n before 2.20 does: it sends what it knows and never looks at agentOptions.
  const { transportOver } = await import('../../nodes/shared/transport/transport');
  const helpers = {
    httpRequest: () => Promise.resolve({ statusCode: 200, headers: {}, body: '' }),
  };
  const send = transportOver(helpers as never, {
    ca: simulator.ca ?? '',
    allowUnauthorizedCerts: false,
  });
  const request = { method: 'GET', url: 'https://host/x', headers: {} } as const;
  await expect(send(request, { timeoutMs: 1000, maxResponseBytes: 1024 })).rejects.toMatchObject({
    code: 'tls',
    message: expect.stringMatching(/cannot use client certificates.*n8n 2.20.*Update n8n/),
  });
});
