/** What the two servers know at start, and where created things are kept. */
import type { Slots } from './criteria';

export const CELL = 'pncell_tsim';
export const SERVER = 'tsim';

export interface Device {
  readonly deviceId: string;
  readonly dnsName: string;
  readonly dispName: string;
  readonly ipAddress: string;
  readonly deviceEntityType: string;
  readonly deviceType: string;
  readonly parentDeviceId: string;
  readonly os: string;
}

export interface Instance {
  readonly deviceId: string;
  readonly monUniqName: string;
  readonly monInstName: string;
  readonly monInstKey: InstanceKey;
  readonly attributeMap: Readonly<Record<string, string>>;
}

export interface InstanceKey {
  readonly serverId: number;
  readonly monTypeId: number;
  readonly monInstId: number;
}

export type PolicyKind = 'monitoringPolicy' | 'blackoutPolicy' | 'stagingPolicy';

export interface Policy {
  readonly id: string;
  readonly kind: PolicyKind;
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface Timeframe {
  readonly id: string;
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export const DEVICES: readonly Device[] = [
  device('1', 'esx01', '10.4.0.10', 'VmWare.Host', '0', 'ESX'),
  device('2', 'web01', '10.4.0.11', 'Computer', '1', 'Windows Server 2019'),
  device('3', 'web02', '10.4.0.12', 'Computer', '1', 'Windows Server 2019'),
  device('4', 'db01', '10.4.0.20', 'Computer', '0', 'Red Hat Enterprise Linux 8'),
];

export const MONITOR_TYPES: readonly Readonly<Record<string, string>>[] = [
  { name: 'CPU', monUniqueName: 'NT_CPU', monitorCategory: 'system' },
  { name: 'Memory', monUniqueName: 'NT_MEMORY', monitorCategory: 'system' },
  { name: 'Filesystem', monUniqueName: 'FILESYSTEM', monitorCategory: 'system' },
];

export const INSTANCES: readonly Instance[] = [
  instance('2', 'NT_CPU', 'CPU_0', 21013, 1),
  instance('2', 'NT_MEMORY', 'Memory', 21014, 1),
  instance('3', 'NT_CPU', 'CPU_0', 21013, 2),
  instance('4', 'FILESYSTEM', '/var', 21020, 1),
];

export const APPLICATIONS: readonly Readonly<Record<string, unknown>>[] = [
  { applicationId: 'app-1', applicationName: 'Web shop', isSynthetic: true },
  { applicationId: 'app-2', applicationName: 'Intranet', isSynthetic: false },
];

/** Everything that calls can change. */
export interface Data {
  /** Slots by mc_ueid. */
  readonly events: Map<string, Slots>;
  readonly cis: Map<string, Slots>;
  readonly policies: Map<string, Policy>;
  readonly timeframes: Map<string, Timeframe>;
  readonly slos: Map<string, Slots>;
  readonly subscriptions: Map<string, Slots>;
  /** A number that was not given before. */
  nextNumber(): number;
}

export function createData(): Data & { reset(): void } {
  let last = 0;
  const data = {
    events: new Map<string, Slots>(),
    cis: new Map<string, Slots>(),
    policies: new Map<string, Policy>(),
    timeframes: new Map<string, Timeframe>(),
    slos: new Map<string, Slots>(),
    subscriptions: new Map<string, Slots>(),
    nextNumber: () => (last += 1),
    reset: () => {
      last = 0;
      for (const map of [data.events, data.cis, data.slos, data.subscriptions]) map.clear();
      data.policies.clear();
      data.timeframes.clear();
      seed(data);
    },
  };
  seed(data);
  return data;
}

function seed(data: Data): void {
  data.cis.set('bppmh_101', {
    CI_ID: 'bppmh_101',
    Name: 'web01',
    CLASS: 'BMC_ComputerSystem',
    status: 'OK',
    HomeCell: CELL,
    maintenance_mode: 'NO',
  });
  data.timeframes.set('tf-1', {
    id: 'tf-1',
    name: 'Weekend',
    content: {
      name: 'Weekend',
      startTime: '0:0',
      endHour: { time: '23:59', type: 'time' },
      recurrencePattern: { recurrence: 'weekly', details: { daysOfWeek: '1,7' } },
    },
  });
  data.policies.set('pol-1', {
    id: 'pol-1',
    kind: 'monitoringPolicy',
    name: 'Windows base',
    // The real export holds the passwords of monitored systems in plain text, so this one does too.
    content: {
      id: 'pol-1',
      name: 'Windows base',
      type: 'monitoring',
      enabled: true,
      shared: true,
      precedence: 100,
      tenant: { name: '*', id: '*' },
      monitorConfiguration: {
        solution: 'MSWINDOWS',
        account: { username: 'svc-monitor', password: 'plain-text-of-a-monitored-system' },
      },
    },
  });
}

function device(
  deviceId: string,
  name: string,
  ipAddress: string,
  deviceEntityType: string,
  parentDeviceId: string,
  os: string,
): Device {
  return {
    deviceId,
    dnsName: `${name}.example.test`,
    dispName: name,
    ipAddress,
    deviceEntityType,
    deviceType: deviceEntityType === 'Computer' ? 'Server' : 'Virtual host',
    parentDeviceId,
    os,
  };
}

function instance(
  deviceId: string,
  monUniqName: string,
  monInstName: string,
  monTypeId: number,
  monInstId: number,
): Instance {
  return {
    deviceId,
    monUniqName,
    monInstName,
    monInstKey: { serverId: 1, monTypeId, monInstId },
    attributeMap: { Availability: '100', CollectionStatus: 'OK', InstanceName: monInstName },
  };
}
