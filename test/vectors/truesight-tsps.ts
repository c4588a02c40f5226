import {
  DONE,
  GRANT,
  HEADERS,
  ok,
  READY,
  READY_HEADER,
  SIGNED,
  TSPS,
  WITH_JSON,
} from './truesight-account';
import type { JsonObject } from '../../core/model/json';
import type { Vector } from './vector';

const OMPROVIDER = `${TSPS}/10.0/api/omprovider`;
const ADMIN = `${TSPS}/10.0/api/unifiedadmin`;
const DEVICE = { deviceId: '2', dispName: 'web01', deviceEntityType: 'Computer' };
const KEY = { serverId: 1, monTypeId: 21013, monInstId: 2 };
const POLICY = { ...DONE, monitoringPolicy: { name: 'Windows base' } };

/** Parts of the samples in BMC's documentation; the addresses stand at the vectors. */
const LISTED_POLICY = {
  monitoringPolicy: {
    agentSelectionCriteria: 'agentTag EQUALS "Windows_agent_Policy" OR  agentOS CONTAINS "Windows"',
    enabled: true,
    tenant: { name: 'GLOBAL', id: 'GLOBAL' },
    precedence: 999,
    name: 'policy123',
    policyId: 'id_2',
    type: 'monitoring',
  },
};
const DELETED = {
  name: 'policy203',
  statusCode: '200',
  statusMsg: 'Successfully deleted policy',
  resultHandle: '724',
};
const CREATED = {
  name: 'BO11',
  statusCode: '200',
  statusMsg: 'Successfully created policy',
  policyId: 'id_1',
};
const STAGING = {
  integrationService: { name: 'bmc-29.labs.bmc.com#12124', type: 'IS' },
  tag: 'os:windows',
  name: 'Prod_Staging',
  type: 'staging',
  enabled: true,
  description: 'Prod_Staging',
  precedence: 999,
  tenant: { name: 'GLOBAL' },
  agentSelectionCriteria: 'agentTag EQUALS "Windows_VM" ',
};
const WEEKLY = listed('2b930735-40b3-4587-8add-2ce73e98a39e', 'TimeFrame_Weekly', {
  startTime: '9:32',
  endHour: { time: '10:32', type: 'time' },
  recurrencePattern: { recurrence: 'weekly', details: { daysOfWeek: '2,4' } },
});
const ONCE = listed('76c7ed8d-3032-4fef-961f-005b416be1d9', 'TimeFrame_ex_Once', {
  startTime: '15:43',
  endHour: { time: '1:10', type: 'timeDuration' },
  recurrencePattern: { recurrence: 'once', details: { date: '5042016' } },
});

function listed(id: string, name: string, times: JsonObject) {
  return {
    resourceId: id,
    resourceName: name,
    resourceURI: null,
    statusCode: '200',
    statusMsg: 'OK',
    timeframe: { id, name, description: '', tenant: 'bmcrealm', ...times },
  };
}

/** The token routes have the token in a header of its own and not in `Authorization`. */
const TOKEN_HEADERS = { authtoken: `authToken ${GRANT}` };

