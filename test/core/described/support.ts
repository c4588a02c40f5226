import { InputError } from '../../../core/errors';
import type { AnyAccount } from '../../../core/model/account-field';
import type { RequestDraft } from '../../../core/model/http';
import { readReply } from '../../../core/model/read-reply';
import type { ReadReply } from '../../../core/model/read-reply';
import { Secret } from '../../../core/model/secret';
import type { SignInOutcome, SignInStep } from '../../../core/model/sign-in-method';
import type { Binding } from '../../../core/described/template';

/** A response as a transport hands it over, read. */
export function reply(
  body: unknown,
  {
    status = 200,
    headers = {},
    cookies = [],
  }: Partial<Pick<ReadReply, 'status' | 'headers' | 'cookies'>> = {},
): ReadReply {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  return readReply({ status, headers, cookies, body: new TextEncoder().encode(text) });
}

/** The sentence of the input error that a call throws; any other outcome fails the test. */
export function mistake(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

export function bindings(
  values: Readonly<Record<string, Binding['value'] | Secret>>,
): ReadonlyMap<string, Binding> {
  return new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      value instanceof Secret ? { value: value.reveal(), open: false } : { value, open: true },
    ]),
  );
}

export const NOW = Date.UTC(2026, 10, 25, 12, 0, 0);
export const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(7);
export const effects = { nowMs: NOW, random };

export const account: AnyAccount = {
  baseUrl: 'https://api.test/base',
  username: 'anna',
  password: new Secret('p"a\\s&<ß'),
};

export const GET: RequestDraft = {
  method: 'GET',
  url: 'https://api.test/base/things?a=1',
  headers: {},
};

export function isStep(progress: SignInStep | SignInOutcome): progress is SignInStep {
  return 'request' in progress;
}

export const USER_FIELDS = [
  { name: 'username', label: 'User Name' },
  { name: 'password', label: 'Password', secret: true },
] as const;

/** The smallest login. */
export const LOGIN = {
  name: 'Demo',
  fields: USER_FIELDS,
  signIn: [
    {
      path: '/login',
      json: { user: '{username}', pass: '{password}' },
      take: [{ as: 'token', json: 'data.token' }],
    },
  ],
  send: { headers: { Authorization: 'Bearer {token}' } },
} as const;
