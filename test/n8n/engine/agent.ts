import {
  NodeConnectionTypes,
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
} from 'n8n-workflow';

/** What n8n-core makes of a node that is connected as a tool. */
interface Tool {
  readonly name: string;
  readonly description: string;
  invoke(args: IDataObject): Promise<unknown>;
}

/** Stands in for n8n's AI agent: it calls its tool once, with the arguments that a model would give. */
export const agentNode: INodeType = {
  description: {
    displayName: 'AI Agent',
    name: 'agent',
    group: ['transform'],
    version: 1,
    description: 'Calls its tool once',
    defaults: {},
    inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
    outputs: [NodeConnectionTypes.Main],
    properties: [{ displayName: 'Arguments', name: 'arguments', type: 'json', default: '{}' }],
  },

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const [tool] = (await this.getInputConnectionData(
      NodeConnectionTypes.AiTool,
      0,
    )) as readonly Tool[];
    if (tool === undefined) throw new Error('The agent has no tool.');
    const args = JSON.parse(this.getNodeParameter('arguments', 0) as string) as IDataObject;
    const answer = await tool.invoke(args);
    return [[{ json: { name: tool.name, description: tool.description, answer } as IDataObject }]];
  },
};

/** A node as n8n offers it to agents: what "usableAsTool" makes of it in `convert-node-to-ai-tool.ts`. */
export function asTool(type: INodeType): INodeType {
  const { usableAsTool, ...description } = type.description;
  if (usableAsTool === undefined) throw new Error(`${description.name} is no tool.`);
  const ofTool: INodeType['description'] = {
    ...description,
    name: `${description.name}Tool`,
    displayName: `${description.displayName} Tool`,
    inputs: [],
    outputs: [NodeConnectionTypes.AiTool],
    properties: [
      ...description.properties,
      {
        displayName: 'Description',
        name: 'toolDescription',
        type: 'string',
        default: description.description,
      },
    ],
  };
  return Object.create(type, { description: { value: ofTool, enumerable: true } }) as INodeType;
}
