import fc from 'fast-check';

/** Something that happens: what, and two numbers that choose among what there is. */
export type Step<K extends string> = readonly [kind: K, one: number, two: number];

/** Steps in any order; a kind that is listed twice comes twice as often. */
export function stepsOf<K extends string>(kinds: readonly K[]): fc.Arbitrary<readonly Step<K>[]> {
  const step = fc.tuple(fc.constantFrom(...kinds), fc.nat(1_000), fc.nat(1_000));
  return fc.array(step, { minLength: 1, maxLength: 60, size: 'max' });
}

export function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[number % Math.max(1, list.length)];
}

/** A promise that is not kept. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

export function must(holds: boolean, promise: string): void {
  if (!holds) throw new Broken(promise);
}
