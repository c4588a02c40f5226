import { setTimeout as sleep } from 'node:timers/promises';

import { anyOf } from '../../core/model/abort';
import { collectGarbage } from '../support/collect-garbage';

describe('a signal made of several', () => {
  it('ends in time though nothing else holds the timeout', async () => {
    const ended = jest.fn();
    anyOf(new AbortController().signal, AbortSignal.timeout(50)).addEventListener('abort', ended);
    await sleep(10);
    collectGarbage();
    await sleep(200);
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('ends with each of them, those that were left out aside', () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const both = anyOf(one.signal, undefined, other.signal);
    expect(both.aborted).toBe(false);
    other.abort('over');
    expect(both).toMatchObject({ aborted: true, reason: 'over' });
    expect(anyOf(undefined, one.signal).aborted).toBe(false);
  });
});
