// Generated from core/vendors by "npm run generate". Do not edit.
import type {
  IExecuteFunctions,
  INodeExecutionData,
  INodeType,
  INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { propertiesOf } from '../shared/form/properties';
import { runOperations } from '../shared/run';

export class GossIcm implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'GOSS iCM',
    name: 'gossIcm',
    icon: { light: 'file:../../icons/goss-icm.svg', dark: 'file:../../icons/goss-icm.dark.svg' },
    group: ['transform'],
    version: [1, 2],
    defaultVersion: 2,
    subtitle:
      '={{ $parameter["resource"] === "custom" ? $parameter["method"] + " " + $parameter["path"] : ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase() }}',
    description: 'The API Server of GOSS iCM, the web platform of many UK councils',
    defaults: { name: 'GOSS iCM' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [{ name: 'gossIcmApi', required: true }],
    properties: propertiesOf('goss-icm'),
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, 'goss-icm');
  }
}
