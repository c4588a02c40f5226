/** An operation as the list of operations shows it. */
export interface Offered {
  /** `resource.operation`. */
  readonly id: string;
  /** Name of the resource. */
  readonly group: string;
  readonly name: string;
  readonly description: string;
}

/**
 * The operations that hold every word of the text in name, resource, id or description; those that hold
 * them all without the description come first. All of them for an empty text.
 */
export function searchOperations(offered: readonly Offered[], text: string): readonly Offered[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const holdsAll = (...places: readonly string[]): boolean => {
    const read = places.join(' ').toLowerCase();
    return words.every((word) => read.includes(word));
  };
  const byName = offered.filter(({ id, group, name }) => holdsAll(id, group, name));
  const others = offered.filter(
    (one) => !byName.includes(one) && holdsAll(one.id, one.group, one.name, one.description),
  );
  return [...byName, ...others];
}