export const tspsVectors: readonly Vector[] = [
  {
    ...SIGNED,
    name: 'gets all devices of all tenants',
    operation: 'device.getMany',
    params: {},
    request: {
      method: 'GET',
      url: `${OMPROVIDER}/devices?tenantId=*&deviceEntityType=all&parentDeviceId=-1`,
      headers: HEADERS,
      withoutHeaders: ['authToken'],
    },
    reply: { status: 200, body: ok({ responseContent: { deviceList: [DEVICE] } }) },
    outcome: { items: [DEVICE] },
  },
  {
    ...SIGNED,
    name: 'gets the instances of a device',
    operation: 'instance.getMany',
    params: { tenantId: 'BmcRealm', deviceId: '2', monitorType: 'NT_CPU' },
    request: {
      method: 'GET',
      url: `${OMPROVIDER}/instances?tenantId=BmcRealm&deviceId=2&monUniqName=NT_CPU`,
      headers: HEADERS,
    },
    reply: { status: 200, body: ok({ responseContent: { instanceList: [] } }) },
    outcome: { items: [] },
  },
  {
    ...SIGNED,
    name: 'gets the configuration of instances by their keys',
    operation: 'instance.getConfiguration',
    params: { instanceKeys: ['1/21013/2', '1/21013/3'] },
    request: {
      method: 'POST',
      url: `${OMPROVIDER}/configdata`,
      headers: WITH_JSON,
      body: { tenantId: '*', instKeyList: [KEY, { ...KEY, monInstId: 3 }] },
    },
    reply: { status: 200, body: ok({ responseContent: [{ monInstName: 'CPU_0' }] }) },
    outcome: { items: [{ monInstName: 'CPU_0' }] },
  },
  {
    ...SIGNED,
    name: 'gets performance by monitor type, which wins over keys, with times in epoch seconds',
    operation: 'instance.getPerformance',
    params: {
      monitorType: 'NT_CPU',
      instanceKeys: ['1/21013/2'],
      attributes: ['ProcessorTime'],
      startTime: '2026-11-21T06:00:00Z',
      endTime: '2026-11-21T08:00:00',
    },
    request: {
      method: 'POST',
      url: `${OMPROVIDER}/perfdata`,
      headers: WITH_JSON,
      body: {
        tenantId: '*',
        monUniqName: 'NT_CPU',
        attribUniqNameList: ['ProcessorTime'],
        startTime: 1795240800,
        endTime: 1795248000,
        type: 'rate',
        computation: 'avg',
      },
    },
    reply: {
      status: 200,
      body: ok({ responseContent: { instancePerfDataList: [{ monInstName: 'CPU_0' }] } }),
    },
    outcome: { items: [{ monInstName: 'CPU_0' }] },
  },
  {
    ...SIGNED,
    name: 'gets the monitor types',
    operation: 'monitorType.getMany',
    params: {},
    request: {
      method: 'GET',
      url: `${OMPROVIDER}/monitortypes?tenantId=*&monitorCategory=all`,
      headers: HEADERS,
    },
    reply: {
      status: 200,
      body: ok({ responseContent: { monitorTypeList: [{ monUniqueName: 'NT_CPU' }] } }),
    },
    outcome: { items: [{ monUniqueName: 'NT_CPU' }] },
  },
  {
    ...SIGNED,
    name: 'gets the tenants',
    operation: 'tenant.getMany',
    params: {},
    request: { method: 'GET', url: `${OMPROVIDER}/tenants`, headers: HEADERS },
    reply: { status: 200, body: ok({ responseContent: { tenantList: [{ tenantId: '*' }] } }) },
    outcome: { items: [{ tenantId: '*' }] },
  },
  {
    ...SIGNED,
    name: 'gets agents by operating system',
    operation: 'agent.getMany',
    params: { agentFilterCriteria: 'OS CONTAINS "Windows"' },
    request: {
      method: 'POST',
      url: `${ADMIN}/Server/details`,
      headers: WITH_JSON,
      body: { agentFilterCriteria: 'OS CONTAINS "Windows"' },
    },
    reply: { status: 200, body: ok({ response: { serverList: [{ serverName: 'tsim' }] } }) },
    outcome: { items: [{ serverName: 'tsim' }] },
  },
  {
    ...SIGNED,
    name: 'gets the applications with synthetic monitoring, in a list or not',
    operation: 'application.getMany',
    params: {},
    request: {
      method: 'GET',
      url: `${TSPS}/10.0/api/appvis/synthetic/api/applications/getAll?isSynthetic=TRUE`,
      headers: HEADERS,
    },
    reply: { status: 200, body: { applications: 'shown nowhere' } },
    outcome: { items: [{ applications: 'shown nowhere' }] },
  },
  {
    ...SIGNED,
    name: 'gets all applications',
    operation: 'application.getMany',
    params: { syntheticOnly: false },
    request: {
      method: 'GET',
      url: `${TSPS}/10.0/api/appvis/synthetic/api/applications/getAll`,
      headers: HEADERS,
    },
    reply: { status: 200, body: ok({ response: [{ applicationId: 'app-1' }] }) },
    outcome: { items: [{ applicationId: 'app-1' }] },
  },
  {
    ...SIGNED,
    name: 'lists all policies with an empty filter, the list nested as 11.3 does',
    operation: 'policy.getMany',
    params: {},
    request: {
      method: 'POST',
      url: `${ADMIN}/Policy/list?responseType=basic`,
      headers: WITH_JSON,
      body: {},
    },
    reply: { status: 200, body: ok({ response: { policyList: [POLICY] } }) },
    outcome: { items: [POLICY] },
  },
  {
    ...SIGNED,
    name: 'lists policies by every filter, the list bare as the documents show it',
    operation: 'policy.getMany',
    params: {
      policyType: 'monitoringPolicy',
      enabledStatus: 'ENABLED',
      sharedStatus: 'NON_SHARED',
      monitoringSolution: 'MSWINDOWS',
      monitoringProfile: 'OS',
      monitoringType: 'CPU',
      tenantId: '*',
      searchText: 'base',
      searchField: 'name',
    },
    request: {
      method: 'POST',
      url: `${ADMIN}/Policy/list?responseType=basic`,
      headers: WITH_JSON,
      body: {
        type: 'monitoringPolicy',
        filterCriteria: {
          policyEnabledStatus: 'ENABLED',
          policySharedStatus: 'NON_SHARED',
          monitoringSolutionName: 'MSWINDOWS',
          monitoringProfile: 'OS',
          monitoringType: 'CPU',
          tenantId: '*',
        },
        stringToSearch: 'base',
        fieldToSearch: 'name',
      },
    },
    reply: { status: 200, body: ok({ response: [POLICY] }) },
    outcome: { items: [POLICY] },
  },
  {
    ...SIGNED,
    // https://docs.bmc.com/docs/display/TSPS101/Listing+details+for+a+specific+policy
    name: 'gets a policy by name from the list that the documentation of 10.1 shows',
    operation: 'policy.get',
    params: { policyIds: ['policy201'], idType: 'name' },
    request: {
      method: 'GET',
      url: `${ADMIN}/Policy/policy201/list?idType=name`,
      headers: HEADERS,
    },
    reply: { status: 200, body: { listResult: [LISTED_POLICY] } },
    outcome: { items: [LISTED_POLICY] },
  },
  {
    ...SIGNED,
    name: 'gets two policies by name, with the comma of the path kept',
    operation: 'policy.get',
    params: { policyIds: ['Windows base', 'a/b'], idType: 'name' },
    request: {
      method: 'GET',
      url: `${ADMIN}/Policy/Windows%20base,a%2Fb/list?idType=name`,
      headers: HEADERS,
    },
    reply: { status: 200, body: ok({ response: { monitoringPolicy: { name: 'Windows base' } } }) },
    outcome: { items: [{ monitoringPolicy: { name: 'Windows base' } }] },
  },
  {
    ...SIGNED,
    name: 'creates a monitoring policy',
    operation: 'policy.create',
    params: { monitoringPolicy: { name: 'New', type: 'monitoring' } },
    request: {
      method: 'POST',
      url: `${ADMIN}/MonitoringPolicy/create`,
      headers: WITH_JSON,
      body: { monitoringPolicy: { name: 'New', type: 'monitoring' } },
    },
    reply: { status: 200, body: ok({ response: [DONE] }) },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    // "You must also specify the action attribute", https://docs.bmc.com/docs/display/TSPS101/Updating+a+policy
    name: 'updates a monitoring policy by its ID with the action attribute',
    operation: 'policy.update',
    params: { policyId: 'pol-7', action: 'add', monitoringPolicy: { name: 'New', enabled: false } },
    request: {
      method: 'PUT',
      url: `${ADMIN}/MonitoringPolicy/pol-7/update?idType=id`,
      headers: WITH_JSON,
      body: { monitoringPolicy: { action: 'add', name: 'New', enabled: false } },
    },
    reply: { status: 200, body: ok({ response: [DONE] }) },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    // https://docs.bmc.com/docs/TSInfrastructure/110/deleting-a-policy-using-web-services-719681025.html
    name: 'deletes a policy by its name',
    operation: 'policy.delete',
    params: { policyId: 'policy203', idType: 'name' },
    request: {
      method: 'DELETE',
      url: `${ADMIN}/Policy/policy203/delete?idType=name`,
      headers: HEADERS,
    },
    reply: { status: 200, body: ok({ response: [DELETED] }) },
    outcome: { items: [DELETED] },
  },
  {
    ...SIGNED,
    // https://docs.bmc.com/docs/display/public/btsim96/Example+use+case+scenarios+to+create+a+staging+policy
    name: 'creates a staging policy',
    operation: 'stagingPolicy.create',
    params: { stagingPolicy: STAGING },
    request: {
      method: 'POST',
      url: `${ADMIN}/StagingPolicy/create`,
      headers: WITH_JSON,
      body: { stagingPolicy: STAGING },
    },
    reply: { status: 200, body: ok({ response: [DONE] }) },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    // https://docs.bmc.com/docs/display/TSPS101/Example+use+case+scenarios+to+create+a+blackout+policy
    name: 'creates a blackout policy as the documentation shows it',
    operation: 'blackoutPolicy.create',
    params: {
      policyName: 'BO11',
      agentSelectionCriteria: 'agentOS CONTAINS "windows"',
      timeFrames: { TF1: 'fbb4d1f2-e32a-4b56-aa8c-67e9e0a448b2' },
      tenantName: 'tenant1',
      userGroup: 'BMCTenantAdmin',
      owner: 'test3',
      precedence: 999,
    },
    request: {
      method: 'POST',
      url: `${ADMIN}/BlackoutPolicy/create`,
      headers: WITH_JSON,
      body: {
        blackoutPolicy: {
          name: 'BO11',
          type: 'blackout',
          tenant: { name: 'tenant1', id: 'tenant1' },
          precedence: 999,
          agentSelectionCriteria: 'agentOS CONTAINS "windows"',
          associatedUserGroup: 'BMCTenantAdmin',
          owner: 'test3',
          timeframes: [{ name: 'TF1', id: 'fbb4d1f2-e32a-4b56-aa8c-67e9e0a448b2' }],
          scope: 'completeAgent',
          blackoutTypes: ['data', 'events', 'recoveryActions'],
          blackoutStartStopEvents: true,
          enabled: true,
          shared: false,
        },
      },
    },
    reply: { status: 200, body: ok({ response: [CREATED] }) },
    outcome: { items: [CREATED] },
  },
  {
    ...SIGNED,
    name: 'creates a blackout policy with a chosen time frame',
    operation: 'blackoutPolicy.create',
    params: {
      policyName: 'Patch day',
      agentSelectionCriteria: 'agentTag EQUALS "web"',
      timeFrameId: 'tf-1',
      timeFrames: { Night: '' },
      description: 'Monthly patches',
    },
    request: {
      method: 'POST',
      url: `${ADMIN}/BlackoutPolicy/create`,
      headers: WITH_JSON,
      body: {
        blackoutPolicy: {
          type: 'blackout',
          tenant: { name: '*', id: '*' },
          timeframes: [{ id: 'tf-1' }, { name: 'Night' }],
          name: 'Patch day',
          description: 'Monthly patches',
          agentSelectionCriteria: 'agentTag EQUALS "web"',
          precedence: 100,
          enabled: true,
          shared: false,
          scope: 'completeAgent',
          blackoutTypes: ['data', 'events', 'recoveryActions'],
          blackoutStartStopEvents: true,
        },
      },
    },
    reply: { status: 200, body: ok({ response: [DONE] }) },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    // https://docs.bmc.com/docs/display/TSPS101/Listing+details+of+all+the+time+frames
    name: 'lists time frames',
    operation: 'timeFrame.getMany',
    params: {},
    request: {
      method: 'POST',
      url: `${ADMIN}/Timeframe/list?responseType=basic`,
      headers: WITH_JSON,
      body: {},
    },
    reply: { status: 200, body: ok({ response: [WEEKLY, ONCE] }) },
    outcome: { items: [WEEKLY, ONCE] },
  },
  {
    ...SIGNED,
    // https://docs.bmc.com/docs/display/TSPS101/Creating+a+time+frame
    name: 'creates a time frame that always applies',
    operation: 'timeFrame.create',
    params: {
      timeFrameName: 'TF-alwaysactive',
      startTime: '0:0',
      endTime: '00:00',
      recurrence: 'always_active',
      details: { date: '0' },
    },
    request: {
      method: 'POST',
      url: `${ADMIN}/Timeframe/create`,
      headers: WITH_JSON,
      body: {
        timeframe: {
          name: 'TF-alwaysactive',
          startTime: '0:0',
          endHour: { time: '00:00', type: 'timeDuration' },
          recurrencePattern: { recurrence: 'always_active', details: { date: '0' } },
        },
      },
    },
    reply: { status: 200, body: ok({ response: [DONE] }) },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    // Sample under "Updating a time frame" of TrueSight Infrastructure Management 11.3.07
    name: 'updates a time frame to apply once',
    operation: 'timeFrame.update',
    params: {
      timeFrameId: 'TimeFrame_ex_Once',
      idType: 'name',
      timeFrameName: 'TimeFrame_updated',
      description: 'Timeframe update',
      startTime: '16:43',
      endTime: '1:10',
      recurrence: 'once',
      date: '2016-04-05',
    },
    request: {
      method: 'PUT',
      url: `${ADMIN}/Timeframe/TimeFrame_ex_Once/update?idType=name`,
      headers: WITH_JSON,
      body: {
        timeframe: {
          name: 'TimeFrame_updated',
          description: 'Timeframe update',
          startTime: '16:43',
          endHour: { time: '1:10', type: 'timeDuration' },
          recurrencePattern: { recurrence: 'once', details: { date: '5042016' } },
        },
      },
    },
    reply: { status: 200, body: ok({ response: [DONE] }) },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    // "dates": "5,6,14", https://docs.bmc.com/docs/display/TSPS101/Updating+a+time+frame
    name: 'updates a time frame to the 5th, 6th and 14th of each month, as one text',
    operation: 'timeFrame.update',
    params: { timeFrameId: 'tf-1', recurrence: 'monthly', dates: ['5', '6', '14'] },
    request: {
      method: 'PUT',
      url: `${ADMIN}/Timeframe/tf-1/update?idType=id`,
      headers: WITH_JSON,
      body: {
        timeframe: { recurrencePattern: { recurrence: 'monthly', details: { dates: '5,6,14' } } },
      },
    },
    reply: { status: 200, body: ok({ response: [DONE] }) },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    name: 'updates a time frame to two days of the week, as one text',
    operation: 'timeFrame.update',
    params: {
      timeFrameId: 'tf-1',
      endTime: '10:32',
      endType: 'time',
      recurrence: 'weekly',
      daysOfWeek: ['2', '4'],
    },
    request: {
      method: 'PUT',
      url: `${ADMIN}/Timeframe/tf-1/update?idType=id`,
      headers: WITH_JSON,
      body: {
        timeframe: {
          endHour: { time: '10:32', type: 'time' },
          recurrencePattern: { recurrence: 'weekly', details: { daysOfWeek: '2,4' } },
        },
      },
    },
    reply: { status: 200, body: ok({ response: [DONE] }) },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    name: 'deletes a time frame',
    operation: 'timeFrame.delete',
    params: { timeFrameId: 'tf-1' },
    request: {
      method: 'DELETE',
      url: `${ADMIN}/Timeframe/tf-1/delete?idType=id`,
      headers: HEADERS,
    },
    reply: { status: 200, body: ok({ response: [DONE] }) },
    outcome: { items: [DONE] },
  },
  {
    ...SIGNED,
    name: 'gets the user groups with the token in a header named authToken',
    operation: 'userGroup.getMany',
    params: {},
    request: {
      method: 'GET',
      url: `${TSPS}/api/v10.1/token/groups`,
      headers: TOKEN_HEADERS,
      withoutHeaders: ['Authorization'],
    },
    reply: { status: 200, body: ok({ response: { usergroups: ['Administrators', 'Operators'] } }) },
    outcome: { items: [{ name: 'Administrators' }, { name: 'Operators' }] },
  },
  {
    ...SIGNED,
    name: 'gets the user groups from an answer that does not nest them',
    operation: 'userGroup.getMany',
    params: {},
    request: { method: 'GET', url: `${TSPS}/api/v10.1/token/groups`, headers: TOKEN_HEADERS },
    reply: { status: 200, body: ok({ usergroups: ['Administrators'] }) },
    outcome: { items: [{ name: 'Administrators' }] },
  },
  {
    ...SIGNED,
    name: 'gets the user and tenant of the token',
    operation: 'session.get',
    params: {},
    request: {
      method: 'GET',
      url: `${TSPS}/api/v10.1/token`,
      headers: { ...TOKEN_HEADERS, gettokendetails: 'true' },
      withoutHeaders: ['Authorization'],
    },
    reply: { status: 200, body: ok({ response: { username: 'admin', tenantName: '*' } }) },
    outcome: { items: [{ username: 'admin', tenantName: '*' }] },
  },
  {
    ...READY,
    name: 'sends a ready token to the token routes in their own header, and shows whose it is',
    operation: 'session.get',
    params: {},
    request: {
      method: 'GET',
      url: `${TSPS}/api/v10.1/token`,
      headers: { authtoken: READY_HEADER.replace('authtoken', 'authToken') },
      withoutHeaders: ['Authorization'],
    },
    reply: { status: 200, body: ok({ response: { username: 'saml.user', tenantName: '*' } }) },
    outcome: { items: [{ username: 'saml.user', tenantName: '*' }] },
  },
  {
    ...SIGNED,
    name: 'signs out of TSPS 10.1 with DELETE',
    operation: 'session.signOut',
    params: {},
    request: {
      method: 'DELETE',
      url: `${TSPS}/api/v10.1/token`,
      headers: TOKEN_HEADERS,
      withoutHeaders: ['Authorization'],
    },
    reply: { status: 200, body: ok({ response: { authPassed: true, status: 'OK' } }) },
    outcome: { items: [{ signedOut: true }] },
  },
  {
    ...SIGNED,
    account: { ...SIGNED.account, signIn: 'tsps-10.0' },
    name: 'signs out of TSPS 10.0 with the token alone, for the documented body does not work',
    operation: 'session.signOut',
    params: {},
    request: {
      method: 'POST',
      url: `${TSPS}/10.0/api/authenticate/logout`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      withoutHeaders: ['Authorization', 'authToken'],
      body: 'authToken=TC9r9c%2FizIOdaQzztOjlqDE8ozc%3D',
    },
    reply: { status: 200, body: ok({ response: { authPassed: true, status: 'OK' } }) },
    outcome: { items: [{ signedOut: true }] },
  },
  {
    ...SIGNED,
    account: { ...SIGNED.account, signIn: 'tsim', logoutField: 'tokenToLogout' },
    name: 'signs out of TSIM with the form field that the account names',
    operation: 'session.signOut',
    params: {},
    request: {
      method: 'POST',
      url: 'https://tsim.example.test:8443/bppmws/api/authenticate/logout',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'tokenToLogout=TC9r9c%2FizIOdaQzztOjlqDE8ozc%3D',
    },
    reply: { status: 200, body: ok({ response: { authPassed: true, status: 'OK' } }) },
    outcome: { items: [{ signedOut: true }] },
  },
];
