import type { Node, NodeAPI } from 'node-red';
import { InputError } from '../../core';
import { variableOf } from './variables';

type Values = Readonly<Record<string, unknown>>;

/**
 * Does what may throw an InputError that quotes a value of a form. What the environment has given may be a
 * secret in the wrong place: its variable is named instead.
 * @param written the form with `${NAME}` in it.
 * @param resolved the same with the values of the environment.
 */
export function namingVariables<T>(written: Values, resolved: Values, work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof InputError)) throw fault;
    const variables = replacements(written, resolved);
    const message = fault.message.replaceAll(/"([^"]+)"/g, (quoted, shown: string) => {
      const found = variables.find(([value]) => isShownAs(value, shown));
      return found === undefined ? quoted : `"${found[1]}"`;
    });
    throw new InputError(fault.field ?? '', message);
  }
}

/** A node as the flows have it, `${NAME}` and all. */
export function writtenOf(RED: NodeAPI, node: Node): Values {
  // Within a subflow a node has an id of its own.
  const { _alias = node.id } = node as { readonly _alias?: string };
  let found: Values = {};
  RED.nodes.eachNode((one) => {
    if (one.id === _alias) found = one as unknown as Values;
  });
  return found;
}

/** A long value is shown by its beginning, and without what stands before an "@". */
function isShownAs(value: string, shown: string): boolean {
  const part = shown.replace(/(?:\.\.\.|…)$/, '');
  return (
    value.startsWith(part) || (part.includes('@') && value.includes(part.replace(/^.*@/s, '@')))
  );
}

function replacements(
  written: Values,
  resolved: Values,
): readonly (readonly [value: string, variable: string])[] {
  return Object.entries(written).flatMap(([name, text]) => {
    const value = resolved[name];
    const isOther = typeof value === 'string' && value.trim() !== '' && value !== text;
    return variableOf(text) !== undefined && isOther ? [[value.trim(), String(text)] as const] : [];
  });
}
