import {
  NodeConnectionTypes,
  type IDataObject,
  type IExecuteFunctions,
  type IHttpRequestMethods,
  type INodeExecutionData,
  type INodeType,
} from 'n8n-workflow';

/**
 * Stands in for n8n's HTTP Request Tool of AI agents, which signs with any predefined credential type
 * over the newer helper, `httpRequestWithAuthentication`.
 */
export const httpRequestTool: INodeType = {
  description: {
    displayName: 'HTTP Request Tool',
    name: 'toolHttpRequest',
    group: ['output'],
    version: 1.1,
    description: 'Makes a signed request for each item, one after the other',
    defaults: {},
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    properties: [
      { displayName: 'Credential Type', name: 'nodeCredentialType', type: 'string', default: '' },
      { displayName: 'Method', name: 'method', type: 'string', default: 'GET' },
      { displayName: 'URL', name: 'url', type: 'string', default: '' },
      { displayName: 'JSON', name: 'jsonBody', type: 'json', default: '' },
    ],
  },

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const output: INodeExecutionData[] = [];
    for (const item of this.getInputData().keys()) {
      const type = this.getNodeParameter('nodeCredentialType', item) as string;
      const body = this.getNodeParameter('jsonBody', item) as string;
      const reply = (await this.helpers.httpRequestWithAuthentication.call(this, type, {
        url: this.getNodeParameter('url', item) as string,
        method: this.getNodeParameter('method', item) as IHttpRequestMethods,
        returnFullResponse: true,
        json: true,
        ...(body === '' ? {} : { body: JSON.parse(body) as IDataObject }),
      })) as IDataObject;
      output.push({ json: { statusCode: reply['statusCode'] ?? null }, pairedItem: { item } });
    }
    return [output];
  },
};
