import type { AccountFieldForm, ApiForms } from './form-data.js';

let lists: ApiForms = { choices: [], shortForm: [], secrets: [], slots: [], list: [] };

/** Called by the page before it registers its nodes. */
export function describeApi(forms: ApiForms): void {
  lists = forms;
}

export function known(): ApiForms {
  return lists;
}

/** What is chosen in a dialog, or stored in a node. */
export interface Chosen {
  readonly signIn: string;
  readonly document: string;
  /** Fields of the short form that hold something. */
  readonly shortForm: Readonly<Record<string, string>>;
}

/** The fields that the account of such a choice has; none while a document cannot be read. */
export function accountFields({
  signIn,
  document,
  shortForm,
}: Chosen): readonly AccountFieldForm[] {
  if (signIn === 'document') return fieldsOfDocument(document);
  if (signIn !== 'shortForm') {
    return lists.choices.find(({ value }) => value === signIn)?.fields ?? [];
  }
  const names = (shortForm['credentialNames'] ?? '')
    .split(',')
    .filter((name) => name.trim() !== '');
  const alone = names.length === 1 && shortForm['credentialsAs'] !== 'basic';
  return [
    ...(alone ? [] : [{ name: 'username', label: 'User Name' }]),
    { name: 'password', label: alone ? 'Password or Key' : 'Password', secret: true },
  ];
}

function fieldsOfDocument(document: string): readonly AccountFieldForm[] {
  try {
    const { fields } = JSON.parse(document) as { readonly fields?: unknown };
    return Array.isArray(fields) ? fields.filter(isField) : [];
  } catch {
    return [];
  }
}

function isField(value: unknown): value is AccountFieldForm {
  const { name, label } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof name === 'string' && typeof label === 'string';
}

export function isSecret({ secret, pem }: AccountFieldForm): boolean {
  return secret === true || pem === true;
}

/** Where the secrets of these fields are stored: each under its own name, or in a place that stays the same. */
export function storedNames(
  fields: readonly AccountFieldForm[],
  slots: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const names = fields.filter(isSecret).map(({ name }) => name);
  const places = new Map<string, string>();
  for (const name of names) {
    const slot = slots[name];
    if (lists.secrets.includes(name)) places.set(name, name);
    else if (slot !== undefined && lists.slots.includes(slot)) places.set(name, slot);
  }
  for (const name of names.filter((item) => !places.has(item))) {
    const taken = new Set(places.values());
    const free = lists.slots.find((slot) => !taken.has(slot));
    if (free !== undefined) places.set(name, free);
  }
  return places;
}
