/** n8n's editor in a browser: a newcomer adds our node, fills the account in, and runs it. */
import path from 'node:path';

import { closeAll, startAll } from '../../simulators';
import type { Simulators } from '../../simulators';
import { at } from '../../scripts/repository';
import { N8nEditor } from './support/n8n-editor';
import { N8nServer } from './support/n8n-server';

/** Where the README's pictures are; without `PICTURES` in the environment they stay as they are. */
const PICTURES = process.env['PICTURES'] === undefined ? at('.cache') : at('docs', 'pictures');

let simulators: Simulators;
let n8n: N8nServer;
let editor: N8nEditor;

beforeAll(async () => {
  simulators = await startAll();
  n8n = await N8nServer.start();
  editor = await N8nEditor.open(n8n);
}, 1_800_000);

afterAll(async () => {
  await editor.close();
  await n8n.remove();
  await closeAll(simulators);
});

const account = (): Readonly<Record<string, string>> => ({
  ...simulators.truesight.accounts['truesight/token'],
  ca: simulators.truesight.ca ?? '',
});

it('finds the node by its name and shows its actions in plain words', async () => {
  await editor.newWorkflow();
  await editor.search('truesight');
  const page = await editor.openFound('TrueSight');
  expect(page).toContain('BMC TrueSight');
  expect(page).toContain('Installed');
  expect(page).toContain('Get many devices');
  expect(page).toContain('Create event');
});

it('opens the panel of the action that was chosen', async () => {
  await editor.chooseAction('Get many devices');
  expect(await editor.valueOf('resource')).toBe('Device');
  expect(await editor.valueOf('operation')).toBe('Get Many');
});

it('says what is wrong with an account, and what to do', async () => {
  await editor.connectTo('BMC TrueSight');
  const form = await editor.text();
  expect(form).toContain('Token (TSPS and TSIM)');
  // What n8n keeps for us is nothing to fill in.
  expect(form).not.toContain('Grant');
  const { baseUrl = '', tsimUrl = '', username = '', ca = '' } = account();
  const password = 'not the password';
  for (const [field, value] of Object.entries({ baseUrl, tsimUrl, username, password, ca })) {
    await editor.fill(field, value);
  }
  await editor.click('credential-save-button');
  await editor.expectText('Couldn’t connect with these settings');
  await editor.moreDetails();
  await editor.expectText('Invalid username or password. Check user name, password and tenant');
  expect(simulators.truesight.control.state().loginsRefused).toBe(1);
});

it('takes the account once it is right, and runs the node', async () => {
  await editor.fill('password', account()['password'] ?? '');
  await editor.click('credential-save-button');
  await editor.credentialIsTaken();
  await editor.click('node-execute-button');
  await editor.expectText('web01.example.test');
  // The Test has signed in, and the run has used that.
  expect(simulators.truesight.control.state().logins).toBe(1);
  await editor.picture(path.join(PICTURES, 'n8n-node.png'));
});

it('shows the account as it was tested', async () => {
  await editor.openCredentialOfNode();
  await editor.expectText('Connection tested successfully');
  await editor.expectText('Retry');
  await editor.picture(path.join(PICTURES, 'n8n-credential.png'));
});

it('throws nothing in the browser', () => {
  expect(editor.thrown).toEqual([]);
});
