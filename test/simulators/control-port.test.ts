import { connect } from 'node:net';
import type { Fault } from '../../simulators/simulator';
import { ask } from '../support/ask';
import { closeEach, start } from './small-server';

closeEach();

describe('the control port', () => {
  it('reads the state, sets, expires and resets', async () => {
    const { call, control, desk, events } = await start();
    await call('/things/1');
    const post = (path: string, body = '') =>
      ask(`${control.url}${path}`, { method: 'POST', body });
    expect((await ask(`${control.url}/state`)).json()).toMatchObject({
      calls: 1,
      details: { resets: 0 },
    });
    expect((await post('/settings', '{"latencyMs":1,"flavour":"odd"}')).status).toBe(200);
    expect(desk.settings).toMatchObject({ latencyMs: 1, flavour: 'odd' });
    await post('/expire');
    expect(events).toEqual(['expired']);
    await post('/reset');
    expect(events).toEqual(['expired', 'expired', 'reset']);
    expect(desk.settings).toMatchObject({ latencyMs: 0, flavour: 'plain' });
    expect(control.state()).toMatchObject({ calls: 0, perRoute: {}, lastRequests: [] });
  });

  it('refuses an unknown name, another type and another word, and changes nothing then', async () => {
    const { control, desk } = await start();
    expect(() => control.set({ latencyMs: 5, tokenLife: 1 })).toThrow(
      'There is no setting "tokenLife".',
    );
    expect(() => control.set({ singleSession: 'yes' as unknown as boolean })).toThrow(
      'must be boolean',
    );
    expect(() => control.set({ flavour: 'sweet' })).toThrow('must be one of plain, odd');
    expect(() => control.set({ faults: [{} as Fault] })).toThrow('needs "times"');
    expect(desk.settings.latencyMs).toBe(0);
    const answer = await ask(`${control.url}/settings`, { method: 'POST', body: '{"nope":1}' });
    expect([answer.status, answer.json()]).toEqual([400, { error: 'There is no setting "nope".' }]);
    expect((await ask(`${control.url}/settings`, { method: 'POST', body: '[]' })).status).toBe(400);
    expect((await ask(`${control.url}/nope`)).status).toBe(404);
  });

  it('listens on the loopback address only', async () => {
    const { control } = await start();
    const { port } = new URL(control.url);
    const refused = await new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.2', port: Number(port) });
      socket.on('error', () => resolve(true));
      socket.on('connect', () => {
        socket.destroy();
        resolve(false);
      });
    });
    expect(refused).toBe(true);
  });
});
