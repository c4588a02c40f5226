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
import { eventDescription } from './descriptions/event';
import { ciDescription } from './descriptions/ci';
import { deviceDescription } from './descriptions/device';
import { instanceDescription } from './descriptions/instance';
import { monitorTypeDescription } from './descriptions/monitorType';
import { tenantDescription } from './descriptions/tenant';
import { agentDescription } from './descriptions/agent';
import { applicationDescription } from './descriptions/application';
import { monitoringDataDescription } from './descriptions/monitoringData';
import { policyDescription } from './descriptions/policy';
import { blackoutPolicyDescription } from './descriptions/blackoutPolicy';
import { timeFrameDescription } from './descriptions/timeFrame';
import { sloDescription } from './descriptions/slo';
import { userGroupDescription } from './descriptions/userGroup';
import { sessionDescription } from './descriptions/session';
import { customDescription } from './descriptions/custom';

export class TrueSight implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'BMC TrueSight',
    name: 'trueSight',
    icon: { light: 'file:../../icons/truesight.svg', dark: 'file:../../icons/truesight.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
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
    ],
    properties: [
      {
        displayName: 'Authentication',
        name: 'authentication',
        type: 'options',
        noDataExpression: true,
        options: [
          {
            name: 'Basic (TSIM Only)',
            value: 'truesight/basic',
            description:
              'Sends user and password with every call. Use it with https and for few calls.',
          },
          {
            name: 'Token (TSPS and TSIM)',
            value: 'truesight/token',
            description: 'Signs in with user and password once and uses the token on both servers',
          },
        ],
        default: 'truesight/token',
      },
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [
          {
            name: 'Agent',
            value: 'agent',
            displayOptions: { show: { authentication: ['truesight/token'] } },
          },
          {
            name: 'Application',
            value: 'application',
            displayOptions: { show: { authentication: ['truesight/token'] } },
          },
          {
            name: 'Blackout Policy',
            value: 'blackoutPolicy',
            displayOptions: { show: { authentication: ['truesight/token'] } },
          },
          { name: 'CI', value: 'ci' },
          { name: 'Custom', value: 'custom' },
          {
            name: 'Device',
            value: 'device',
            displayOptions: { show: { authentication: ['truesight/token'] } },
          },
          { name: 'Event', value: 'event' },
          {
            name: 'Monitor Instance',
            value: 'instance',
            displayOptions: { show: { authentication: ['truesight/token'] } },
          },
          {
            name: 'Monitor Type',
            value: 'monitorType',
            displayOptions: { show: { authentication: ['truesight/token'] } },
          },
          { name: 'Monitoring Data', value: 'monitoringData' },
          {
            name: 'Policy',
            value: 'policy',
            displayOptions: { show: { authentication: ['truesight/token'] } },
          },
          {
            name: 'Session',
            value: 'session',
            displayOptions: { show: { authentication: ['truesight/token'] } },
          },
          { name: 'SLO', value: 'slo' },
          {
            name: 'Tenant',
            value: 'tenant',
            displayOptions: { show: { authentication: ['truesight/token'] } },
          },
          {
            name: 'Time Frame',
            value: 'timeFrame',
            displayOptions: { show: { authentication: ['truesight/token'] } },
          },
          {
            name: 'User Group',
            value: 'userGroup',
            displayOptions: { show: { authentication: ['truesight/token'] } },
          },
        ],
        default: 'event',
      },
      ...eventDescription,
      ...ciDescription,
      ...deviceDescription,
      ...instanceDescription,
      ...monitorTypeDescription,
      ...tenantDescription,
      ...agentDescription,
      ...applicationDescription,
      ...monitoringDataDescription,
      ...policyDescription,
      ...blackoutPolicyDescription,
      ...timeFrameDescription,
      ...sloDescription,
      ...userGroupDescription,
      ...sessionDescription,
      ...customDescription,
      optionsProperty,
    ],
  };

  methods = {
    listSearch: {
      searchTenantGetManyTenantId: searchList('truesight', {
        operation: 'tenant.getMany',
        value: 'tenantId',
        label: 'tenantId',
      }),
      searchDeviceGetManyDeviceIdDispNameTenantId: searchList('truesight', {
        operation: 'device.getMany',
        value: 'deviceId',
        label: 'dispName',
        params: { tenantId: '{tenantId}' },
      }),
      searchMonitorTypeGetManyMonUniqueNameName: searchList('truesight', {
        operation: 'monitorType.getMany',
        value: 'monUniqueName',
        label: 'name',
      }),
      searchPolicyGetManyResourceIdResourceNamePolicyType: searchList('truesight', {
        operation: 'policy.getMany',
        value: 'resourceId',
        label: 'resourceName',
        params: { policyType: 'monitoringPolicy' },
      }),
      searchUserGroupGetManyName: searchList('truesight', {
        operation: 'userGroup.getMany',
        value: 'name',
        label: 'name',
      }),
    },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, 'truesight');
  }
}
