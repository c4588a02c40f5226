import { feedersOf } from '../../../core';
import type { Field, Operation } from '../../../core';
import type { FormVersion } from './version';

/** The collection that holds an operation's optional fields. */
export const ADDITIONAL = 'additionalFields';

/**
 * The fields that stand in the form from the start, what another one depends on before it. The others
 * lie in a collection, which nobody opens who does not look for something: so what an operation can
 * need is not put there, and neither is what a list or a rule depends on.
 */
export function inFirstView(row: Operation, version: FormVersion = 'present'): readonly Field[] {
  if (version === 'first') return row.fields.filter((field) => field.required === true);
  // The way out for everything that the list lacks: all of it is in sight, as in the HTTP Request node.
  if (row.resource === 'custom') return row.fields;
  const named = new Set([
    ...row.fields.filter((field) => field.required === true || field.neededWhen).map(nameOf),
    ...row.fields.flatMap(dependencies),
    ...(row.oneOf ?? []).flat(),
  ]);
  const shown = row.fields.filter((field) => named.has(field.name));
  return [...new Set(shown.flatMap((field) => [...above(field, shown), field]))];
}

/** The fields that lie in the collection. */
export function inCollection(row: Operation, version: FormVersion = 'present'): readonly Field[] {
  const shown = new Set(inFirstView(row, version));
  return row.fields.filter((field) => !shown.has(field));
}

function nameOf({ name }: Field): string {
  return name;
}

/** Names of the fields that a field's rule looks at and that its list is made for. */
function dependencies(field: Field): readonly string[] {
  const feeders = field.kind === 'lookup' ? feedersOf(field.lookup) : [];
  return [...Object.keys(field.neededWhen ?? {}), ...feeders];
}

/** What a field depends on, and what that depends on; a circle is gone round once. */
function above(
  field: Field,
  fields: readonly Field[],
  seen: readonly Field[] = [],
): readonly Field[] {
  return dependencies(field).flatMap((name) => {
    const other = fields.find((item) => item.name === name);
    if (other === undefined || other === field || seen.includes(other)) return [];
    return [...above(other, fields, [...seen, field]), other];
  });
}
