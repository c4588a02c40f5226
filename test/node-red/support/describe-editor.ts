import { describeInChromium } from '../../support/chromium';
import type { NodeRedEditor } from './editor';
import { openStage } from './editor-stage';
import type { EditorStage } from './editor-stage';
import { usualLines } from './usual-lines';

/** What the tests of a suite work with: the same Node-RED for all of them, and the same editor with the flows of each. */
export interface EditorSuite {
  readonly stage: EditorStage;
  /** The one that the test has opened. */
  readonly editor: NodeRedEditor;
  /** Deploys the flows and shows them in the editor; what was open there is left. */
  visit(flows?: readonly object[]): Promise<NodeRedEditor>;
  /** What the browser's console says that it does not say without our package. */
  unusual(): Promise<readonly string[]>;
}

/** `describe` for tests that need Node-RED's editor with the vendors' simulators behind it. */
export function describeEditor(name: string, tests: (suite: EditorSuite) => void): void {
  describeInChromium(name, () => {
    let stage: EditorStage | undefined;
    let editor: NodeRedEditor | undefined;
    let usual: readonly string[] | undefined;

    beforeAll(async () => {
      stage = await openStage();
    });

    afterAll(() => stage?.close());

    beforeEach(() => {
      for (const { control } of Object.values(opened(stage).simulators)) control.reset();
    });

    afterEach(() => {
      editor = undefined;
    });

    tests({
      get stage() {
        return opened(stage);
      },
      get editor() {
        return opened(editor);
      },
      async visit(flows) {
        editor = await opened(stage).visit(flows);
        return editor;
      },
      async unusual() {
        const lines = (usual ??= await usualLines(opened(stage)));
        return opened(editor).said.filter((line) => !lines.includes(line));
      },
    });
  });
}

function opened<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('Nothing has been opened yet.');
  return one;
}
