import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
} from 'n8n-workflow';
import { agentNode } from './agent';
import { declarativeList } from './declarative-list';
import { httpRequestNode } from './http-request-node';
import { httpRequestTool } from './http-request-tool';

/** Starts a run; its input items are those that the test wants our node to see. */
const manualTrigger: INodeType = {
  description: {
    displayName: 'Manual Trigger',
    name: 'manualTrigger',
    group: ['trigger'],
    version: 1,
    description: 'Hands on what the run was started with',
    defaults: {},
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    properties: [],
  },
  execute: passOn,
};

/** The node that n8n runs a credential test on. */
const noOp: INodeType = {
  description: {
    displayName: 'No Operation',
    name: 'noOp',
    group: ['organization'],
    version: 1,
    description: 'Does nothing',
    defaults: {},
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    properties: [],
  },
  execute: passOn,
};

/** The few nodes that an engine needs beside ours, by their full type names. */
export const baseNodes: ReadonlyMap<string, INodeType> = new Map([
  ['n8n-nodes-base.manualTrigger', manualTrigger],
  ['n8n-nodes-base.noOp', noOp],
  ['n8n-nodes-base.httpRequest', httpRequestNode],
  ['@n8n/n8n-nodes-langchain.toolHttpRequest', httpRequestTool],
  ['@n8n/n8n-nodes-langchain.agent', agentNode],
  ['n8n-nodes-other.declarativeList', declarativeList],
]);

function passOn(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  return Promise.resolve([this.getInputData()]);
}
