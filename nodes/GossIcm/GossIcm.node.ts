// Generated from core/vendors by "npm run generate". Do not edit.
import type {
  IExecuteFunctions,
  INodeExecutionData,
  INodeType,
  INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { optionsProperty } from '../shared/options';
import { runOperations } from '../shared/run';
import { endPointDescription } from './descriptions/endPoint';
import { workerDescription } from './descriptions/worker';
import { historyDescription } from './descriptions/history';
import { processDescription } from './descriptions/process';
import { taskDescription } from './descriptions/task';
import { articleDescription } from './descriptions/article';
import { postcodeDescription } from './descriptions/postcode';
import { emailDescription } from './descriptions/email';
import { customDescription } from './descriptions/custom';

export class GossIcm implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'GOSS iCM',
    name: 'gossIcm',
    icon: { light: 'file:../../icons/goss-icm.svg', dark: 'file:../../icons/goss-icm.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
    description: 'The API Server of GOSS iCM, the web platform of many UK councils',
    defaults: { name: 'GOSS iCM' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [{ name: 'gossIcmApi', required: true }],
    properties: [
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [
          { name: 'Article', value: 'article' },
          { name: 'Custom', value: 'custom' },
          { name: 'Email', value: 'email' },
          { name: 'End Point', value: 'endPoint' },
          { name: 'History', value: 'history' },
          { name: 'Postcode', value: 'postcode' },
          { name: 'Process', value: 'process' },
          { name: 'Task', value: 'task' },
          { name: 'Worker', value: 'worker' },
        ],
        default: 'endPoint',
      },
      ...endPointDescription,
      ...workerDescription,
      ...historyDescription,
      ...processDescription,
      ...taskDescription,
      ...articleDescription,
      ...postcodeDescription,
      ...emailDescription,
      ...customDescription,
      optionsProperty,
    ],
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, 'goss-icm');
  }
}
