/** An empty list is no item: what follows in the workflow does not run on something that is not there. */
import { startEdgecast } from '../../simulators/edgecast';
import type { Simulator } from '../../simulators/simulator';
import { Stage } from './stage/stage';

let simulator: Simulator;
let stage: Stage;

beforeAll(async () => {
  simulator = await startEdgecast();
  stage = await Stage.for('edgecast/rest-token', simulator);
});

afterAll(async () => {
  stage.stop();
  await simulator.close();
});

it.each([
  ['cname.getMany', {}],
  ['origin.getMany', {}],
])('%s', async (operation, values) => {
  const { items, error } = await stage.run(operation, values);
  expect(error).toBeUndefined();
  expect(items).toEqual([]);
});

it('holds for a custom request, by what the response was', async () => {
  await stage.run('cname.getMany');
  const [seen] = simulator.control.state().lastRequests.slice(-1);
  const path = new URL(seen?.path ?? '/', 'https://cdn').pathname;
  const { items, error } = await stage.run('custom.request', { path });
  expect(error).toBeUndefined();
  expect(items).toEqual([]);
});

it('gives the whole response when asked for it', async () => {
  const more = { options: { fullResponse: true } };
  const { items } = await stage.run('cname.getMany', {}, { more });
  expect(items[0]?.json).toMatchObject({ body: [], statusCode: 200 });
  expect(items[0]?.json['headers']).toMatchObject({ 'content-type': expect.any(String) as string });
});
