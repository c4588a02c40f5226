// Generated from core/vendors by "npm run generate". Do not edit.
import type {
  IExecuteFunctions,
  INodeExecutionData,
  INodeType,
  INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { searchList } from '../shared/list-search';
import { optionsProperty } from '../shared/options';
import { runOperations } from '../shared/run';
import { contentDescription } from './descriptions/content';
import { originDescription } from './descriptions/origin';
import { cnameDescription } from './descriptions/cname';
import { ipRangeDescription } from './descriptions/ipRange';
import { statisticsDescription } from './descriptions/statistics';
import { usageReportDescription } from './descriptions/usageReport';
import { policyDescription } from './descriptions/policy';
import { deployRequestDescription } from './descriptions/deployRequest';
import { reportDescription } from './descriptions/report';
import { logProfileDescription } from './descriptions/logProfile';
import { certificateDescription } from './descriptions/certificate';
import { originV3Description } from './descriptions/originV3';
import { customDescription } from './descriptions/custom';

export class Edgecast implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Edgecast',
    name: 'edgecast',
    icon: { light: 'file:../../icons/edgecast.svg', dark: 'file:../../icons/edgecast.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
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
    properties: [
      {
        displayName: 'Authentication',
        name: 'authentication',
        type: 'options',
        noDataExpression: true,
        options: [
          {
            name: 'OAuth 2.0 Client Credentials',
            value: 'edgecast/client-credentials',
            description:
              'Asks for a token of some minutes with client ID, client secret and scopes',
          },
          {
            name: 'REST API Token',
            value: 'edgecast/rest-token',
            description:
              'Sends a long-lived token; a backup token takes over when the first is refused',
          },
        ],
        default: 'edgecast/rest-token',
      },
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [
          {
            name: 'Certificate',
            value: 'certificate',
            displayOptions: { show: { authentication: ['edgecast/client-credentials'] } },
          },
          {
            name: 'Content',
            value: 'content',
            displayOptions: { show: { authentication: ['edgecast/rest-token'] } },
          },
          { name: 'Custom', value: 'custom' },
          { name: 'Deploy Request', value: 'deployRequest' },
          {
            name: 'Edge CNAME',
            value: 'cname',
            displayOptions: { show: { authentication: ['edgecast/rest-token'] } },
          },
          {
            name: 'IP Range',
            value: 'ipRange',
            displayOptions: { show: { authentication: ['edgecast/rest-token'] } },
          },
          {
            name: 'Log Profile',
            value: 'logProfile',
            displayOptions: { show: { authentication: ['edgecast/client-credentials'] } },
          },
          {
            name: 'Origin',
            value: 'origin',
            displayOptions: { show: { authentication: ['edgecast/rest-token'] } },
          },
          {
            name: 'Origin (Version 3)',
            value: 'originV3',
            displayOptions: { show: { authentication: ['edgecast/client-credentials'] } },
          },
          {
            name: 'Policy',
            value: 'policy',
            displayOptions: { show: { authentication: ['edgecast/client-credentials'] } },
          },
          {
            name: 'Real-Time Traffic',
            value: 'statistics',
            displayOptions: { show: { authentication: ['edgecast/rest-token'] } },
          },
          {
            name: 'Report',
            value: 'report',
            displayOptions: { show: { authentication: ['edgecast/client-credentials'] } },
          },
          {
            name: 'Usage Report',
            value: 'usageReport',
            displayOptions: { show: { authentication: ['edgecast/rest-token'] } },
          },
        ],
        default: 'deployRequest',
      },
      ...contentDescription,
      ...originDescription,
      ...cnameDescription,
      ...ipRangeDescription,
      ...statisticsDescription,
      ...usageReportDescription,
      ...policyDescription,
      ...deployRequestDescription,
      ...reportDescription,
      ...logProfileDescription,
      ...certificateDescription,
      ...originV3Description,
      ...customDescription,
      optionsProperty,
    ],
  };

  methods = {
    listSearch: {
      searchOriginGetManyIdDirectoryNamePlatform: searchList('edgecast', {
        operation: 'origin.getMany',
        value: 'Id',
        label: 'DirectoryName',
        params: { platform: '{platform}' },
      }),
      searchCnameGetManyIdNamePlatform: searchList('edgecast', {
        operation: 'cname.getMany',
        value: 'Id',
        label: 'Name',
        params: { platform: '{platform}' },
      }),
      searchPolicyGetManyIdName: searchList('edgecast', {
        operation: 'policy.getMany',
        value: 'id',
        label: 'name',
      }),
      searchPolicyGetManyIdNameState: searchList('edgecast', {
        operation: 'policy.getMany',
        value: 'id',
        label: 'name',
        params: { state: 'locked' },
      }),
      searchReportGetGranularitiesId: searchList('edgecast', {
        operation: 'report.getGranularities',
        value: 'id',
        label: 'id',
      }),
      searchLogProfileGetManyIdProfileNameLogKind: searchList('edgecast', {
        operation: 'logProfile.getMany',
        value: 'id',
        label: 'profile_name',
        params: { logKind: '{logKind}' },
      }),
      searchCertificateGetManyIdCertificateLabel: searchList('edgecast', {
        operation: 'certificate.getMany',
        value: 'id',
        label: 'certificate_label',
      }),
      searchOriginV3GetGroupsIdNamePlatform: searchList('edgecast', {
        operation: 'originV3.getGroups',
        value: 'id',
        label: 'name',
        params: { platform: '{platform}' },
      }),
    },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, 'edgecast');
  }
}
