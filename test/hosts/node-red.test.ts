/** Our packed package in the newest real Node-RED, with its own examples. */
import { demoFlows } from '../../scripts/demo/example-flows';
import type { DemoFlow } from '../../scripts/demo/example-flows';
import { readManifest, at } from '../../scripts/repository';
import { closeAll, startAll } from '../../simulators';
import type { Simulators } from '../../simulators';
import { SCHEMES } from '../n8n/stage/schemes';
import { NODE_RED_VERSION } from '../../scripts/kept-install';
import { NodeRedServer } from './support/node-red-server';
import { enteredSecrets, leaks, sentSecrets } from '../support/secret-forms';

let simulators: Simulators;
let nodeRed: NodeRedServer;
let flows: readonly DemoFlow[];

beforeAll(async () => {
  simulators = await startAll();
  nodeRed = await NodeRedServer.start();
  flows = demoFlows(Object.values(simulators));
  await nodeRed.deploy(flows.flatMap(answering));
}, 1_800_000);

afterAll(async () => {
  await nodeRed.remove();
  await closeAll(simulators);
});

const address = ({ scheme }: DemoFlow): string => `run/${scheme}`;

/** An example, asked by a web request: its answer is the message, or the error as 500. */
function answering(flow: DemoFlow): readonly object[] {
  const { actionId, nodes } = flow;
  const z = nodes.find(({ id }) => id === actionId)?.['z'];
  const own = (name: string): string => `${name}${actionId}`.slice(0, 16);
  const at = { z, x: 100, y: 400 };
  const set = (p: string, to: string, tot: string): object => ({ t: 'set', p, pt: 'msg', to, tot });
  return [
    ...nodes.map((node) => (node.id === actionId ? { ...node, wires: [[own('head')]] } : node)),
    {
      ...at,
      id: own('http'),
      type: 'http in',
      url: `/${address(flow)}`,
      method: 'get',
      wires: [[actionId]],
    },
    // The answer's own headers are those of another body.
    {
      ...at,
      id: own('head'),
      type: 'change',
      rules: [{ t: 'delete', p: 'headers', pt: 'msg' }],
      wires: [[own('answ')]],
    },
    { ...at, id: own('catc'), type: 'catch', scope: [actionId], wires: [[own('fail')]] },
    {
      ...at,
      id: own('fail'),
      type: 'change',
      rules: [set('statusCode', '500', 'num'), set('payload', 'error.message', 'msg')],
      wires: [[own('head')]],
    },
    { ...at, id: own('answ'), type: 'http response', wires: [] },
  ];
}

it(`is Node-RED ${NODE_RED_VERSION}, and has registered every node`, async () => {
  expect(await nodeRed.json('settings')).toMatchObject({ version: NODE_RED_VERSION });
  const nodes = (await nodeRed.json('nodes')) as readonly {
    readonly module: string;
    readonly name: string;
    readonly enabled: boolean;
    readonly err?: string;
  }[];
  const ours = nodes.filter(({ module }) => module === '@latchkey/node-red');
  const promised = Object.keys(readManifest(at('node-red'))['node-red']?.nodes ?? {});
  expect(ours.map(({ name }) => name).sort()).toEqual([...promised].sort());
  expect(ours.filter(({ enabled, err }) => !enabled || err !== undefined)).toEqual([]);
});

it.each(SCHEMES.map(({ id }) => id))(
  'runs the example of %s, five times with one sign-in',
  async (id) => {
    const flow = flows.find(({ scheme }) => scheme === id);
    if (flow === undefined) throw new Error(`There is no example for ${id}.`);
    const { control } = flow.simulator;
    const before = control.state();
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const answer = await fetch(`${nodeRed.editor}${address(flow)}`);
        return { status: answer.status, text: await answer.text() };
      }),
    );
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(control.state().logins - before.logins).toBeLessThanOrEqual(1);
    expect(control.state().calls - before.calls).toBeGreaterThanOrEqual(5);
  },
);

it('shows no secret in its log or in the flows that the editor gets', async () => {
  const entered = flows.flatMap(({ scheme, simulator }) =>
    enteredSecrets(scheme, simulator.accounts[scheme] ?? {}),
  );
  const sent = sentSecrets(Object.values(simulators));
  expect(entered.length).toBeGreaterThan(8);
  expect(sent.length).toBeGreaterThan(8);
  const places = { log: nodeRed.written, flows: JSON.stringify(await nodeRed.json('flows')) };
  expect(leaks(places, [...entered, ...sent])).toEqual([]);
});
