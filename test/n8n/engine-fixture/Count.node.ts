import {
  NodeConnectionTypes,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

/** Lives as long as the process that loaded this module, as a token pool does. */
let runs = 0;

export class Count implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Count',
    name: 'count',
    group: ['transform'],
    version: 1,
    description: 'Tells how often this process has run it',
    defaults: { name: 'Count' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    properties: [],
  };

  execute(): Promise<INodeExecutionData[][]> {
    return Promise.resolve([[{ json: { runs: ++runs } }]]);
  }
}
