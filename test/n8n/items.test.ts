/** Items in and out: pairing, failures, pages, confirmation, the look at a request, lists, sign-out. */
import type { Simulator } from '../../simulators/simulator';
import { startEnlighted } from '../../simulators/enlighted';
import { startTcpwave } from '../../simulators/tcpwave';
import { startTruesight } from '../../simulators/truesight';
import { items, Stage } from './stage/stage';

const LIST = { organization: 'EARTH', subnetAddress: '10.1.10.0' };
const FORM = {
  authentication: 'tcpwave/session-token',
  resource: 'organization',
  operation: 'get',
};
const UNKNOWN = { ciId: 'no-such-ci', conditions: { severity: 'CRITICAL' } };
const EMERGENCY = { minutes: 1 };

const stages: Stage[] = [];
const simulators: Simulator[] = [];

afterAll(async () => {
  for (const stage of stages) stage.stop();
  await Promise.all(simulators.map((simulator) => simulator.close()));
});

async function open(start: () => Promise<Simulator>, schemeId: string) {
  const simulator = await start();
  const stage = await Stage.for(schemeId, simulator);
  simulators.push(simulator);
  stages.push(stage);
  const sent = (): number => simulator.control.state().lastRequests.length;
  return { simulator, stage, sent, account: simulator.accounts[schemeId] ?? {} };
}

describe('items', () => {
  let its: Awaited<ReturnType<typeof open>>;

  beforeAll(async () => {
    its = await open(startTruesight, 'truesight/token');
  });

  it('are paired with the item that each call was made for, with its values', async () => {
    const { stage } = its;
    const { items: out, error } = await stage.run(
      'event.create',
      { eventClass: 'EVENT', message: '={{ $json.text }}' },
      { items: [{ text: 'first' }, { text: 'second' }] },
    );
    expect(error).toBeUndefined();
    expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
    const sent = its.simulator.control.state().lastRequests.slice(-2);
    expect(sent.map(({ body }) => /"msg":"(\w+)"/.exec(body)?.[1])).toEqual(['first', 'second']);
  });

  it('that fail stop the run with the message of the server and the item', async () => {
    const { error, status } = await its.stage.run('event.getByCi', UNKNOWN);
    expect(status).toBe('error');
    expect(error).toMatchObject({
      name: 'NodeApiError',
      message: expect.stringMatching(
        /^BMC TrueSight API, “Get events of CI”: the server returned status \d+/,
      ),
      description: expect.any(String),
      context: { itemIndex: 0 },
    });
  });

  it('that fail stay items when the node goes on, with everything that is known', async () => {
    const { items: out, status } = await its.stage.run('event.getByCi', UNKNOWN, {
      items: items(2),
      onError: 'continueRegularOutput',
    });
    expect(status).toBe('success');
    expect(out).toHaveLength(2);
    expect(out[1]).toMatchObject({
      json: { error: { message: expect.any(String), code: 'failed', status: expect.any(Number) } },
      pairedItem: { item: 1 },
    });
  });

  it('that fail leave by the error output where the node has one, and the others by the first', async () => {
    const { outputs } = await its.stage.run(
      'event.create',
      { eventClass: 'EVENT', message: '={{ $json.text }}' },
      { items: [{ text: 'fine' }, { text: '' }], onError: 'continueErrorOutput' },
    );
    expect(outputs.map((output) => output.length)).toEqual([1, 1]);
    expect(outputs[1]?.[0]?.json).toMatchObject({ text: '', error: { field: 'message' } });
  });

  it('that fail for a wrong password cost one attempt for 50 of them', async () => {
    const wrong = await its.stage.another({ password: 'wrong' });
    const before = its.simulator.control.state().loginsRefused;
    const { items: out } = await wrong.run(
      'tenant.getMany',
      {},
      { items: items(50), onError: 'continueRegularOutput' },
    );
    const messages = new Set(out.map(({ json }) => (json['error'] as { message: string }).message));
    expect(out).toHaveLength(50);
    expect([...messages][0]).toMatch(
      /signing in as admin.* was rejected .*Check user name, password/,
    );
    expect(its.simulator.control.state().loginsRefused).toBe(before + 1);
  });

  it('end with the session when a person asks for that, and the next call signs in anew', async () => {
    const { stage, simulator } = its;
    await stage.run('tenant.getMany');
    const { logins, logouts } = simulator.control.state();
    const { items: out, error } = await stage.run('session.signOut');
    expect(error).toBeUndefined();
    expect(out[0]?.json).toEqual({ signedOut: true });
    expect((await stage.run('tenant.getMany')).error).toBeUndefined();
    expect(simulator.control.state()).toMatchObject({ logins: logins + 1, logouts: logouts + 1 });
  });

  it('end with a session that was opened before a restart, too', async () => {
    const { stage, simulator } = its;
    await stage.run('tenant.getMany');
    const { logouts } = simulator.control.state();
    const restarted = await stage.secondProcess();
    const { items: out } = await restarted.run('session.signOut');
    expect(out[0]?.json).toEqual({ signedOut: true });
    expect(simulator.control.state().logouts).toBe(logouts + 1);
  });

  it('are given up at once when a person stops the run', async () => {
    const { stage, simulator } = its;
    simulator.control.set({ latencyMs: 10_000 });
    const run = stage.start('tenant.getMany', {}, { items: items(3) });
    const begun = Date.now();
    setTimeout(run.cancel, 100);
    expect((await run.done).status).toBe('canceled');
    expect(Date.now() - begun).toBeLessThan(5_000);
    simulator.control.set({ latencyMs: 0 });
  });
});

