import {
  account,
  bearer,
  field,
  finish,
  gateway,
  mcc,
  openEdgecast,
  rest,
  send,
  simulator,
} from './edgecast-client';

openEdgecast();

describe('Edgecast: purge and load', () => {
  const url = 'http://cdn.example.com/images/a.png';
  const purge = { MediaPath: url, MediaType: 3 };

  it.each(['purge', 'load'])(
    'answers a %s with an id at once and completes it later',
    async (action) => {
      const sent = await rest('PUT', mcc(`edge/${action}`), purge);
      expect([sent.status, sent.body]).toEqual([200, { Id: expect.stringMatching(/^\d+$/) }]);
      const { Id } = sent.body as { Id: string };
      const running = await rest('GET', mcc(`edge/${action}/${Id}`));
      expect(running.body).toMatchObject({
        AccountNumber: account,
        Id,
        CompleteDate: null,
        MediaTypeId: 3,
      });
      finish();
      const done = await rest('GET', mcc(`edge/${action}/${Id}`));
      expect(done.body).toMatchObject({
        CompleteDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
      });
    },
  );

  it.each(['bulkpurge', 'bulkload'])('counts the addresses of a %s', async (action) => {
    const sent = await rest('PUT', mcc(`edge/${action}`), {
      ...purge,
      MediaPath: [url, `${url}?2`],
    });
    const { Id } = sent.body as { Id: string };
    expect((await rest('GET', mcc(`edge/${action}/${Id}`))).body).toMatchObject({
      Status_Details: { Count: 2, Status: 'in-progress', Completed_at: null },
    });
    finish();
    expect((await rest('GET', mcc(`edge/${action}/${Id}`))).body).toMatchObject({
      Status_Details: {
        Status: 'done',
        Completed_at: expect.stringMatching(/^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d [AP]M$/),
      },
    });
  });

  it('answers 400 to the 51st running purge, bulk ones counted by address, loads apart', async () => {
    const many = Array.from({ length: 49 }, (_, index) => `${url}?${index}`);
    expect((await rest('PUT', mcc('edge/bulkpurge'), { ...purge, MediaPath: many })).status).toBe(
      200,
    );
    expect((await rest('PUT', mcc('edge/purge'), purge)).status).toBe(200);
    const one = await rest('PUT', mcc('edge/purge'), purge);
    expect([one.status, one.body]).toEqual([400, { Message: expect.stringContaining('limit') }]);
    expect((await rest('PUT', mcc('edge/load'), purge)).status).toBe(200);
    finish();
    expect((await rest('PUT', mcc('edge/purge'), purge)).status).toBe(200);
  });

  it.each([
    ['a list', { ...purge, MediaPath: [url] }],
    ['no URL', { ...purge, MediaPath: '/images/a.png' }],
    ['an unknown media type', { ...purge, MediaType: 5 }],
    ['a media type in text', { ...purge, MediaType: '3' }],
    ['another property', { ...purge, Path: url }],
    ['no media type', { MediaPath: url }],
  ])('refuses a purge of %s', async (_name, body) => {
    expect((await rest('PUT', mcc('edge/purge'), body)).status).toBe(400);
  });

  it('answers the GET of an unknown id with 200 and an empty object, or 400 when told so', async () => {
    expect(await rest('GET', mcc('edge/purge/999'))).toMatchObject({ status: 200, body: {} });
    simulator.control.set({ unknownIdStatus: 400 });
    expect((await rest('GET', mcc('edge/purge/999'))).status).toBe(400);
    expect((await rest('GET', mcc('edge/nothing/1'))).status).toBe(404);
    expect((await rest('POST', mcc('edge/purge'), purge)).status).toBe(405);
  });
});

