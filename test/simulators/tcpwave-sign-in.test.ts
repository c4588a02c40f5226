import {
  get,
  list,
  openTcpwave,
  post,
  read,
  send,
  signed,
  simulator,
  token,
} from './tcpwave-client';

openTcpwave();

describe('TCPWave: signing in', () => {
  it('takes the session token in TIMS-Session-Token', async () => {
    expect(await read(list)).toMatchObject([{ name: 'EARTH' }, { name: 'MARS' }]);
    expect(token).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it.each([
    ['nothing', {}],
    ['a wrong token', { 'TIMS-Session-Token': 'd9f7ad93-0000-4000-8000-000000000000' }],
    ['a bearer header', { Authorization: 'Bearer x' }],
    ['Basic', { Authorization: 'Basic eDp5' }],
  ])('answers 401 in plain text for %s', async (_name, headers) => {
    const answer = await send('GET', list, { headers });
    expect([answer.status, answer.type]).toEqual([401, 'text/plain']);
    expect(simulator.control.state().refused).toBe(1);
  });

  it('refuses a token from another address than the one it was made for', async () => {
    const elsewhere = { ...signed(), localAddress: '127.0.0.2' };
    expect((await send('GET', list, elsewhere)).status).toBe(401);
    simulator.control.set({ tokenAddress: '127.0.0.2' });
    expect((await send('GET', list, elsewhere)).status).toBe(200);
    expect((await get(list)).status).toBe(401);
  });

  it('refuses a token that is 60 days old, revoked, or killed', async () => {
    expect(simulator.accounts['tcpwave/session-token']?.validUntil).toBeDefined();
    const other = simulator.generateToken();
    expect((await send('GET', list, signed(other))).status).toBe(200);
    simulator.revokeToken(other);
    expect((await send('GET', list, signed(other))).status).toBe(401);
    simulator.control.set({ tokenLifeSeconds: 0 });
    expect((await get(list)).status).toBe(401);
    simulator.control.set({ tokenLifeSeconds: 60 });
    expect((await get(list)).status).toBe(200);
    simulator.control.expireAll();
    expect((await get(list)).status).toBe(401);
    simulator.control.reset();
    expect((await get(list)).status).toBe(200);
  });

  it('lists the session tokens', async () => {
    expect(await read('auth_token/list')).toContainEqual(
      expect.objectContaining({ token, ip: '127.0.0.1', active: true, validity: 60 }),
    );
  });

  it('takes a client certificate with an encrypted key on the same port, without a token', async () => {
    const account = simulator.accounts['tcpwave/client-certificate'] ?? {};
    expect(account.privateKey).toContain('ENCRYPTED PRIVATE KEY');
    const { certificate, privateKey, passphrase } = account;
    const options = { cert: certificate, key: privateKey, passphrase };
    expect((await send('GET', list, options)).status).toBe(200);
    const wrong = { ...options, passphrase: 'wrong' };
    await expect(async () => send('GET', list, wrong)).rejects.toThrow();
  });

  it.each([
    ['expired', /CERT_HAS_EXPIRED/],
    ['foreign', /SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER_CERT|VERIFY)/],
  ] as const)('ends the connection of an %s certificate', async (kind, reason) => {
    const { certificate, privateKey } = await simulator.makeCertificate(kind);
    const options = { cert: certificate, key: privateKey, ...signed() };
    await expect(send('GET', list, options)).rejects.toMatchObject({
      code: expect.stringMatching(/ECONNRESET|EPIPE/),
    });
    const { refusedCertificates } = simulator.control.state().details;
    expect(refusedCertificates).toEqual([expect.stringMatching(reason)]);
    expect(simulator.control.state().calls).toBe(0);
  });

  it('answers 401 to a certificate that no admin is tied to', async () => {
    const { certificate, privateKey } = await simulator.makeCertificate('untied');
    const options = { cert: certificate, key: privateKey };
    expect((await send('GET', list, options)).status).toBe(401);
  });

  it('lets an admin who may only read change nothing', async () => {
    simulator.control.set({ readOnlyAdmin: true });
    expect((await get(list)).status).toBe(200);
    const answer = await post('organization/add', { name: 'VENUS' });
    expect(answer.status).toBe(403);
    expect(answer.text).toMatch(/^TIMS-\d+ /);
  });
});
