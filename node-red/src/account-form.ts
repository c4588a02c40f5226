import { InputError, findScheme } from '../../core';
import type { AccountField, AnyScheme, RawAccount, Vendor } from '../../core';

/** An account as Node-RED keeps it: texts from `flows.json`, secrets from the credentials file. */
export interface AccountForm {
  readonly scheme?: string;
  readonly tls?: string;
  readonly proxy?: string;
  readonly allowPlainPassword?: boolean | string;
  readonly lenientParsing?: boolean | string;
  readonly minTlsVersion?: string;
  readonly [name: string]: unknown;
}

/** The fields that the form shows; the others come from the TLS configuration. */
function formFields(scheme: AnyScheme): readonly AccountField[] {
  return scheme.fields.filter((field) => field.from !== 'tls');
}

/** True for what Node-RED keeps in its encrypted credentials file. */
function isSecret(field: AccountField): boolean {
  return field.kind === 'secret' || field.kind === 'pem';
}

/** The scheme that the form names; a vendor with a single one needs no choice. */
export function schemeOf(vendor: Vendor, form: AccountForm): AnyScheme {
  const [only, ...others] = vendor.schemes;
  if (only !== undefined && others.length === 0) return only;
  const id = form.scheme ?? '';
  if (id === '') {
    throw new InputError('scheme', 'scheme: choose how this account signs in.');
  }
  return findScheme(vendor, id);
}

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
 * No URL has `${NAME}` within: it would be asked for as it is written. A password may.
 * @throws InputError that names the field and the variable.
 */
function requireWholeUrls(scheme: AnyScheme, entered: RawAccount): void {
  for (const { kind, name } of scheme.fields) {
    const value = entered[name];
    const [found] = (kind === 'url' && typeof value === 'string' && WITHIN.exec(value)) || [];
    if (found === undefined) continue;
    throw new InputError(
      name,
      `${name}: Node-RED replaces ${found} only where it is the whole value. Nothing was sent. Put the whole URL into an environment variable, or enter it here.`,
    );
  }
}

/** @throws InputError for what Node-RED should have replaced, and could not. */
export function requireVariables(scheme: AnyScheme, entered: RawAccount): void {
  requireReplaced(entered);
  requireWholeUrls(scheme, entered);
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

/** What the person entered for this scheme, each value from where Node-RED keeps it. */
export function enteredFields(
  scheme: AnyScheme,
  form: AccountForm,
  credentials: Readonly<Record<string, unknown>>,
): RawAccount {
  return Object.fromEntries(
    formFields(scheme).map((field) => [
      field.name,
      isSecret(field) ? credentials[field.name] : form[field.name],
    ]),
  );
}