describe('Edgecast: origins and CNAMEs', () => {
  it('lists what was created for its platform, and knows the origin of a CNAME', async () => {
    const origin = {
      DirectoryName: 'shop',
      HostHeader: 'shop.example.com',
      HttpHostnames: [{ Name: 'http://a.example.com:80' }],
    };
    const made = await rest('POST', mcc('origins/httplarge'), origin);
    expect(made).toMatchObject({
      status: 200,
      body: { ...origin, MediaTypeId: 3, Id: expect.any(Number) },
    });
    expect((await rest('GET', mcc('origins/httplarge'))).body).toEqual([made.body]);
    expect((await rest('GET', mcc('origins/adn'))).body).toEqual([]);
    expect((await rest('GET', mcc('origins/large'))).status).toBe(400);
    const { Id } = made.body as { Id: number };
    const cname = { Name: 'cdn.example.com', DirPath: '/', MediaTypeId: 3, OriginId: Id };
    expect((await rest('POST', mcc('cnames'), { ...cname, OriginId: 1 })).status).toBe(400);
    expect(await rest('POST', mcc('cnames'), cname)).toMatchObject({ status: 200, body: cname });
    expect((await rest('POST', mcc('cnames'), cname)).status).toBe(400);
    expect((await rest('GET', mcc('cnames/httplarge'))).body).toMatchObject([cname]);
  });
});

describe('Edgecast: rules engine', () => {
  const path = 'rules-engine/v1.1/policies';
  const policy = {
    name: 'Cache images',
    state: 'draft',
    platform: 'http_large',
    rules: [
      {
        '@type': 'rule-create',
        description: 'r1',
        matches: [{ type: 'match.origin', origin_id: 77 }],
      },
    ],
  };
  let token: string;
  beforeEach(async () => {
    token = await bearer('ec.rules');
  });
  const add = async (change = {}): Promise<string> => {
    const made = await gateway('POST', path, token, { ...policy, ...change });
    return (made.body as { id: string }).id;
  };

  it('refuses what only an answer has, and names the property', async () => {
    const answer = await gateway('POST', path, token, { ...policy, created_at: 'now' });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        '@type': 'Error',
        code: 'invalid_input',
        status_code: 400,
        details: [{ '@type': 'ErrorDetail', source: '/created_at' }],
      },
    });
  });

  it('takes JSON that is declared as text, as the vendor SDK sends it', async () => {
    const url = `${field('client-credentials', 'baseUrl')}/${path}`;
    const headers = { authorization: token, 'content-type': 'text/plain' };
    expect((await send('POST', url, headers, JSON.stringify(policy))).status).toBe(200);
  });

  it('pages with links that lack the base path, and none to a next page at the end', async () => {
    for (const name of ['a', 'b', 'c']) await add({ name });
    const first = await gateway('GET', `${path}?page=1&page_size=2`, token);
    expect(first.body).toMatchObject({
      '@id': '/v1.1/policies',
      '@type': 'Collection',
      '@links': { next: { href: '/v1.1/policies?page=2&page_size=2' } },
      total_items: 3,
      items: [{ name: 'a' }, { name: 'b' }],
    });
    const second = await gateway('GET', `${path}?page=2&page_size=2`, token);
    expect(second.body).toMatchObject({ items: [{ name: 'c' }], '@links': { previous: {} } });
    expect((second.body as { '@links': object })['@links']).not.toHaveProperty('next');
    expect((await gateway('GET', `${path}?page=0`, token)).status).toBe(400);
    expect((await gateway('GET', `${path}?search=B`, token)).body).toMatchObject({
      total_items: 1,
    });
  });

  it('deploys a policy whose id is an integer, and tells when it is done', async () => {
    const id = await add();
    const deploys = 'rules-engine/v1.1/deploy-requests';
    const ask = { policy_id: Number(id), environment: 'production', message: 'go' };
    expect((await gateway('POST', deploys, token, { ...ask, policy_id: id })).status).toBe(400);
    const made = await gateway('POST', deploys, token, ask);
    expect(made.body).toMatchObject({
      state: 'submitted',
      environment: 'production',
      customer_id: account,
    });
    const latest = `${deploys}/latest?platform_id=http_large&environment=production&policy.id=${id}`;
    finish();
    expect((await gateway('GET', latest, token)).body).toMatchObject({
      items: [{ state: 'deployed', policies: [{ id }] }],
    });
    expect((await gateway('GET', `${latest}&state=submitted`, token)).body).toMatchObject({
      items: [],
    });
  });
});
