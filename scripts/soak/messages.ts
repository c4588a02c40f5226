/** What the process that runs Node-RED has seen, as it tells now and then. */
export interface Seen {
  readonly received: number;
  readonly ok: number;
  /** Calls that ended with an error, by its code. */
  readonly failed: Readonly<Record<string, number>>;
  readonly deploys: number;
  readonly heapMb: number;
  readonly rssMb: number;
  /** Sockets and timers that are open. */
  readonly open: number;
}

export type ToHost = 'stop sending' | 'look';
