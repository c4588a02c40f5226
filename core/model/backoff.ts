/**
 * Full jitter: anything from 0 to a ceiling that doubles with each failure. Milliseconds.
 * @param failures failures so far, 1 for the first.
 * @param random 0 <= n < 1.
 */
export function backoff(
  failures: number,
  random: number,
  first = 1_000,
  longest = 300_000,
): number {
  return Math.min(first * 2 ** (failures - 1), longest) * random;
}
