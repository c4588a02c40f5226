import { InputError, SignInError } from '../../core';
import type { TokenCell } from '../../core';
import { unsaid } from '../../node-red/src/announcements';
import { createStatusLine } from '../../node-red/src/status-line';
import type { Status, StatusLine } from '../../node-red/src/status-line';

describe('the status under a node', () => {
  let wall: number;
  let cell: { isRenewing: boolean; token: { expires?: number } };
  let shown: Status[];
  let line: StatusLine;

  beforeEach(() => {
    jest.useFakeTimers();
    wall = 1_000_000;
    cell = { isRenewing: false, token: {} };
    shown = [];
    line = createStatusLine({
      cell: () => cell as unknown as TokenCell,
      clock: {
        wall: () => wall,
        mono: () => wall,
        random: () => 0,
        bytes: () => new Uint8Array(),
        sleep: () => Promise.resolve(),
      },
      show: (status) => shown.push(status),
    });
  });

  afterEach(() => {
    line.close();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });

  function pass(ms: number): void {
    wall += ms;
    jest.advanceTimersByTime(ms);
  }

  it('is grey until something happens, then blue with the count', () => {
    expect(shown).toEqual([{ fill: 'grey', shape: 'ring', key: 'idle' }]);
    line.started();
    line.started();
    expect(shown.at(-1)).toMatchObject({ fill: 'blue', key: 'running', values: { count: 2 } });
    line.succeeded([]);
    expect(shown.at(-1)).toMatchObject({ fill: 'blue', values: { count: 1 } });
    line.succeeded([]);
    expect(shown.at(-1)).toMatchObject({ fill: 'green', key: 'ok' });
  });

  it('is yellow while signing in, seen within a second', () => {
    line.started();
    cell.isRenewing = true;
    pass(1_000);
    expect(shown.at(-1)).toMatchObject({ fill: 'yellow', key: 'renewing' });
    cell.isRenewing = false;
    line.succeeded([]);
  });

  it('counts the seconds that the server asks to wait, then goes on', () => {
    line.started();
    line.throttled({ status: 429, until: wall + 3_000 });
    expect(shown.at(-1)).toMatchObject({ fill: 'yellow', values: { status: 429, seconds: 3 } });
    pass(1_000);
    expect(shown.at(-1)).toMatchObject({ values: { seconds: 2 } });
    pass(2_000);
    expect(shown.at(-1)).toMatchObject({ fill: 'blue' });
    line.succeeded([]);
  });

  it.each([
    [49 * 60_000, '49m'],
    [5 * 3_600_000, '5h'],
    [60 * 86_400_000, '60d'],
    [30_000, '<1m'],
  ])('shows what is left of a token: %i ms', (left, text) => {
    cell.token.expires = wall + left;
    line.started();
    line.succeeded([]);
    expect(shown.at(-1)).toMatchObject({ fill: 'green', key: 'life', values: { left: text } });
  });

  it('lets the life run down without a call, to its end', () => {
    cell.token.expires = wall + 90_000;
    line.started();
    line.succeeded([]);
    pass(60_000);
    expect(shown.at(-1)).toMatchObject({ values: { left: '<1m' } });
    pass(60_000);
    expect(shown.at(-1)).toMatchObject({ fill: 'grey', key: 'ended' });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is yellow for what should be looked at', () => {
    line.started();
    line.succeeded([{ code: 'plain-http', message: 'plain' }]);
    expect(shown.at(-1)).toMatchObject({ fill: 'yellow', key: 'notice.plain-http' });
  });

  it.each([
    [new InputError('floorId', 'floorId: no'), 'fault.input', { field: 'floorId' }],
    [
      new SignInError('sign-in-refused', 'no', { status: 401 }),
      'fault.sign-in-refused',
      { status: 401 },
    ],
  ])('is red with the reason', (fault, key, values) => {
    line.started();
    line.failed(fault);
    expect(shown.at(-1)).toMatchObject({ fill: 'red', key, values });
  });

  it('says after a cancelled call what it said before', () => {
    line.started();
    line.cancelled();
    expect(shown.at(-1)).toMatchObject({ fill: 'grey', key: 'idle' });
  });

  it('is drawn a few times a second under load, and is exact when it comes to rest', () => {
    const before = shown.length;
    for (let count = 0; count < 1_000; count += 1) {
      line.started();
      pass(1);
      line.succeeded([]);
      pass(1);
    }
    // What a single call may draw as it happens, and then four a second.
    expect(shown.length - before).toBeLessThanOrEqual(8 + 2 * 4);
    pass(250);
    expect(shown.at(-1)).toMatchObject({ fill: 'green', key: 'ok' });
    const rested = shown.length;
    pass(10_000);
    expect(shown).toHaveLength(rested);
  });

  it('shows the reason of the last failure of many', () => {
    for (let count = 0; count < 50; count += 1) line.started();
    for (let count = 0; count < 49; count += 1) line.succeeded([]);
    line.failed(new InputError('floorId', 'floorId: no'), 'Floor');
    pass(250);
    expect(shown.at(-1)).toMatchObject({ fill: 'red', values: { field: 'Floor' } });
  });

  it('says nothing any more once it is closed', () => {
    line.close();
    const before = shown.length;
    line.started();
    expect(shown).toHaveLength(before);
  });
});

describe('what is announced', () => {
  it('comes once a day, for each notice of each account', () => {
    const [one, other] = [{} as TokenCell, {} as TokenCell];
    const notices = [{ code: 'expires-soon', message: 'ends in 3 days' }] as const;
    const day = 24 * 3600 * 1000;
    expect(unsaid(one, notices, 0)).toEqual(notices);
    expect(unsaid(one, notices, day - 1)).toEqual([]);
    expect(unsaid(other, notices, day - 1)).toEqual(notices);
    expect(unsaid(one, notices, day)).toEqual(notices);
    expect(unsaid(one, [{ code: 'expired', message: 'ended' }], day)).toHaveLength(1);
  });
});
