import type { Vendor } from '../../kit';
import { guide } from './guide';
import { version1 } from './n8n-version-1';
import { blackoutOperations } from './operations/blackout';
import { ciOperations } from './operations/ci';
import { eventOperations } from './operations/event';
import { infrastructureOperations } from './operations/infrastructure';
import { instanceDataOperations } from './operations/instance-data';
import { monitoringDataOperations } from './operations/monitoring-data';
import { policyOperations } from './operations/policy';
import { sessionOperations } from './operations/session';
import { sloOperations } from './operations/slo';
import { subscriptionOperations } from './operations/subscription';
import { timeFrameOperations } from './operations/time-frame';
import { basic, readyToken, token } from './schemes';

export const vendor: Vendor = {
  id: 'truesight',
  name: 'BMC TrueSight',
  description:
    'BMC TrueSight Operations Management: Presentation Server (TSPS) and Infrastructure Management (TSIM)',
  aliases: ['bmc', 'tsim', 'tsps', 'monitoring', 'events', 'itsm'],
  n8n: { className: 'TrueSight', version1 },
  // An eye over a pulse line.
  glyph:
    'M12 3C7 3 3 6.5 1.5 10 3 13.5 7 17 12 17s9-3.5 10.5-7C21 6.5 17 3 12 3zm0 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zm0 2a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM2 19h6l2 2 2.5-3 2 1h7.5v1.5h-8l-1.3-.6L10.1 23l-2.7-2.5H2z',
  color: '#F2A65A',
  schemes: [token, basic, readyToken],
  resources: {
    event: { name: 'Event' },
    subscription: { name: 'Subscription' },
    ci: { name: 'CI' },
    device: { name: 'Device' },
    instance: { name: 'Monitor Instance' },
    monitorType: { name: 'Monitor Type' },
    monitoringData: { name: 'Monitoring Data' },
    tenant: { name: 'Tenant' },
    policy: { name: 'Policy' },
    blackoutPolicy: { name: 'Blackout Policy' },
    stagingPolicy: { name: 'Staging Policy' },
    timeFrame: { name: 'Time Frame' },
    slo: { name: 'SLO' },
    agent: { name: 'Agent' },
    application: { name: 'Application' },
    userGroup: { name: 'User Group' },
    session: { name: 'Session' },
  },
  operations: [
    ...eventOperations,
    ...subscriptionOperations,
    ...ciOperations,
    ...infrastructureOperations,
    ...instanceDataOperations,
    ...monitoringDataOperations,
    ...policyOperations,
    ...blackoutOperations,
    ...timeFrameOperations,
    ...sloOperations,
    ...sessionOperations,
  ],
  guide,
};
