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
}

export interface Policy {
  readonly id: string;
  readonly kind: 'monitoringPolicy' | 'blackoutPolicy';
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface Timeframe {
  readonly id: string;
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export const DEVICES: readonly Device[] = [
  device('1', 'esx01', '10.4.0.10', 'VmWare.Host', '0'),
  device('2', 'web01', '10.4.0.11', 'Computer', '1'),
  device('3', 'web02', '10.4.0.12', 'Computer', '1'),
  device('4', 'db01', '10.4.0.20', 'Computer', '0'),
];

export const MONITOR_TYPES: readonly Readonly<Record<string, string>>[] = [
  { name: 'CPU', monUniqueName: 'NT_CPU', monitorCategory: 'system' },
  { name: 'Memory', monUniqueName: 'NT_MEMORY', monitorCategory: 'system' },
  { name: 'Filesystem', monUniqueName: 'FILESYSTEM', monitorCategory: 'system' },
];

/** Everything that calls can change. */
export interface Data {
  /** Slots by mc_ueid. */
  readonly events: Map<string, Slots>;
  readonly cis: Map<string, Slots>;
  readonly policies: Map<string, Policy>;
  readonly timeframes: Map<string, Timeframe>;
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
    nextNumber: () => (last += 1),
    reset: () => {
      last = 0;
      data.events.clear();
      data.cis.clear();
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
    content: {
      id: 'pol-1',
      name: 'Windows base',
      type: 'monitoring',
      enabled: true,
      shared: true,
      precedence: 100,
      tenant: { name: '*', id: '*' },
    },
  });
}

function device(
  deviceId: string,
  name: string,
  ipAddress: string,
  deviceEntityType: string,
  parentDeviceId: string,
): Device {
  return {
    deviceId,
    dnsName: `${name}.example.test`,
    dispName: name,
    ipAddress,
    deviceEntityType,
    deviceType: deviceEntityType === 'Computer' ? 'Server' : 'Virtual host',
    parentDeviceId,
  };
}
