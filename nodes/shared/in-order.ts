/**
 * Does the work for each index and gives the results in order. The first goes alone: a wrong secret is
 * then seen by one call, not by as many as the server lets in. The others go `width` at a time; after a
 * failure nothing new is begun.
 */
export async function inOrder<T>(
  count: number,
  width: number,
  work: (index: number) => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = [];
  let next = 0;
  let hasFailed = false;
  const takeNext = async (): Promise<void> => {
    const index = next;
    next += 1;
    const result = work(index);
    result.catch(() => {
      hasFailed = true;
    });
    results[index] = await result;
  };
  const takeAll = async (): Promise<void> => {
    while (next < count && !hasFailed) await takeNext();
  };
  if (count > 0) await takeNext();
  await Promise.all(Array.from({ length: width }, takeAll));
  return results;
}

/** Calls that only read go out this many at a time; the account's own limit of calls is 10 as well. */
const READS_AT_A_TIME = 10;
const MOST_AT_A_TIME = 1_000;

/**
 * How many items go out together: as many as the person has set. Without that, what changes something is done
 * in the order of the items, one after the other. What is wrong with the number is said by `readLimits`.
 */
export function itemsAtATime(
  { concurrency }: Readonly<Record<string, unknown>>,
  onlyReads: boolean,
): number {
  const set = Number(concurrency ?? NaN);
  if (set >= 1) return Math.min(set, MOST_AT_A_TIME);
  return onlyReads ? READS_AT_A_TIME : 1;
}
