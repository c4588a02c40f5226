import { NodeConnectionTypes, type INodeType } from 'n8n-workflow';

/**
 * A node of another package whose list n8n itself fetches page by page: it signs one and the same options
 * object for each page, with credentials that it reads anew.
 */
export const declarativeList: INodeType = {
  description: {
    displayName: 'Declarative List',
    name: 'declarativeList',
    group: ['input'],
    version: 1,
    description: 'Asks for three pages of one item each, by offset in the body',
    defaults: {},
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'latchkeyApi' }],
    properties: [
      {
        displayName: 'URL',
        name: 'url',
        type: 'string',
        default: '',
        routing: {
          request: { method: 'POST', url: '={{ $value }}' },
          send: { paginate: true },
          output: { maxResults: 3 },
          operations: {
            pagination: {
              type: 'offset',
              properties: {
                limitParameter: 'size',
                offsetParameter: 'page',
                pageSize: 1,
                type: 'body',
              },
            },
          },
        },
      },
    ],
  },
};
