import { createHash } from 'node:crypto';
import type { AccountField, AnyAccount, FieldValue } from '../model/account-field';
import { isDateTime } from '../model/date-time';
import { dateText } from '../model/date-value';
import { InputError } from '../errors';
import { repairPem, requireCertificates } from '../model/pem';
import type { AnyScheme } from '../model/scheme';
import { Secret } from '../model/secret';
import { hasControlCharacter, readBaseUrl, withoutEnd } from '../model/url';
import { readKey } from './read-key';

/** An account as a form or a credential row holds it. */
export type RawAccount = Readonly<Record<string, unknown>>;

/**
 * Checks what a person entered and gives the account as the scheme's functions want it. Unknown
 * properties (n8n's own, another scheme's) are left out.
 * @throws InputError that names the field and the remedy. It never repeats a secret.
 */
export function readAccount(scheme: AnyScheme, raw: RawAccount): AnyAccount {
  const account: Record<string, FieldValue> = {};
  // From the top, so that what is named first is what a person comes to first.
  for (const field of scheme.fields) {
    requireOneOf(scheme, field, raw);
    const value = readField(withNeed(scheme, field, raw), ownOf(raw, field.name));
    if (value !== undefined) account[field.name] = value;
  }
  const fault = scheme.check?.(account);
  if (fault !== undefined) throw new InputError(fault.field, `${fault.field}: ${fault.message}`);
  return account;
}

function ownOf(raw: RawAccount, name: string): unknown {
  return Object.hasOwn(raw, name) ? raw[name] : undefined;
}

/** Said at the first field of a group. */
function requireOneOf(
  { oneOf = [], fields }: AnyScheme,
  { name }: AccountField,
  raw: RawAccount,
): void {
  const group = oneOf.find(([first]) => first === name);
  if (group?.every((one) => String(ownOf(raw, one) ?? '').trim() === '') !== true) return;
  const labels = fields.filter((field) => group.includes(field.name)).map(({ label }) => label);
  throw new InputError(name, `${name}: Enter ${labels.join(' or ')}: one of them is required.`);
}

/** The field as it is with what was chosen elsewhere. */
function withNeed({ fields }: AnyScheme, field: AccountField, raw: RawAccount): AccountField {
  if (field.neededWhen === undefined) return field;
  const required = Object.entries(field.neededWhen).every(([name, values]) => {
    const entered = String(ownOf(raw, name) ?? '');
    return values.includes(entered === '' ? defaultOf(fields, name) : entered);
  });
  return { ...field, required };
}

function defaultOf(fields: readonly AccountField[], name: string): string {
  const [standard = ''] = fields.flatMap((field) =>
    field.name === name && 'default' in field ? [String(field.default)] : [],
  );
  return standard;
}

function readField(field: AccountField, raw: unknown): FieldValue {
  const text = textOf(field, raw);
  if (text.trim() === '') return withoutValue(field);
  switch (field.kind) {
    case 'url':
      return readBaseUrl(field.name, text, field.default ?? field.placeholder ?? 'https://host');
    case 'text':
      return oneLine(field, text.trim());
    case 'secret':
      return new Secret(readSecret(field, text));
    case 'pem':
      return new Secret(repairPem(text));
    case 'integer':
      return readInteger(field, text);
    case 'boolean':
      return text === 'true';
    case 'enum':
      return readEnum(field, text);
    case 'date':
      return readDate(field, text.trim());
    case 'words':
      return wordsOf(text);
  }
}

/** More than any key or address has, so that what was pasted by mistake is not looked at further. */
const MOST_LETTERS = 16_384;
/** A chain of certificates, or a container in base64. */
const MOST_LETTERS_OF_PEM = 262_144;

function textOf(field: AccountField, raw: unknown): string {
  const given =
    raw instanceof Secret ? raw.reveal() : (dateText(raw) ?? listText(field, raw) ?? raw ?? '');
  if (!['string', 'number', 'boolean', 'bigint'].includes(typeof given)) {
    throw new InputError(field.name, `${field.name}: ${field.label} must be text.`);
  }
  const text = String(given);
  requireLength(field, text, field.kind === 'pem' ? MOST_LETTERS_OF_PEM : MOST_LETTERS);
  return text;
}

