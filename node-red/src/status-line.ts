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
  /** What is known before the first call; idle without. */
  readonly first?: Status;
}

const SECOND = 1_000;
const MINUTE = 60_000;
/** A busy node is drawn four times a second: each drawing goes to every open editor. */
const DRAW_EVERY = 250;
/** So many at once are drawn as they happen: a single call is exact from its begin to its end. */
const BURST = 8;

/** Keeps the status true while nothing happens: a running count, a wait, a life that runs down. */
export function createStatusLine(source: StatusSource): StatusLine {
  let running = 0;
  let waiting: Throttled | undefined;
  let last: Status | 'life' = source.first ?? { fill: 'grey', shape: 'ring', key: 'idle' };
  let shown = '';
  /** What wakes us: the next second or minute, or the next time that we may draw. */
  let timer: NodeJS.Timeout | undefined;
  let isDue = false;
  let draws = BURST;
  let drawnAt = source.clock.mono();
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

  const wake = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      isDue = false;
      draw();
    }, ms);
    timer.unref();
  };

  const draw = (): void => {
    const status = current();
    const text = JSON.stringify(status);
    if (text !== shown) {
      shown = text;
      const now = source.clock.mono();
      draws = Math.min(BURST, draws + Math.floor((now - drawnAt) / DRAW_EVERY)) - 1;
      drawnAt = now;
      source.show(status);
    }
    if (running > 0) wake(SECOND);
    else if (last === 'life' && status.key === 'life') wake(MINUTE);
    else clearTimeout(timer);
  };

  /** Drawn now, or together with what else happens before the next drawing. */
  const update = (): void => {
    if (closed || isDue) return;
    if (draws > 0 || source.clock.mono() - drawnAt >= DRAW_EVERY) {
      draw();
      return;
    }
    isDue = true;
    wake(DRAW_EVERY);
  };

  const ended = (status: Status | 'life' | undefined): void => {
    running -= 1;
    if (status !== undefined) last = status;
    if (running === 0) waiting = undefined;
    update();
  };

  draw();
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
