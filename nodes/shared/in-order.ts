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