describe('a request', () => {
  it('is shown with masks and not sent when a person asks for a look at it', async () => {
    const { stage, sent, account } = await open(startEnlighted, 'enlighted/api-key');
    const { items: out } = await stage.run(
      'floor.getMany',
      {},
      { more: { options: { showRequest: true } } },
    );
    expect(out[0]?.json).toEqual({
      request: {
        operation: 'floor.getMany',
        method: 'GET',
        url: `${account['baseUrl'] ?? ''}/org/floor/v1/list`,
        headers: { Accept: 'application/json', UserId: 'bob', Authorization: 'apikey [secret]' },
        certificate: false,
      },
    });
    expect(sent()).toBe(0);
  });

  it('with an effect on the building is sent only when the person confirms it', async () => {
    const { stage, sent } = await open(startEnlighted, 'enlighted/api-key');
    const unconfirmed = await stage.run('emergency.start', EMERGENCY);
    expect(unconfirmed.error?.message).toMatch(/^Confirm: “.+” was not sent/);
    expect(sent()).toBe(0);
    const confirmed = await stage.run('emergency.start', EMERGENCY, { more: { confirm: true } });
    expect(confirmed.error).toBeUndefined();
    expect(sent()).toBe(1);
  });
});

describe('a custom request', () => {
  const form = {
    authentication: 'enlighted/api-key',
    resource: 'custom',
    operation: 'request',
    path: '/org/sensor/dimlevel/list/floor/1',
    itemsAt: 'sensor',
    pagination: 'page',
  };

  it('reads all pages of a list, or as many as the limit needs', async () => {
    const { stage, sent } = await open(startEnlighted, 'enlighted/api-key');
    const all = await stage.runRaw({ ...form, returnAll: true });
    expect(all.error).toBeUndefined();
    expect(all.items).toHaveLength(45);
    const before = sent();
    const some = await stage.runRaw({ ...form, limit: 25 });
    expect(some.items).toHaveLength(25);
    expect(sent() - before).toBe(2);
  });

  it('names the field of the list that is wrong', async () => {
    const { stage, sent } = await open(startEnlighted, 'enlighted/api-key');
    const { error } = await stage.runRaw({ ...form, pagination: 'cursor' });
    expect(error?.message).toBe('Next Cursor At is missing. Fill it in.');
    expect(sent()).toBe(0);
  });
});

