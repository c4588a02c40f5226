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

export class TrueSight implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'BMC TrueSight',
    name: 'trueSight',
    icon: { light: 'file:../../icons/truesight.svg', dark: 'file:../../icons/truesight.dark.svg' },
    group: ['transform'],
    version: [1, 2],
    defaultVersion: 2,
    subtitle:
      '={{ $parameter["resource"] === "custom" ? $parameter["method"] + " " + $parameter["path"] : ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase() }}',
    description:
      'BMC TrueSight Operations Management: Presentation Server (TSPS) and Infrastructure Management (TSIM)',
    defaults: { name: 'BMC TrueSight' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [
      {
        name: 'trueSightApi',
        required: true,
        displayOptions: { show: { authentication: ['truesight/token'] } },
      },
      {
        name: 'trueSightBasicApi',
        required: true,
        displayOptions: { show: { authentication: ['truesight/basic'] } },
      },
      {
        name: 'trueSightReadyTokenApi',
        required: true,
        displayOptions: { show: { authentication: ['truesight/ready-token'] } },
      },
    ],
    properties: propertiesOf('truesight'),
  };

  methods = { listSearch: listSearchOf('truesight') };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, 'truesight');
  }
}
