import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import {
  DOCUMENT,
  InputError,
  readAccount,
  readAccountForm,
  rememberApis,
  rememberDescriptions,
} from '../../../core';
import type { AnyScheme, DescribedAccount, Description, RawAccount } from '../../../core';
import { presets } from '../../../presets';
import type { CredentialKind } from '../accounts';
import { NAMED_FIELDS, OTHER_VALUES } from './credential-fields';
import { inFormWords } from './words';

/** One memory per process: n8n reads a credential anew for each request. */
const schemeOf = rememberDescriptions();
const vendorOf = rememberApis();

/** The credential type whose own fields describe its sign-in. */
export const DESCRIBED: CredentialKind = {
  read: (credentials) => {
    const { scheme, raw } = openDescribed(credentials);
    return { vendor: vendorOf(scheme), scheme, account: readAccount(scheme, raw) };
  },
  inWords: inFormWords,
};

/** A described account with its scheme, before its values are checked. */
export interface OpenDescribed {
  readonly description: Description;
  readonly scheme: AnyScheme;
  readonly raw: RawAccount;
}

/** @throws InputError that names the field of the credential's form. */
export function openDescribed(credentials: ICredentialDataDecryptedObject): OpenDescribed {
  const { description, form } = readAccountForm(credentials, presets());
  return { description, scheme: schemeOf(description), raw: valuesOf({ description, form }) };
}

/** The values of a document's fields stand in fields of the form and in one JSON object. */
function valuesOf({ description, form }: DescribedAccount): RawAccount {
  if (form['signIn'] !== DOCUMENT) return form;
  const others = otherValues(form[OTHER_VALUES]);
  for (const { name, label, optional, default: given } of description.fields ?? []) {
    const value = Object.hasOwn(form, name) ? form[name] : others[name];
    const isThere = value !== undefined && value !== null && value !== '';
    if (isThere || optional === true || given !== undefined) continue;
    const place = NAMED_FIELDS.some((field) => field.name === name)
      ? `Select ${labelOf(name)} under Fields and fill it in`
      : `Select Other Values (JSON) under Fields and add "${name}" there`;
    throw new InputError(name, `${name}: ${label} is missing. ${place}.`);
  }
  return { ...others, ...form };
}

function labelOf(name: string): string {
  return NAMED_FIELDS.find((field) => field.name === name)?.label ?? name;
}

function otherValues(text: unknown): Readonly<Record<string, unknown>> {
  if (text === undefined || text === null || String(text).trim() === '') return {};
  try {
    const value: unknown = JSON.parse(String(text));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Readonly<Record<string, unknown>>;
    }
  } catch {
    // Said below: the parser's own words would repeat a part of the text.
  }
  throw new InputError(
    OTHER_VALUES,
    `${OTHER_VALUES}: Other Values (JSON) must be a JSON object of names and values, such as { "tenant": "acme" }.`,
  );
}
