import type { Placement } from '../model/field';

type Named = Placement & { readonly name: string };

/** The names on the way to a value in a body; none: the value is the whole body. */
export function bodyPath(field: Named): readonly string[] {
  const { to = field.name } = field;
  return typeof to === 'string' ? to.split('.') : to;
}

/** The name of a parameter, header or cookie; there a dot is a character like any other. */
export function wireName(field: Named): string {
  const { to = field.name } = field;
  return typeof to === 'string' ? to : to.join('.');
}
