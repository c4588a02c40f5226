/** The editor of the newest Node-RED, by the tests that `npm test` runs on the project's own. */
import './support/on-node-red-5';

import '../node-red/editor.test';
import '../node-red/editor-accounts.test';
import '../node-red/editor-form.test';
import '../node-red/editor-late-answers.long.test';
import '../node-red/editor-layout.long.test';
import '../node-red/latchkey-editor.test';
import '../node-red/latchkey-list-form.long.test';
import { startRuntime } from '../node-red/support/runtime';
import { NODE_RED_VERSION } from '../../scripts/kept-install';

it(`is that of Node-RED ${NODE_RED_VERSION}`, async () => {
  const runtime = await startRuntime();
  const answer = await fetch(`${runtime.editor}settings`, { headers: { accept: '*/*' } });
  expect(await answer.json()).toMatchObject({ version: NODE_RED_VERSION });
  await runtime.stop();
}, 120_000);
