import { bearer, gateway, openEdgecast, published, simulator } from './edgecast-client';

openEdgecast();

describe('Edgecast: other services of the gateway', () => {
  it('lists log delivery profiles by kind; the method must have its object', async () => {
    const token = await bearer('ec.rtld');
    const path = 'rtld/v1.0/cdn/profiles';
    const profile = {
      profile_name: 'p',
      delivery_method: 'http_post',
      http_post: { destination_endpoint: 'https://logs.example.com' },
      fields: ['client_ip'],
    };
    expect(await gateway('POST', path, token, profile)).toMatchObject({
      status: 200,
      body: profile,
    });
    const wrong = { ...profile, delivery_method: 'datadog' };
    expect((await gateway('POST', path, token, wrong)).status).toBe(400);
    expect((await gateway('GET', path, token)).body).toMatchObject({ items: [profile] });
    expect((await gateway('GET', 'rtld/v1.0/rl/profiles', token)).body).toMatchObject({
      total_items: 0,
    });
  });

  it('rejects the token before when each sign-in ends the session before it', async () => {
    simulator.control.set({ singleSession: true });
    const first = await bearer('sec.cps.certificates');
    const second = await bearer('sec.cps.certificates');
    expect((await gateway('GET', 'sec/cps/v2.0/certificates', first)).status).toBe(401);
    expect((await gateway('GET', 'sec/cps/v2.0/certificates', second)).status).toBe(200);
  });

  it('orders certificates, lists at most 20 a page and sorts ascending by a minus', async () => {
    const token = await bearer('sec.cps.certificates');
    const path = 'sec/cps/v2.0/certificates';
    const order = {
      auto_renew: true,
      certificate_authority: 'DigiCert',
      certificate_label: 'a',
      dcv_method: 'Email',
      domains: [{ name: 'www.example.com', is_common_name: true }],
      validation_type: 'DV',
    };
    await gateway('POST', `${path}/cdnprovided`, token, order);
    await gateway('POST', `${path}/cdnprovided`, token, {
      ...order,
      certificate_label: 'b',
      domains: [{ name: 'b.example.org' }],
    });
    expect((await gateway('GET', `${path}?page_size=21`, token)).status).toBe(400);
    const labels = async (query: string): Promise<unknown> => {
      const { items } = (await gateway('GET', `${path}?${query}`, token)).body as {
        items: readonly { certificate_label: string }[];
      };
      return items.map((item) => item.certificate_label);
    };
    expect(await labels('sort=-certificate_label')).toEqual(['a', 'b']);
    expect(await labels('sort=certificate_label')).toEqual(['b', 'a']);
    expect(await labels('query=domain_names:*.example.com')).toEqual(['a']);
    const extended = { ...order, validation_type: 'EV' };
    expect((await gateway('POST', `${path}/cdnprovided`, token, extended)).status).toBe(400);
  });

  it('issues a certificate only when the authority finds the token in DNS', async () => {
    simulator.control.set({ completionMs: 0 });
    const token = await bearer('sec.cps.certificates');
    const base = 'sec/cps/v2.0';
    const made = await gateway('POST', `${base}/certificates/cdnprovided`, token, {
      auto_renew: true,
      certificate_authority: 'DigiCert',
      certificate_label: 'Shop',
      dcv_method: 'DnsTxtToken',
      domains: [{ name: 'www.example.com' }],
      validation_type: 'DV',
    });
    const id = String((made.body as { id: number }).id);
    const dcv = `${base}/dcv/certificates/${id}`;
    const status = async (): Promise<unknown> =>
      (await gateway('GET', `${base}/certificates/${id}/status`, token)).body;
    expect((await gateway('PUT', `${dcv}/check`, token)).status).toBe(400);
    expect(await status()).toMatchObject({
      status: 'DomainControlValidation',
      order_validation: { status: 'Pending' },
    });
    const { items } = (await gateway('GET', dcv, token)).body as {
      items: readonly { dcv_token: { token: string } }[];
    };
    published.set(
      'www.example.com',
      items.map((item) => item.dcv_token.token),
    );
    expect((await gateway('PUT', `${dcv}/check`, token)).status).toBe(204);
    expect(await status()).toMatchObject({
      order_validation: { status: 'Issued', domain_validations: [{ status: 'Approved' }] },
    });
  });

  it('knows no other path', async () => {
    const token = await bearer('cdn.origins');
    expect((await gateway('GET', 'cdn/origins/v0.5/adn/7', token)).status).toBe(404);
  });

  it('forgets data on reset', async () => {
    const token = await bearer('ec.rules');
    const policy = { name: 'p', state: 'draft', platform: 'adn', rules: [] };
    await gateway('POST', 'rules-engine/v1.1/policies', token, policy);
    simulator.control.reset();
    const again = await bearer('ec.rules');
    expect((await gateway('GET', 'rules-engine/v1.1/policies', again)).body).toMatchObject({
      total_items: 0,
    });
  });
});