/** Words may be a list already, as they are in an account that is read again. */
function listText(field: AccountField, raw: unknown): string | undefined {
  if (field.kind !== 'words' || !Array.isArray(raw)) return undefined;
  return raw.every((item) => typeof item === 'string') ? raw.join(' ') : undefined;
}

function requireLength(
  { name, label }: Pick<AccountField, 'name' | 'label'>,
  text: string,
  most: number,
): void {
  if (text.length <= most) return;
  throw new InputError(
    name,
    `${name}: ${label} has ${String(text.length)} characters, and at most ${String(most)} are allowed. Check what was pasted.`,
  );
}

/**
 * Certificates that are no field of the scheme (a host's own CA certificate), repaired.
 * @throws InputError when they are too long, or cannot be read: node:tls passes over such in silence.
 */
export function readCertificates(name: string, label: string, text: string): string {
  requireLength({ name, label }, text, MOST_LETTERS_OF_PEM);
  // Each of a bundle is looked at as it was pasted; one in bare base64 has no beginning to be found by.
  const pem = text.includes('-----BEGIN ') ? text : repairPem(text);
  requireCertificates(name, label, pem, repairPem);
  return repairPem(text);
}

/** A trailing line break comes along with almost every copied secret, and blanks with many a key. */
function readSecret(field: AccountField & { readonly kind: 'secret' }, text: string): string {
  if (field.trim !== true) return oneLine(field, withoutEnd(text, '\r', '\n'));
  return oneLine(field, readKey(field, text.trim()));
}

function withoutValue(field: AccountField): FieldValue {
  if ('default' in field && field.default !== undefined) {
    return field.kind === 'words' ? wordsOf(field.default) : field.default;
  }
  if (field.required === true) {
    throw new InputError(
      field.name,
      `${field.name}: ${field.label} is missing. ${field.where === undefined ? 'Fill it in.' : `Where to find it: ${field.where}.`}`,
    );
  }
  return field.kind === 'words' ? [] : undefined;
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((word) => word !== ''))].sort();
}

function oneLine(field: AccountField, text: string): string {
  if (hasControlCharacter(text)) {
    throw new InputError(
      field.name,
      `${field.name}: ${field.label} contains a line break or another control character. Copy it again without one.`,
    );
  }
  return text;
}

function readInteger(field: AccountField & { readonly kind: 'integer' }, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < field.min || value > field.max) {
    throw new InputError(
      field.name,
      `${field.name}: ${field.label} must be a whole number from ${String(field.min)} to ${String(field.max)}.`,
    );
  }
  return value;
}

function readEnum(field: AccountField & { readonly kind: 'enum' }, text: string): string {
  if (field.options.some((option) => option.value === text)) return text;
  const values = field.options.map((option) => option.value).join(', ');
  throw new InputError(field.name, `${field.name}: ${field.label} must be one of ${values}.`);
}

function readDate(field: AccountField, text: string): string {
  // The day as written, whatever time n8n's picker of dates puts behind it.
  if (isDateTime(text)) return text.slice(0, 10);
  throw new InputError(
    field.name,
    `${field.name}: ${field.label} must be a date such as 2027-01-31.`,
  );
}

/**
 * One name for scheme and account, secrets included: two accounts with the same fingerprint are the
 * same account. It changes with every edit, so that a token can never outlive the password it was
 * made with. It is a hash, shown to nobody.
 */
export function fingerprint(scheme: AnyScheme, account: AnyAccount): string {
  const hash = createHash('sha256').update(scheme.id);
  for (const name of Object.keys(account).sort()) {
    const value = account[name];
    const text = value instanceof Secret ? value.reveal() : JSON.stringify(value);
    // Lengths keep ("ab", "c") and ("a", "bc") apart.
    hash.update(`\n${name}:${String(text.length)}:${text}`);
  }
  return hash.digest('hex');
}

/** The secrets of an account, for redaction. */
export function secretsOf(account: AnyAccount): readonly Secret[] {
  return Object.values(account).filter((value): value is Secret => value instanceof Secret);
}
