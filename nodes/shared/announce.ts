import type { IExecuteFunctions } from 'n8n-workflow';
import type { AnyScheme, Notice } from '../../core';
import { clock } from './clock';
import { inN8nWords } from './phrases';

const DAY = 24 * 3600 * 1000;

/** When a notice was last said, by its words: once a day and process is enough. */
const said = new Map<string, number>();

/** Tells the person what works and should be known: a hint at the node's output, a warning in n8n's log. */
export function announce(
  context: IExecuteFunctions,
  scheme: AnyScheme,
  notices: readonly Notice[],
): void {
  for (const notice of notices) {
    const key = `${scheme.id} ${notice.code} ${notice.message}`;
    const before = said.get(key);
    if (before !== undefined && clock.wall() - before < DAY) continue;
    if (said.size > 1_000) said.clear();
    said.set(key, clock.wall());
    const message = inN8nWords(notice.message);
    context.logger.warn(message);
    context.addExecutionHints({ message, location: 'outputPane' });
  }
}
