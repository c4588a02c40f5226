import { InputError } from '../errors';
import { Secret } from '../model/secret';
import { importCurl } from './curl';
import type { CurlImport } from './curl';
import type { DescribedField, Description } from './grammar';
import type { Preset } from './preset';
import { readDescription } from './read-description';
import { readShortForm, shortFormFields } from './short-form';

/** Values of the field Sign-In that are no preset. */
export const SHORT_FORM = 'shortForm';
export const DOCUMENT = 'document';

/** An entry of the field Sign-In: the short form, a document, or a preset by its id. */
export interface SignInChoice {
  readonly value: string;
  readonly label: string;
  readonly preset?: Preset;
}

/** The list that both hosts offer: the two open ways first, then the presets by title. */
export function signInChoices(presets: readonly Preset[]): readonly SignInChoice[] {
  return [
    { value: SHORT_FORM, label: 'Short Form' },
    { value: DOCUMENT, label: 'Document (JSON)' },
    ...presets.map((preset) => ({ value: preset.id, label: preset.title, preset })),
  ];
}

/**
 * An account of type "API" as a form or a credential row holds it. With the base URL in it, it is the whole
 * form: then the account's own fields are checked before its sign-in, since they stand above it.
 */
export type ApiForm = Readonly<Record<string, unknown>>;

/** Likewise, read. */
export interface DescribedAccount {
  readonly description: Description;
  /** The form, with what a pasted curl command says where the form has none: base URL, user, password. */
  readonly form: ApiForm;
}

/**
 * The sign-in that a form of type "API" describes: `signIn` names the choice, `document` holds the JSON,
 * the fields of the short form stand under their own names. `curl` may hold the curl command of the login
 * in place of the short form's fields for the login request.
 * @throws InputError that names the field of the form and the remedy. It never repeats a secret.
 */
export function readAccountForm(form: ApiForm, presets: readonly Preset[]): DescribedAccount {
  const choice = textOf(form, 'signIn') || SHORT_FORM;
  if (choice === DOCUMENT) {
    requireFilled(form, [BASE_URL]);
    return { description: readDescription(documentOf(form)), form };
  }
  if (choice === SHORT_FORM) return fromShortForm(form);
  const preset = presets.find(({ id }) => id === choice);
  if (preset !== undefined) return { description: readDescription(preset.description), form };
  throw new InputError(
    'signIn',
    `signIn: Sign-In "${choice}" does not exist in this version of Latchkey. Choose another, or update Latchkey.`,
  );
}

function documentOf(form: ApiForm): unknown {
  return Object.hasOwn(form, 'document') ? (form['document'] ?? '') : '';
}

/** @throws InputError for what no field of a form holds. */
function textOf(form: ApiForm, name: string): string {
  const value = Object.hasOwn(form, name) ? (form[name] ?? '') : '';
  if (typeof value === 'object' && !(value instanceof Secret)) {
    throw new InputError(name, `${name}: ${name} must be text.`);
  }
  return String(value as string | number | Secret).trim();
}

function fromShortForm(form: ApiForm): DescribedAccount {
  const filled = textOf(form, 'curl') === '' ? form : withCurl(form, importCurl(form['curl']));
  requireFilled(filled, [BASE_URL, ...shortFormFields(filled)]);
  return { description: readShortForm(filled), form: filled };
}

function withCurl(form: ApiForm, imported: CurlImport): ApiForm {
  return { ...form, ...loginOf(imported), ...missing(form, imported) };
}

const BASE_URL = { name: 'baseUrl', label: 'Base URL' } as const;

/** @throws InputError for the first of these fields that is empty in a whole form. */
function requireFilled(form: ApiForm, fields: readonly DescribedField[]): void {
  if (!Object.hasOwn(form, BASE_URL.name)) return;
  const empty = fields.find(({ name }) => textOf(form, name) === '');
  if (empty === undefined) return;
  const { name, label } = empty;
  throw new InputError(name, `${name}: ${label} is missing. Fill it in.`);
}

/** The login request; where the token stands and how it is sent a command does not say. */
function loginOf({ shortForm }: CurlImport): ApiForm {
  if (shortForm === undefined) {
    throw new InputError(
      'curl',
      'curl: this login does not fit into the short form. Choose Document (JSON) as Sign-In and paste the description of this login there.',
    );
  }
  const { signInRequest, credentialsAs, credentialNames, furtherMembers } = shortForm;
  return { signInRequest, credentialsAs, credentialNames, furtherMembers };
}

function missing(form: ApiForm, { baseUrl, account, secrets }: CurlImport): ApiForm {
  const found = { baseUrl, ...account, ...secrets };
  return Object.fromEntries(Object.entries(found).filter(([name]) => textOf(form, name) === ''));
}
