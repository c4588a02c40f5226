import { Workflow, type INode, type INodeType, type INodeTypes } from 'n8n-workflow';

/** A node that stands in where n8n resolves a credential's expressions outside of a run. */
export const expressionNode: INode = {
  id: 'mock',
  name: '',
  typeVersion: 1,
  type: 'mock',
  position: [0, 0],
  parameters: {},
};

const expressionNodeType: INodeType = {
  description: {
    displayName: 'Mock',
    name: 'mock',
    group: [],
    version: 1,
    description: '',
    defaults: {},
    inputs: [],
    outputs: [],
    properties: [],
  },
};

const expressionNodeTypes: INodeTypes = {
  getByName: () => expressionNodeType,
  getByNameAndVersion: () => expressionNodeType,
  getKnownTypes: () => ({}),
};

/** The workflow of that node alone. */
export function expressionWorkflow(): Workflow {
  return new Workflow({
    nodes: [expressionNode],
    connections: {},
    active: false,
    nodeTypes: expressionNodeTypes,
  });
}
