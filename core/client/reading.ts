import { ReplyError } from '../errors';
import type { Operation } from '../model/operation';
import type { AccountContext } from './context';
import { subjectOf, unreadableError } from './failure';
import type { Exchanged } from './send';

/** Reads a good response; what is wrong with it is said with the operation's name and without secrets. */
export function reading<T>(
  context: AccountContext,
  operation: Operation,
  sent: Exchanged,
  read: () => T,
): T {
  try {
    return read();
  } catch (fault) {
    if (!(fault instanceof ReplyError)) throw fault;
    throw unreadableError(subjectOf(context, { operation }, sent), sent.reply, fault.message);
  }
}
