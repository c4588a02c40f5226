/** The node for any API beside the server of an API that is no preset. */
import type { RunningPreset } from '../../../simulators/preset-server/simulator';
import { SHORT_FORM, startBox } from './box-server';
import { ApiStage } from './stage';

export let box: RunningPreset;
/** With a credential that is entered in the short form. */
export let stage: ApiStage;

/** One server and one n8n for all tests of the suite. */
export function openBoxStage(): void {
  beforeAll(async () => {
    box = await startBox();
    stage = await ApiStage.with({ ...SHORT_FORM, ...box.account, baseUrl: box.baseUrl });
  });
  afterAll(async () => {
    stage.stop();
    await box.close();
  });
}

/** What the node gives. */
export const json = async (parameters: Parameters<ApiStage['run']>[0], on = stage) => {
  const { error, items } = await on.run(parameters);
  expect(error).toBeUndefined();
  return items.map((item) => item.json);
};
