/** `${NAME}` in what a person enters: Node-RED replaces it in a whole value, and where the variable is set. */
import { InputError } from '../../core';

/** Whole values that Node-RED replaces by an environment variable, if it is set. */
const VARIABLE = /^\$(?:\{(.+)\}|\((.+)\))$/s;

/** The same within a value, which Node-RED leaves alone. */
const WITHIN = /\$(?:\{[^{}]+\}|\([^()]+\))/;

/** The name in `${NAME}` or `$(NAME)` as a whole value; undefined for any other value. */
export function variableOf(value: unknown): string | undefined {
  const [, inBraces, inBrackets] =
    typeof value === 'string' ? (VARIABLE.exec(value.trim()) ?? []) : [];
  return inBraces ?? inBrackets;
}

/**
 * A value that still names a variable was not replaced: sent as it stands it would be a wrong password.
 * @throws InputError that names the field and the variable.
 */
export function requireReplaced(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const variable = variableOf(value);
    if (variable !== undefined) throw notSetError(name, variable);
  }
}

/** The same for the values of another node that a field of the form chooses: TLS configuration, proxy. */
export function requireReplacedIn(field: string, values: readonly unknown[]): void {
  for (const value of values) requireReplaced({ [field]: value });
}

/**
 * No URL or path has `${NAME}` within: it would be asked for as it is written. A password may.
 * @throws InputError that names the field and the variable.
 */
export function requireWhole(field: string, value: unknown): void {
  const [found] = (typeof value === 'string' && WITHIN.exec(value)) || [];
  if (found === undefined) return;
  throw new InputError(
    field,
    `${field}: Node-RED replaces ${found} only where it is the whole value. Nothing was sent. Put the whole value into an environment variable, or enter it here.`,
  );
}

export function notSetError(field: string, variable: string): InputError {
  const [name = variable] = /[A-Za-z_][\w.-]*/.exec(variable) ?? [];
  return new InputError(
    field,
    name === variable
      ? `${field}: the environment variable ${name} is not set. Nothing was sent. Set it where Node-RED is started or in the flow's environment, or enter the value itself.`
      : `${field}: Node-RED takes everything between the brackets for the name of an environment variable: it knows no default values. Nothing was sent. Write \${${name}}, and set ${name} where Node-RED is started.`,
  );
}
