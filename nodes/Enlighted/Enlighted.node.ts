// Generated from core/vendors by "npm run generate". Do not edit.
import type {
  IExecuteFunctions,
  INodeExecutionData,
  INodeType,
  INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { listSearchOf } from '../shared/form/list-methods';
import { propertiesOf } from '../shared/form/properties';
import { runOperations } from '../shared/run';

export class Enlighted implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Enlighted Manage',
    name: 'enlighted',
    icon: { light: 'file:../../icons/enlighted.svg', dark: 'file:../../icons/enlighted.dark.svg' },
    group: ['transform'],
    version: [1, 2],
    defaultVersion: 2,
    subtitle:
      '={{ $parameter["resource"] === "custom" ? $parameter["method"] + " " + $parameter["path"] : ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase() }}',
    description:
      'Enlighted Manage (Energy Manager): lights, sensors, occupancy and energy of buildings',
    defaults: { name: 'Enlighted Manage' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [
      {
        name: 'enlightedApi',
        required: true,
        displayOptions: { show: { authentication: ['enlighted/api-key'] } },
      },
      {
        name: 'enlightedLegacyApi',
        required: true,
        displayOptions: { show: { authentication: ['enlighted/legacy'] } },
      },
    ],
    properties: propertiesOf('enlighted'),
  };

  methods = { listSearch: listSearchOf('enlighted') };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, 'enlighted');
  }
}
