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

export class Edgecast implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Edgecast',
    name: 'edgecast',
    icon: { light: 'file:../../icons/edgecast.svg', dark: 'file:../../icons/edgecast.dark.svg' },
    group: ['transform'],
    version: [1, 2],
    defaultVersion: 2,
    subtitle:
      '={{ $parameter["resource"] === "custom" ? $parameter["method"] + " " + $parameter["path"] : ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase() }}',
    description: 'Edgecast (VDMS) content delivery network: REST API and API gateway',
    defaults: { name: 'Edgecast' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [
      {
        name: 'edgecastTokenApi',
        required: true,
        displayOptions: { show: { authentication: ['edgecast/rest-token'] } },
      },
      {
        name: 'edgecastClientCredentialsApi',
        required: true,
        displayOptions: { show: { authentication: ['edgecast/client-credentials'] } },
      },
    ],
    properties: propertiesOf('edgecast'),
  };

  methods = { listSearch: listSearchOf('edgecast') };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, 'edgecast');
  }
}
