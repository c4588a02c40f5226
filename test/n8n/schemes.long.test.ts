/** Each sign-in method in n8n: our node, the HTTP Request node, the Test button. */
import { findScheme } from '../../core';
import type { Simulator } from '../../simulators/simulator';
import { SCHEMES } from './stage/schemes';
import { everythingSeen, items, Stage } from './stage/stage';

describe.each(SCHEMES)('$id', (scheme) => {
  const { id, start, operation, values, call, wrong, refused } = scheme;
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

  it('passes the Test', async () => {
    await expect(stage.test()).resolves.toEqual({
      status: 'OK',
      message: 'Connection successful!',
    });
  });

  it('does not pass the Test where a URL leads nowhere', async () => {
    const account = simulator.accounts[id] ?? {};
    const urls = Object.entries(account).filter(([name]) => /url$/i.test(name));
    for (const [name, url] of urls) {
      const { label = '' } =
        findScheme(stage.place.vendor, id).fields.find((f) => f.name === name) ?? {};
      const nowhere = await (await stage.another({ [name]: `${url}/nothing/here` })).test();
      expect(nowhere).toMatchObject({ status: 'Error' });
      expect(nowhere.message).toMatch(/usually (?:looks like|is)/);
      expect(nowhere.message).toContain(label);
      const dead = new URL(url);
      dead.port = '1';
      const unreachable = await (await stage.another({ [name]: dead.href })).test();
      expect(unreachable).toMatchObject({ status: 'Error' });
      expect(unreachable.message).toContain(`${dead.host}: nothing listens on this port`);
    }
  });

  it('calls an operation of our node', async () => {
    const before = simulator.control.state().calls;
    const { error } = await stage.run(operation, values);
    expect(error?.message).toBeUndefined();
    expect(simulator.control.state().calls).toBe(before + 1);
  });

  it('signs a call of the HTTP Request node', async () => {
    const { url, ...more } = call(simulator.accounts[id] ?? {});
    const { error, items: out } = await stage.fetch(url, { ...more, items: items(3) });
    expect(error).toBeUndefined();
    expect(out.map(({ json }) => json['statusCode'])).toEqual([200, 200, 200]);
  });

  if (Object.keys(wrong).length > 0) {
    it('tries a wrong secret once in the Test and says what to do', async () => {
      const other = await stage.another(wrong);
      const sent = (): number => simulator.control.state().lastRequests.length;
      const before = sent();
      const first = await other.test();
      expect(first).toMatchObject({ status: 'Error' });
      expect(first.message).toMatch(refused);
      expect(sent() - before).toBe(1);
      const again = await other.test();
      expect(again.message).toMatch(refused);
      const ran = await other.run(operation, values, { items: items(50) });
      expect(ran.error?.message).toMatch(/does not try again for/);
      expect(ran.error?.message).toMatch(refused);
      expect(sent() - before).toBe(1);
      for (const secret of Object.values(wrong).filter((value) => value !== '')) {
        expect(everythingSeen(other, ran)).not.toContain(secret);
      }
    });
  }
});
