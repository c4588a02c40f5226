/** What can be started in the workflow worker of a made-up council, and one case that is already finished. */
import { workerError } from './rpc-error';
import type { Params } from './parameter-schema';

interface Definition {
  readonly key: string;
  readonly name: string;
  readonly id: string;
  readonly task: string;
  /** The message that an instance waits for, and that ends it. */
  readonly message: string;
}

export interface ProcessInstance {
  readonly id: string;
  readonly definition: Definition;
  readonly startUserId: string;
  readonly startTime: string;
  readonly endTime: string | null;
  readonly businessKey: string;
  readonly variables: Params;
}

const POTHOLE: Definition = {
  key: 'reportpothole',
  name: 'Report Pothole',
  id: 'reportpothole:3:27618',
  task: 'Inspect',
  message: 'workDone',
};

export const DEFINITIONS: readonly Definition[] = [
  POTHOLE,
  {
    key: 'bulkywaste',
    name: 'Bulky Waste',
    id: 'bulkywaste:1:31002',
    task: 'Book a truck',
    message: 'paymentReceived',
  },
  {
    key: 'monitoringincident',
    name: 'Monitoring Incident',
    id: 'monitoringincident:1:32001',
    task: 'Look into it',
    message: 'eventClosed',
  },
];

export function utc(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

export function isoTime(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const time = Date.parse(value);
  if (Number.isNaN(time) || !value.endsWith('Z')) {
    throw workerError('Dates must be ISO 8601 in UTC, such as 2018-09-30T08:43:56Z');
  }
  return time;
}

const FINISHED_START = Date.parse('2026-11-01T09:00:00Z');

export const FINISHED: ProcessInstance = {
  id: '27600',
  definition: POTHOLE,
  startUserId: 'a0c5f1de-2f6f-4d8a-9df4-0c1d8f2f7a11',
  startTime: utc(FINISHED_START),
  endTime: utc(FINISHED_START + 3_600_000),
  businessKey: '0717-6739-1689-9689',
  variables: { street: 'High Street', depthCentimetres: 7 },
};
