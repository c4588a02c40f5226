/** A real Node-RED whose action node calls the vendors' simulators. */
import { startEnlighted } from '../../../simulators/enlighted';
import type { Simulator } from '../../../simulators/simulator';
import { startTcpwave } from '../../../simulators/tcpwave';
import { startTruesight } from '../../../simulators/truesight';
import { accountNodes, actionNodes } from './flow';
import type { ActionOptions } from './flow';
import { startRuntime } from './runtime';
import type { Runtime } from './runtime';

export let truesight: Simulator;
export let enlighted: Simulator;
export let tcpwave: Simulator;
export let runtime: Runtime;

/** One for all tests of the suite; the simulators begin each test anew. */
export function openActionStage(): void {
  beforeAll(async () => {
    [truesight, enlighted, tcpwave, runtime] = await Promise.all([
      startTruesight(),
      startEnlighted(),
      startTcpwave(),
      startRuntime({ env: { OPERATOR: 'EQUALS' } }),
    ]);
  });

  afterAll(async () => {
    await runtime.stop();
    await Promise.all([truesight.close(), enlighted.close(), tcpwave.close()]);
  });

  beforeEach(() => {
    for (const simulator of [truesight, enlighted, tcpwave]) simulator.control.reset();
  });
}

export const deploy = (
  simulator: Simulator,
  scheme: string,
  options: ActionOptions,
): Promise<void> =>
  runtime.deploy([
    ...actionNodes(scheme.split('/')[0] ?? '', options),
    ...accountNodes(simulator, scheme),
  ]);

/** The error that a Catch node got, after a run that failed. */
export async function failure(msg: object = {}): Promise<Readonly<Record<string, unknown>>> {
  const caught = runtime.nextFrom('catch');
  const { sent, failed } = await runtime.run('action', msg);
  expect({ sent, failed }).toEqual({ sent: [], failed: true });
  return (await caught).msg;
}
