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
    description: 'Any REST API with a sign-in of its own: described by you, or known by name',
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
            description:
              'Give the description of the sign-in as JSON, to copy or to share; it holds no secret',
          },
          {
            name: 'Sign Out',
            value: 'signOut',
            action: 'Sign out',
            description: 'End the token that this credential is signed in with',
          },
          {
            name: 'Try Sign-In',
            value: 'trySignIn',
            action: 'Try sign in',
            description:
              'Sign in once and tell each step: what was sent, and the shape of the response',
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
