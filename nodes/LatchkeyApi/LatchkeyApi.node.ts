import type {
  IExecuteFunctions,
  INodeExecutionData,
  INodeType,
  INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { runDescribed } from '../shared/described/run';
import { requestProperties } from './request-properties';

export class LatchkeyApi implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Latchkey API',
    name: 'latchkeyApi',
    icon: {
      light: 'file:../../icons/latchkey-api.svg',
      dark: 'file:../../icons/latchkey-api.dark.svg',
    },
    group: ['transform'],
    version: 1,
    subtitle:
      '={{$parameter["operation"] === "request" ? $parameter["method"] + " " + $parameter["path"] : $parameter["operation"]}}',
    description:
      'Any REST API with a sign-in of its own: a preset, a short form or a JSON document',
    defaults: { name: 'Latchkey API' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [{ name: 'latchkeyApi', required: true }],
    properties: [
      {
        displayName: 'Operation',
        name: 'operation',
        type: 'options',
        noDataExpression: true,
        options: [
          {
            name: 'Make Request',
            value: 'request',
            action: 'Make request',
            description: 'Call any path of the API, signed in',
          },
          {
            name: 'Show Description',
            value: 'showDescription',
            action: 'Show description',
            description: 'Return the sign-in as a JSON document without secrets, to copy or share',
          },
          {
            name: 'Sign Out',
            value: 'signOut',
            action: 'Sign out',
            description: 'Sign out the token of this credential',
          },
          {
            name: 'Try Sign-In',
            value: 'trySignIn',
            action: 'Try sign in',
            description:
              'Sign in once and return each step: the request, and the response with lengths in place of values',
          },
        ],
        default: 'request',
      },
      ...requestProperties,
    ],
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runDescribed.call(this);
  }
}
