import { InputError, findScheme } from '../../core';
import type { AccountField, AnyScheme, RawAccount, Vendor } from '../../core';
import { requireReplaced, requireWhole } from './variables';

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

/** @throws InputError for what Node-RED should have replaced, and could not. */
export function requireVariables(scheme: AnyScheme, entered: RawAccount): void {
  requireReplaced(entered);
  for (const { kind, name } of scheme.fields) {
    if (kind === 'url') requireWhole(name, entered[name]);
  }
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