describe('a file of the item', () => {
  const form = {
    authentication: 'tcpwave/session-token',
    resource: 'custom',
    operation: 'request',
    method: 'POST',
    path: '/certificate/upload',
    inputDataFieldName: 'certificate',
  };
  const binary = {
    certificate: {
      data: Buffer.from('PEM').toString('base64'),
      mimeType: 'application/x-pem-file',
      fileName: 'a.pem',
    },
  };

  it('is the body of a custom request where the person names it', async () => {
    const { stage, simulator } = await open(startTcpwave, 'tcpwave/session-token');
    await stage.runRaw(form, { binary });
    const { body, headers } = simulator.control.state().lastRequests.at(-1) ?? {};
    expect(body).toBe('PEM');
    expect(headers?.['content-type']).toBe('application/x-pem-file');
  });

  it('is not sent where it is not there, or where a body is there as well', async () => {
    const { stage, sent } = await open(startTcpwave, 'tcpwave/session-token');
    const missing = await stage.runRaw(form);
    expect(missing.error?.message).toMatch(/certificate/);
    const both = await stage.runRaw({ ...form, payload: '{}' }, { binary });
    expect(both.error?.message).toBe(
      'Body and Input Data Field Name are both filled in, and one of them is sent. Empty the other.',
    );
    expect(sent()).toBe(0);
  });
});

describe('rows of the same name', () => {
  const twice = (name: string, ...values: string[]) => ({
    entry: [...values.map((value) => ({ name, value })), { name: '', value: '' }],
  });

  it('are all sent where a name may have several values', async () => {
    const { stage, simulator } = await open(startTruesight, 'truesight/token');
    const form = { authentication: 'truesight/token' };
    const search = { ...form, resource: 'event', operation: 'search' };
    const conditions = twice('severity', 'MINOR', 'CRITICAL');
    expect((await stage.runRaw({ ...search, conditions })).error).toBeUndefined();
    expect(simulator.control.state().lastRequests.at(-1)?.body).toMatch(/MINOR.*CRITICAL/);
    const { items: out } = await stage.runRaw({
      ...form,
      resource: 'custom',
      operation: 'request',
      path: '/x',
      query: twice('tag', 'a', 'b'),
      headers: twice('X-A', '1', '2'),
      options: { showRequest: true },
    });
    expect(out[0]?.json['request']).toMatchObject({
      url: expect.stringMatching(/\/x\?tag=a&tag=b$/),
      headers: { 'X-A': '1, 2' },
    });
  });
});

describe('a list', () => {
  let its: Awaited<ReturnType<typeof open>>;

  beforeAll(async () => {
    its = await open(startTcpwave, 'tcpwave/session-token');
  });

  it('comes page by page up to the limit, or whole', async () => {
    const { stage } = its;
    const all = await stage.run('object.getMany', LIST, { more: { returnAll: true } });
    expect(all.error).toBeUndefined();
    expect(all.items.map(({ json }) => json['name'])).toEqual(['web-1', 'db-1']);
    const one = await stage.run('object.getMany', LIST, { more: { limit: 1 } });
    expect(one.items.map(({ json }) => json['name'])).toEqual(['web-1']);
    const { query = '' } = its.simulator.control.state().lastRequests.at(-1) ?? {};
    expect(query).toMatch(/start=0&length=1\b/);
  });

  it('shows what most people look for, or all of each item', async () => {
    const { items: simple } = await its.stage.run('object.getMany', LIST);
    expect(Object.keys(simple[0]?.json ?? {})).toEqual([
      ...['name', 'address', 'class_code', 'alloc_type', 'mac'],
      ...['ttl', 'domain_name', 'subnet_address', 'organization_name'],
    ]);
    const { items: raw } = await its.stage.run('object.getMany', LIST, {
      more: { simplify: false },
    });
    expect(raw[0]?.json).toMatchObject({ ...simple[0]?.json, update_ns_a: true });
  });

  it('fills the choices of a field, and what is typed narrows it', async () => {
    const found = await its.stage.search('searchOrganizationGetManyName', FORM);
    expect(found.results).toEqual([
      { name: 'EARTH', value: 'EARTH' },
      { name: 'MARS', value: 'MARS' },
    ]);
    const narrowed = await its.stage.search('searchOrganizationGetManyName', FORM, 'ear');
    expect(narrowed.results).toEqual([{ name: 'EARTH', value: 'EARTH' }]);
  });

  it('says what is wrong where it cannot be had', async () => {
    const wrong = await its.stage.another({ token: 'wrong' });
    await expect(wrong.search('searchOrganizationGetManyName', FORM)).rejects.toMatchObject({
      name: 'NodeOperationError',
      message: expect.stringMatching(/TCPWave Token API.*status 401/),
    });
  });
});
