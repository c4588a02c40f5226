/** The node for any API as the tool of an AI agent. */
import { inspect } from 'node:util';
import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import type { RunningPreset } from '../../../simulators/preset-server/simulator';
import { SHORT_FORM, startBox } from './box-server';
import { ApiStage } from './stage';

let box: RunningPreset;
let stage: ApiStage;
beforeAll(async () => {
  box = await startBox();
  stage = await ApiStage.with({ ...SHORT_FORM, ...box.account, baseUrl: box.baseUrl });
});
afterAll(async () => {
  stage.stop();
  await box.close();
});

const CONNECTIONS: IConnections = {
  Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
  Box: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
};

function nodes(parameters: INodeParameters, args: object): readonly INode[] {
  const node = (name: string, type: string, own: INodeParameters): INode => ({
    ...{ id: name, name, type, typeVersion: 1, position: [0, 0], parameters: own },
  });
  return [
    node('Start', 'n8n-nodes-base.manualTrigger', {}),
    node('Agent', '@n8n/n8n-nodes-langchain.agent', { arguments: JSON.stringify(args) }),
    node('Box', 'n8n-nodes-latchkey.latchkeyApiTool', parameters),
  ];
}

const ask = async (args: object) => {
  const path = "={{ $fromAI('path', 'Path below the base URL', 'string') }}";
  const tool = { operation: 'request', method: 'GET', path };
  return (await stage.runWorkflow(nodes(tool, args), CONNECTIONS)).data.resultData;
};

test('a model fills in the path, and gets the response to the signed request', async () => {
  const { runData, error } = await ask({ path: '/api/version' });
  expect(error?.message).toBeUndefined();
  const { json } = runData['Agent']?.[0]?.data?.['main']?.[0]?.[0] ?? {};
  expect(json).toMatchObject({ name: 'Box', description: expect.stringMatching(/\w+ \w+/) });
  expect(JSON.stringify(json?.['answer'])).toContain('7.1');
  expect(box.control.counts().signIns).toBe(1);
});

test('a model cannot reach another server, and no run holds a secret', async () => {
  const result = await ask({ path: 'https://thief.invalid/x' });
  expect(result.error?.message).toContain('is not a server of this credential');
  const seen = inspect(result, { depth: 20, showHidden: true, maxStringLength: null });
  expect(seen).not.toContain(box.account['password']);
  expect(seen).not.toContain(JSON.stringify(box.account['password']).slice(1, -1));
});
