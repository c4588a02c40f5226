import type { AccountField, AnyAccount } from '../model/account-field';
import type { Remedies } from '../model/scheme';
import { Secret } from '../model/secret';
import type { DescribedField, Description } from './grammar';
import type { Binding } from './template';

/** The account's form: the base URL, then the described fields. */
export function fieldsOf({ name, fields = [] }: Description): readonly AccountField[] {
  return [
    {
      kind: 'url',
      name: 'baseUrl',
      label: 'Base URL',
      description: `URL of ${name}, up to where the paths of its API begin.`,
      placeholder: 'https://host',
      required: true,
    },
    ...fields.map(fieldOf),
  ];
}

function fieldOf(field: DescribedField): AccountField {
  const { name, label, where, optional } = field;
  const common = {
    name,
    label,
    description: `${label} for the sign-in.`,
    ...(where === undefined ? {} : { where }),
    ...(optional === true || field.default !== undefined ? {} : { required: true }),
  };
  if (field.pem === true) return { ...common, kind: 'pem', holds: 'privateKey' };
  if (field.secret === true) {
    return { ...common, kind: 'secret', ...(field.trim === true ? { trim: true } : {}) };
  }
  if (field.number === true) {
    const preset = field.default === undefined ? {} : { default: Number(field.default) };
    return { ...common, ...preset, kind: 'integer', min: 0, max: Number.MAX_SAFE_INTEGER };
  }
  const preset = field.default === undefined ? {} : { default: field.default };
  return { ...common, ...preset, kind: 'text' };
}

/** The values of an account as templates see them. */
export function bindingsOfAccount(
  { fields = [] }: Description,
  account: AnyAccount,
): ReadonlyMap<string, Binding> {
  return new Map(fields.map(({ name }) => [name, bindingOf(account[name])]));
}

function bindingOf(value: AnyAccount[string]): Binding {
  if (value instanceof Secret) return { value: value.reveal(), open: false };
  const isPlain = typeof value === 'string' || typeof value === 'number';
  return { value: isPlain ? value : undefined, open: true };
}

/** Words for the one who signs in, most telling first. */
const IDENTITY = [
  /^(?:user_?name|user|login)$/i,
  /^e?mail$/i,
  /^client_?id$/i,
  /(?:user|login|id)$/i,
];

/** Who the account is: the user name, the client ID. Never a secret. */
export function identityOf({ fields = [] }: Description, account: AnyAccount): string | undefined {
  const open = fields.filter(({ secret, pem }) => secret !== true && pem !== true);
  const field = IDENTITY.map((word) => open.find(({ name }) => word.test(name))).find(
    (item) => item !== undefined,
  );
  const value = field === undefined ? undefined : account[field.name];
  return typeof value === 'string' ? value : undefined;
}

/** What the person can do about a rejection. */
export function remediesOf(description: Description): Remedies {
  const { name, fields = [], signIn } = description;
  const labels = fields.map(({ label }) => label);
  const check = `Check ${listOf([...labels, 'Base URL'])} in the account.`;
  return {
    refused:
      signIn === undefined
        ? check
        : `${name} rejects a token that it has just issued. Check that the description sends it as the API expects, and that no other program signs this user out.`,
    signIn: check,
    unread:
      'Check Base URL, and where the token is taken from: Token In and Token Name, or "take" in the document.',
    denied: `The user is signed in but lacks permission for this call. Ask the administrator of ${name}.`,
  };
}

function listOf(items: readonly string[]): string {
  return items.length === 1
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} and ${String(items.at(-1))}`;
}
