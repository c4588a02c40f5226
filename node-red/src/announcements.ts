import type { Clock, Notice, TokenCell } from '../../core';
import type { AccountSession } from './account-session';

const DAY = 24 * 3600 * 1000;

/** When each notice of an account was last said. By cell, since that outlives the node objects of a deploy. */
const said = new WeakMap<TokenCell, Map<string, number>>();

/** The notices that have not been said within a day, marked as said. */
export function unsaid(
  cell: TokenCell,
  notices: readonly Notice[],
  wallMs: number,
): readonly Notice[] {
  const times = said.get(cell) ?? new Map<string, number>();
  said.set(cell, times);
  const due = notices.filter(({ code, message }) => {
    const last = times.get(`${code} ${message}`);
    return last === undefined || wallMs - last >= DAY;
  });
  for (const { code, message } of due) times.set(`${code} ${message}`, wallMs);
  return due;
}

/** Warns of what the person should know now and once a day from then on, calls or none. */
export function announceDaily(
  session: Pick<AccountSession, 'cell' | 'notices'>,
  clock: Clock,
  warn: (message: string) => void,
): () => void {
  const announce = (): void => {
    for (const notice of unsaid(session.cell, session.notices(), clock.wall()))
      warn(notice.message);
  };
  announce();
  const timer = setInterval(announce, DAY);
  timer.unref();
  return () => clearInterval(timer);
}
