import { isObject } from '../model/json';
import { Secret } from '../model/secret';
import type { DescribedField } from './grammar';
import type { JsonTemplate } from './grammar-values';

/** Names of members that hold who signs in, and of those that hold a secret. */
const USER =
  /^(?:j_)?(?:user|usr|login|account)?[_-]?(?:name|id|identifier|login|user|email|mail)$|^(?:user|u|uid|login|identity|identifier|e-?mail|account)$|user[_-]?name$/i;
const SECRET =
  /pass|pwd|passwd|secret|token|api[-_]?key|(?:^|[-_])key$|apikey|credential|otp|pin$|auth|signature|session|cookie|csrf|xsrf|^pw$|^p$|^code$/i;
/** What a constant of an API looks like: a word, a version, a short number. */
const CONSTANT =
  /^(?:[A-Za-z][a-zA-Z]{0,19}(?:[_.:/-][A-Za-z]{1,20}){0,5}|\d{1,3}(?:\.\d{1,3}){0,2}|true|false|[*]?)$/;
/** Members whose value is a word of the protocol, although their name sounds secret. */
const PROTOCOL =
  /^(?:grant[-_]?type|response[-_]?type|token[-_]?type|auth[-_]?type|authmethod|scope|method|jsonrpc)$/i;
/** Names that mean something else in a description. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['token', 'apiToken'],
  ...[
    ...['baseUrl', 'allowPlainPassword', 'method', 'host', 'path', 'resource'],
    ...['query', 'url', 'body'],
  ].map((name): [string, string] => [name, `${name}Value`]),
]);

interface Replacement {
  readonly field: DescribedField;
  readonly value: string;
}

/** Values of a command that became placeholders. What is in doubt counts as secret. */
export class Replacements {
  readonly #found = new Map<string, Replacement>();

  /** The text in place of a value that stands under a name. */
  replace(name: string, value: string): string {
    if (value === '' || PROTOCOL.test(name)) return literal(value) ?? this.secret(name, value);
    if (SECRET.test(name)) return this.secret(name, value);
    if (/^client[-_]?id$/i.test(name)) return this.put(this.#free('clientId', value), value);
    if (USER.test(name)) return this.put(this.#free('username', value), value);
    return (CONSTANT.test(value) ? literal(value) : undefined) ?? this.secret(name, value);
  }

  /** A placeholder of a secret field. */
  secret(name: string, value: string): string {
    const isPassword = /pass|pwd|^pw$|^p$/i.test(name);
    const free = this.#free(isPassword ? 'password' : camelCase(name), value);
    return this.put(free, value, isPassword ? { secret: true } : { secret: true, trim: true });
  }

  /** A placeholder of the field with that name. */
  put(name: string, value: string, kind: Pick<DescribedField, 'secret' | 'trim'> = {}): string {
    const known = name === 'username' || name === 'password';
    const label = known ? (kind.secret === true ? 'Password' : 'User Name') : labelOf(name);
    const field = { name, label, ...kind };
    this.#found.set(name, { field, value });
    return `{${name}}`;
  }

  inJson(value: unknown, name = 'value'): JsonTemplate {
    if (typeof value === 'string') return this.replace(name, value);
    if (typeof value === 'number' && SECRET.test(name)) return this.secret(name, String(value));
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (Array.isArray(value)) return value.map((item) => this.inJson(item, name));
    if (!isObject(value)) return null;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.inJson(item, key)]),
    );
  }

  /** User name and password first. */
  fields(): readonly DescribedField[] {
    const fields = [...this.#found.values()].map(({ field }) => field);
    const first = ['username', 'password'];
    return [
      ...first.flatMap((name) => fields.filter((field) => field.name === name)),
      ...fields.filter(({ name }) => !first.includes(name)),
    ];
  }

  openValues(): Readonly<Record<string, string>> {
    const open = [...this.#found].filter(([, { field }]) => field.secret !== true);
    return Object.fromEntries(open.map(([name, { value }]) => [name, value]));
  }

  secretValues(): Readonly<Record<string, Secret>> {
    const secret = [...this.#found].filter(([, { field }]) => field.secret === true);
    return Object.fromEntries(secret.map(([name, { value }]) => [name, new Secret(value)]));
  }

  notes(): readonly string[] {
    return this.fields().map(({ name, label }) => `{${name}} stands for ${label}.`);
  }

  /** The same value again is the same field; another value of the same name gets a number. */
  #free(wanted: string, value: string): string {
    const base = NAMES.get(wanted) ?? wanted;
    const same = (name: string): boolean => {
      const held = this.#found.get(name);
      return held === undefined || held.value === value;
    };
    let name = base;
    for (let count = 2; !same(name); count += 1) name = `${base}${String(count)}`;
    return name;
  }
}

/** A constant as a template; undefined where its braces would be read as a placeholder. */
function literal(value: string): string | undefined {
  return /[{}]/.test(value) ? undefined : value;
}

function camelCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words
    .map((word, index) => {
      const first = word.charAt(0);
      return `${index === 0 ? first.toLowerCase() : first.toUpperCase()}${word.slice(1)}`;
    })
    .join('')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 30);
  return joined === '' ? 'secret' : joined;
}

function labelOf(name: string): string {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
}
