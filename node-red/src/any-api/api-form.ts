import { InputError, readAccountForm } from '../../../core';
import type { AnyScheme, Description, RawAccount } from '../../../core';
import { presets } from '../../../presets';
import { requireVariables } from '../account-form';
import type { AccountForm } from '../account-form';
import { schemeOfDescription } from '../process-pool';
import { ownSecretNames, secretSlots } from './secret-names';
import { requireReplaced } from '../variables';

/** An account of any API as the flow keeps it. */
export interface ApiAccountForm extends AccountForm {
  /** `shortForm`, `document`, or the id of a preset. */
  readonly signIn?: string;
  readonly baseUrl?: string;
  readonly document?: string;
  /** The fields of the short form by name. */
  readonly shortForm?: Readonly<Record<string, unknown>>;
  /** The fields of the account that are no secret, by name. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Where secrets of other than the usual names are stored: `{ appSecret: 'secret1' }`. */
  readonly slots?: Readonly<Record<string, unknown>>;
  readonly timeoutMs?: unknown;
}

/** An account of any API: how it signs in, and what the person entered for that. */
export interface EnteredApi {
  readonly description: Description;
  readonly scheme: AnyScheme;
  readonly entered: RawAccount;
}

type Credentials = Readonly<Record<string, unknown>>;

/**
 * @throws InputError that names the field and the remedy.
 */
export function enteredApi(form: ApiAccountForm, credentials: Credentials): EnteredApi {
  const signIn = signInOf(form);
  requireReplaced(signIn);
  const description = descriptionOf({
    ...signIn,
    // A form that is read from the top: what is missing is named in its order.
    baseUrl: form.baseUrl,
    username: form.values?.['username'],
    password: credentials['password'],
  });
  const scheme = schemeOfDescription(description);
  const entered = scheme.fields.map((field): readonly [string, unknown] => {
    const { name, kind } = field;
    if (name === 'baseUrl') return [name, form.baseUrl];
    const isSecret = kind === 'secret' || kind === 'pem';
    return [name, isSecret ? storedSecret(form, name, credentials) : form.values?.[name]];
  });
  const values = Object.fromEntries(entered);
  requireVariables(scheme, values);
  return { description, scheme, entered: values };
}

/** The fields that describe the sign-in, under the names of the core. */
function signInOf({
  shortForm,
  signIn,
  document,
}: ApiAccountForm): Readonly<Record<string, unknown>> {
  return { ...shortForm, signIn, document };
}

/** @throws InputError for a form that describes no sign-in. */
function descriptionOf(form: Readonly<Record<string, unknown>>): Description {
  return readAccountForm(form, presets()).description;
}

/** For the labels of the fields that the form shows; undefined where it describes no sign-in. */
export function schemeOfForm(form: ApiAccountForm): AnyScheme | undefined {
  try {
    return schemeOfDescription(descriptionOf(signInOf(form)));
  } catch {
    return undefined;
  }
}

/** The value of a secret field, from where it is stored. */
function storedSecret(form: ApiAccountForm, name: string, credentials: Credentials): unknown {
  const stored = storedNameOf(form, name);
  if (stored !== undefined) return credentials[stored];
  throw new InputError(
    name,
    `${name}: no value is stored. Open the account, enter it and press Done. A document can have ${String(secretSlots().length)} secrets of other names than ${ownSecretNames().join(', ')}.`,
  );
}

/** The name under which a secret field is stored; undefined: it has no place yet. */
export function storedNameOf({ slots = {} }: ApiAccountForm, name: string): string | undefined {
  if (ownSecretNames().includes(name)) return name;
  const slot = Object.hasOwn(slots, name) ? slots[name] : undefined;
  return secretSlots().find((item) => item === slot);
}
