import type { Clock, LatchkeyError, Notice, TokenCell } from '../../core';
import type { Throttled } from './account-session';

/** What Node-RED shows under a node. Texts are keys of the catalogue with what goes into them. */
export interface Status {
  readonly fill: 'grey' | 'blue' | 'yellow' | 'green' | 'red';
  readonly shape: 'dot' | 'ring';
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface StatusLine {
  started(): void;
  throttled(throttled: Throttled): void;
  /** A call ended well. */
  succeeded(notices: readonly Notice[]): void;
  /** @param label of the field that is wrong, if one is */
  failed(fault: LatchkeyError, label?: string): void;
  /** A call was taken back: nothing to say about the account. */
  cancelled(): void;
  close(): void;
}

export interface StatusSource {
  readonly cell: () => TokenCell | undefined;
  readonly clock: Clock;
  show(status: Status): void;
}

const SECOND = 1_000;
const MINUTE = 60_000;

/** Keeps the status true while nothing happens: a running count, a wait, a life that runs down. */
export function createStatusLine(source: StatusSource): StatusLine {
  let running = 0;
  let waiting: Throttled | undefined;
  let last: Status | 'life' = { fill: 'grey', shape: 'ring', key: 'idle' };
  let shown = '';
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const current = (): Status => {
    const now = source.clock.wall();
    const wait = waiting === undefined ? 0 : Math.ceil((waiting.until - now) / SECOND);
    if (running > 0 && waiting !== undefined && wait > 0) {
      const values = { status: waiting.status, seconds: wait };
      return { fill: 'yellow', shape: 'ring', key: 'waiting', values };
    }
    if (running > 0 && source.cell()?.isRenewing === true) {
      return { fill: 'yellow', shape: 'dot', key: 'renewing' };
    }
    if (running > 0)
      return { fill: 'blue', shape: 'dot', key: 'running', values: { count: running } };
    return last === 'life' ? lifeStatus(source.cell()?.token?.expires, now) : last;
  };

  const update = (): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = undefined;
    const status = current();
    const text = JSON.stringify(status);
    if (text !== shown) {
      shown = text;
      source.show(status);
    }
    const pause =
      running > 0 ? SECOND : last === 'life' && status.key === 'life' ? MINUTE : undefined;
    if (pause === undefined) return;
    timer = setTimeout(update, pause);
    timer.unref();
  };

  const ended = (status: Status | 'life' | undefined): void => {
    running -= 1;
    if (status !== undefined) last = status;
    if (running === 0) waiting = undefined;
    update();
  };

  update();
  return {
    started() {
      running += 1;
      update();
    },
    throttled(throttled) {
      waiting = throttled;
      update();
    },
    succeeded: (notices) => ended(noticeStatus(notices) ?? 'life'),
    failed: (fault, label) => ended(faultStatus(fault, label)),
    cancelled: () => ended(undefined),
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** Green with what is left of the token; plain green for a secret that has no end. */
function lifeStatus(expires: number | undefined, now: number): Status {
  if (expires === undefined) return { fill: 'green', shape: 'dot', key: 'ok' };
  const minutes = Math.floor((expires - now) / MINUTE);
  if (expires <= now) return { fill: 'grey', shape: 'ring', key: 'ended' };
  if (minutes < 1) return { fill: 'green', shape: 'dot', key: 'life', values: { left: '<1m' } };
  const left =
    minutes < 120
      ? `${String(minutes)}m`
      : minutes < 2880
        ? `${String(Math.floor(minutes / 60))}h`
        : `${String(Math.floor(minutes / 1440))}d`;
  return { fill: 'green', shape: 'dot', key: 'life', values: { left } };
}

function noticeStatus(notices: readonly Notice[]): Status | undefined {
  const [first] = notices;
  return first === undefined
    ? undefined
    : { fill: 'yellow', shape: 'dot', key: `notice.${first.code}` };
}

/** Red with the reason, in under twenty letters. */
function faultStatus(fault: LatchkeyError, label = fault.field ?? ''): Status {
  const base = { fill: 'red', shape: 'ring' } as const;
  if (fault.code === 'input') {
    return { ...base, key: 'fault.input', values: { field: label } };
  }
  if (fault.status !== undefined) {
    return { ...base, key: `fault.${fault.code}`, values: { status: fault.status } };
  }
  return { ...base, key: `fault.${fault.code}`, values: { status: '' } };
}
