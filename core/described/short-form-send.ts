import { fault } from './short-form-value';
import type { Get } from './short-form-value';
import type { Line } from './short-form-sign-in';

interface Carry {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
}

export function sendOf(get: Get): Carry {
  const as = get('sendAs');
  if (as === 'bearer') return { headers: { Authorization: 'Bearer {token}' } };
  const [, name = '', prefix = ''] = /^([^:\s]*)(?::\s*(.*))?$/.exec(get('sendName')) ?? [];
  if (name === '') throw fault('sendName', 'is missing. Enter the name that carries the token');
  if (as === 'header' && /^cookie$/i.test(name)) {
    throw fault(
      'sendName',
      'is Cookie. Choose Cookie under Send Token As, and enter its name here',
    );
  }
  const value = valueWith(prefix);
  if (as === 'header') return { headers: { [name]: value } };
  if (prefix !== '')
    throw fault('sendName', 'can have a word in front of the token in a header only');
  return as === 'query' ? { query: { [name]: value } } : { cookies: { [name]: value } };
}

/** A manual writes the place of the token along: `Bearer {token}`, `Token token=<token>`. */
function valueWith(prefix: string): string {
  const [, before, after = ''] = /^(.*?)(?:\{token\}|<[^<>]*>)(.*)$/.exec(prefix) ?? [];
  if (before !== undefined) return `${before}{token}${after}`;
  return prefix === '' ? '{token}' : `${prefix} {token}`;
}

interface Second {
  readonly take: readonly unknown[];
  readonly send?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export function secondOf(get: Get): Second {
  const value = get('secondValue');
  const header = get('secondHeader');
  if (value === '' && header === '') return { take: [] };
  const match = /^(json|header|cookie|xml):?\s+(\S+)$/i.exec(value);
  if (match === null) {
    throw fault(
      'secondValue',
      'must be a part and a name, such as header X-CSRF-Token or json data.csrf',
    );
  }
  if (header === '')
    throw fault('secondHeader', 'is missing. Enter the header that carries the second value');
  const [, place, name] = match;
  const headers = { [header]: '{second}' };
  const send =
    get('secondOn') === 'all'
      ? { headers: { ...sendOf(get).headers, ...headers } }
      : { writes: { headers } };
  return { take: [{ as: 'second', [String(place).toLowerCase()]: name }], send, headers };
}

/** It carries what the calls carry. */
export function signOutOf(line: Line, send: Carry, second: Second): unknown {
  const headers = { ...send.headers, ...second.headers };
  const query = { ...line.query, ...send.query };
  return {
    ...line,
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(Object.keys(query).length === 0 ? {} : { query }),
    ...(send.cookies === undefined ? {} : { cookies: send.cookies }),
  };
}
