/** A real Node-RED that is asked as its editor asks it, for accounts of simulators. */
import { startEnlighted } from '../../../simulators/enlighted';
import type { Simulator } from '../../../simulators/simulator';
import { startTruesight } from '../../../simulators/truesight';
import { accountNodes } from './flow';
import { startRuntime } from './runtime';
import type { Runtime } from './runtime';

export let truesight: Simulator;
export let enlighted: Simulator;
export let runtime: Runtime;
let tested = 0;

/** One for all tests of the suite; each test begins without flows. */
export function openDialogStage(): void {
  beforeAll(async () => {
    [truesight, enlighted, runtime] = await Promise.all([
      startTruesight(),
      startEnlighted(),
      startRuntime({ env: { TRUESIGHT_PASSWORD: 'admin12345/+&=' } }),
    ]);
  });

  afterAll(async () => {
    await runtime.stop();
    await Promise.all([truesight.close(), enlighted.close()]);
  });

  beforeEach(async () => {
    await runtime.deploy([]);
    truesight.control.reset();
    enlighted.control.reset();
    tested += 1;
  });
}

/** The dialog of an account, as the editor posts it; TLS is deployed, the account is not. */
export async function dialog(
  changes: Readonly<Record<string, string>> = {},
  id = `dialog${String(tested)}`,
): Promise<object> {
  const account = truesight.accounts['truesight/token'] ?? {};
  const { password, ...values } = { ...account, ...changes };
  const [, tls = {}] = accountNodes(truesight, 'truesight/token');
  await runtime.deploy([tls]);
  return {
    id,
    values: { ...values, scheme: 'truesight/token', tls: 'account-tls' },
    credentials: { password },
  };
}
