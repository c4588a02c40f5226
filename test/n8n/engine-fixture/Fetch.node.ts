import {
  NodeApiError,
  NodeConnectionTypes,
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type JsonObject,
} from 'n8n-workflow';

/** Sends one signed request an item, all at once. */
export class Fetch implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Fetch',
    name: 'fetch',
    group: ['transform'],
    version: [1, 2],
    description: 'Sends one signed request an item',
    defaults: { name: 'Fetch' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: ['sessionApi', 'askedSessionApi', 'keyApi', 'headerApi'].map((name) => ({ name })),
    properties: [
      { displayName: 'Credential', name: 'credential', type: 'string', default: 'sessionApi' },
      { displayName: 'URL', name: 'url', type: 'string', default: '' },
      { displayName: 'Show the Account', name: 'showAccount', type: 'boolean', default: false },
    ],
  };

  methods = {
    listSearch: {
      async users(this: { getCredentials(type: string): Promise<IDataObject> }, filter?: string) {
        const { user } = await this.getCredentials('sessionApi');
        return { results: [{ name: `${String(user)} ${filter ?? ''}`.trim(), value: 1 }] };
      },
    },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const send = async (item: number): Promise<IDataObject> => {
      const credential = this.getNodeParameter('credential', item) as string;
      if (this.getNodeParameter('showAccount', item) === true) {
        return await this.getCredentials<IDataObject>(credential, item);
      }
      return (await this.helpers.httpRequestWithAuthentication.call(this, credential, {
        url: this.getNodeParameter('url', item) as string,
        json: true,
      })) as IDataObject;
    };
    const settled = await Promise.allSettled(this.getInputData().map((_, item) => send(item)));
    return [
      settled.map((result, item) => {
        if (result.status === 'fulfilled') return { json: result.value, pairedItem: { item } };
        const error = new NodeApiError(this.getNode(), result.reason as JsonObject);
        if (!this.continueOnFail()) throw error;
        return { json: { error: error.message }, pairedItem: { item } };
      }),
    ];
  }
}
