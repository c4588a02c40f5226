/** From an empty n8n to the first good answer of an API that is no preset, in the real editor, timed. */
import path from 'node:path';

import { at } from '../../scripts/repository';
import type { RunningPreset } from '../../simulators/preset-server/simulator';
import { SHORT_FORM, startBox } from '../n8n/described/box-server';
import { N8nEditor } from './support/n8n-editor';
import { N8nServer } from './support/n8n-server';

/** Where the pictures of the docs are; without `PICTURES` in the environment they stay as they are. */
const PICTURES = process.env['PICTURES'] === undefined ? at('.cache') : at('docs', 'pictures');

let box: RunningPreset;
let n8n: N8nServer;
let editor: N8nEditor;

beforeAll(async () => {
  box = await startBox();
  n8n = await N8nServer.start();
  editor = await N8nEditor.open(n8n);
}, 1_800_000);

afterAll(async () => {
  await editor.close();
  await n8n.remove();
  await box.close();
});

const begun = (): number => performance.now();
let since = 0;

it('finds the node by the name of a product that has a preset, and by "latchkey"', async () => {
  await editor.newWorkflow();
  await editor.search('proxmox');
  await editor.expectText('Latchkey API');
});

it('opens it with the request in front', async () => {
  since = begun();
  await editor.newWorkflow();
  await editor.search('latchkey');
  const page = await editor.openFound('Latchkey API');
  expect(page).toContain('Try sign in');
  await editor.chooseAction('Make request');
  expect(await editor.valueOf('operation')).toBe('Make Request');
});

it('says where the token is when the form says another place', async () => {
  await editor.connectTo('Latchkey');
  const { username = '', password = '' } = box.account;
  await editor.fill('baseUrl', box.baseUrl);
  await editor.fill('username', username);
  await editor.fill('password', password);
  await editor.fill('signInRequest', SHORT_FORM.signInRequest);
  await editor.fill('credentialNames', SHORT_FORM.credentialNames);
  await editor.fill('tokenName', 'token');
  await editor.choose('sendAs', 'Header');
  await editor.fill('sendName', SHORT_FORM.sendName);
  await editor.fill('testPath', SHORT_FORM.testPath);
  await editor.click('credential-save-button');
  await editor.expectText('Couldn’t connect with these settings');
  await editor.moreDetails();
  await editor.expectText('No value at token; the response has data.token, data.owner');
});

it('takes the account once it is right, and gives the first answer within two minutes', async () => {
  await editor.fill('tokenName', SHORT_FORM.tokenName);
  await editor.click('credential-save-button');
  await editor.credentialIsTaken();
  await editor.enter('path', '/api/version');
  await editor.click('node-execute-button');
  await editor.expectText('7.1');
  const seconds = (performance.now() - since) / 1000;
  console.log(`From the empty canvas to the first answer: ${seconds.toFixed(1)} s.`);
  expect(seconds).toBeLessThan(120);
  await editor.picture(path.join(PICTURES, 'n8n-your-api.png'));
});

it('shows the form as it was tested', async () => {
  await editor.openCredentialOfNode();
  await editor.expectText('Connection tested successfully');
  await editor.picture(path.join(PICTURES, 'n8n-your-api-credential.png'));
});

it('throws nothing in the browser', () => {
  expect(editor.thrown).toEqual([]);
});
