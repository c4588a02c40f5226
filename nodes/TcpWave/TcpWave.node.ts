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

export class TcpWave implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'TCPWave',
    name: 'tcpWave',
    icon: { light: 'file:../../icons/tcpwave.svg', dark: 'file:../../icons/tcpwave.dark.svg' },
    group: ['transform'],
    version: [1, 2],
    defaultVersion: 2,
    subtitle:
      '={{ $parameter["resource"] === "custom" ? $parameter["method"] + " " + $parameter["path"] : ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase() }}',
    description: 'TCPWave IPAM (TIMS): addresses, DNS and DHCP of a network',
    defaults: { name: 'TCPWave' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [
      {
        name: 'tcpWaveTokenApi',
        required: true,
        displayOptions: { show: { authentication: ['tcpwave/session-token'] } },
      },
      {
        name: 'tcpWaveCertificateApi',
        required: true,
        displayOptions: { show: { authentication: ['tcpwave/client-certificate'] } },
      },
    ],
    properties: propertiesOf('tcpwave'),
  };

  methods = { listSearch: listSearchOf('tcpwave') };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, 'tcpwave');
  }
}
