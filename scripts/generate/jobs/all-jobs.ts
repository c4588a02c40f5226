import type { Job, Reference } from './job';

const from = (step: string, item: string, response: string): Reference => ({
  step,
  item,
  response,
});

const CLIENT_CREDENTIALS = 'edgecast/client-credentials';
const SESSION_TOKEN = 'tcpwave/session-token';
const TRUESIGHT = 'truesight/token';
const ENLIGHTED = 'enlighted/api-key';
const GOSS = 'goss-icm/api-key';

const CERTIFICATE_ID = from('Order Certificate', 'id', 'payload.id');
const ADDRESS = from('Next Free IP', 'address', 'payload[0].startIp');
const TIME_FRAME = from(
  'Create Time Frame',
  'resourceId',
  '$append(payload.response, payload)[0].resourceId',
);
const BLACKOUT = from(
  'Start Maintenance',
  'resourceId',
  '$append(payload.response, payload)[0].resourceId',
);
const EVENT = from('Open Events', 'mc_ueid', '$append(payload.responseList, payload)[0].mc_ueid');

/** Whole jobs: each runs in a test of both hosts against the simulators. */
export const JOBS: readonly Job[] = [
  {
    id: 'order-a-certificate',
    name: 'Order a certificate and validate it by DNS',
    note: 'Orders a certificate at Edgecast, writes the validation token into DNS with TCPWave, asks for the check and waits until the certificate is issued. Change label, domain, organization and zone to yours.',
    steps: [
      {
        name: 'Order Certificate',
        scheme: CLIENT_CREDENTIALS,
        operation: 'certificate.create',
        params: { certificateLabel: 'Shop', domains: ['www.example.com'], autoRenew: true },
      },
      {
        name: 'Validation Token',
        scheme: CLIENT_CREDENTIALS,
        operation: 'certificate.getValidation',
        params: { certificateId: CERTIFICATE_ID },
      },
      {
        name: 'Write Token to DNS',
        scheme: SESSION_TOKEN,
        operation: 'zoneRecord.create',
        params: {
          organization: 'EARTH',
          zone: 'example.com',
          owner: 'www.example.com.',
          recordType: 'TXT',
          recordText: from(
            'Validation Token',
            'dcv_token.token',
            '$append(payload.items, payload)[0].dcv_token.token',
          ),
        },
        silent: true,
      },
      {
        name: 'Request Check',
        scheme: CLIENT_CREDENTIALS,
        operation: 'certificate.validate',
        params: { certificateId: CERTIFICATE_ID },
        silent: true,
      },
      {
        name: 'Wait Until Issued',
        scheme: CLIENT_CREDENTIALS,
        operation: 'certificate.waitUntilIssued',
        params: { certificateId: CERTIFICATE_ID },
      },
    ],
  },
  {
    id: 'maintenance-window-around-a-deploy',
    name: 'Deploy within a maintenance window',
    note: 'Opens a maintenance window in TrueSight, deploys the first locked policy of Edgecast to production, and closes the window again. Change criteria and times to yours.',
    steps: [
      {
        name: 'Create Time Frame',
        scheme: TRUESIGHT,
        operation: 'timeFrame.create',
        params: { timeFrameName: 'Deploy', recurrence: 'always_active', startTime: '0:0' },
      },
      {
        name: 'Start Maintenance',
        scheme: TRUESIGHT,
        operation: 'blackoutPolicy.create',
        params: {
          policyName: 'Deploy',
          agentSelectionCriteria: 'agentTag EQUALS "web"',
          tenantName: '*',
          timeFrameId: TIME_FRAME,
        },
      },
      {
        name: 'Locked Policies',
        scheme: CLIENT_CREDENTIALS,
        operation: 'policy.getMany',
        params: { state: 'locked' },
      },
      {
        name: 'Deploy',
        scheme: CLIENT_CREDENTIALS,
        operation: 'deployRequest.deployToProduction',
        params: {
          policyId: from('Locked Policies', 'id', '$append(payload.items, payload)[0].id'),
          message: 'Deployed within a maintenance window',
        },
      },
      {
        name: 'End Maintenance',
        scheme: TRUESIGHT,
        operation: 'policy.delete',
        params: { policyId: BLACKOUT },
      },
      {
        name: 'Delete Time Frame',
        scheme: TRUESIGHT,
        operation: 'timeFrame.delete',
        params: { timeFrameId: TIME_FRAME },
      },
    ],
  },
  {
    id: 'address-for-a-new-host',
    name: 'Give a new host an address and a DNS record',
    note: 'Takes the next free address of a subnet, creates the object there, and adds an alias in the zone. Nothing reserves the address in between: if the object cannot be created, run the job again.',
    steps: [
      {
        name: 'Next Free IP',
        scheme: SESSION_TOKEN,
        operation: 'object.getNextFreeIp',
        params: { organization: 'EARTH', subnetAddress: '10.1.10.0' },
      },
      {
        name: 'Create Object',
        scheme: SESSION_TOKEN,
        operation: 'object.create',
        params: {
          organization: 'EARTH',
          subnetAddress: '10.1.10.0',
          ipAddress: ADDRESS,
          objectName: 'app-1',
          domainName: 'example.com',
          classCode: 'Server',
        },
        silent: true,
      },
      {
        name: 'Add Alias',
        scheme: SESSION_TOKEN,
        operation: 'zoneRecord.create',
        params: {
          organization: 'EARTH',
          zone: 'example.com',
          owner: 'app.example.com.',
          recordType: 'CNAME',
          target: 'app-1.example.com.',
        },
        silent: true,
      },
    ],
  },
  {
    id: 'lights-by-occupancy',
    name: 'Set the lights by occupancy',
    note: 'Reads whether an area is occupied and sets the lights of a switch: off in a free area, 80 percent in an occupied one. Change area, floor and switch to yours.',
    steps: [
      {
        name: 'Occupancy',
        scheme: ENLIGHTED,
        operation: 'occupancy.getArea',
        params: { areaId: '102' },
      },
      {
        name: 'Set Lights',
        scheme: ENLIGHTED,
        operation: 'switch.dim',
        params: {
          floorId: '1',
          switchName: 'Meeting Room 2/3 West',
          level: {
            choose: from('Occupancy', 'occupancyState', 'payload.occupancyStatus.occupancyState'),
            is: '0',
            yes: 0,
            no: 80,
          },
          minutes: 15,
        },
      },
    ],
  },
  {
    id: 'event-to-case-and-back',
    name: 'Open a case for an event and close both',
    note: 'Starts a GOSS case for the newest open critical event of TrueSight, acknowledges the event, tells the case that the event has ended, and closes the event. In practice the last two steps run in a flow of their own, when the event has ended.',
    steps: [
      {
        name: 'Open Events',
        scheme: TRUESIGHT,
        operation: 'event.search',
        params: { conditions: { severity: 'CRITICAL', status: 'OPEN' } },
      },
      {
        name: 'Start Case',
        scheme: GOSS,
        operation: 'process.start',
        params: {
          processDefinition: 'monitoringincident',
          userId: 'automation',
          businessKey: EVENT,
        },
      },
      {
        name: 'Acknowledge Event',
        scheme: TRUESIGHT,
        operation: 'event.acknowledge',
        params: { eventId: EVENT },
      },
      {
        name: 'Tell the Case',
        scheme: GOSS,
        operation: 'process.sendMessage',
        params: { messageName: 'eventClosed', businessKey: EVENT, userId: 'automation' },
      },
      {
        name: 'Close Event',
        scheme: TRUESIGHT,
        operation: 'event.close',
        params: { eventId: EVENT },
      },
    ],
  },
];
