/** Calls that fail in every way there is, and what can be read of a secret in their errors. */
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { ConnectionError } from '../../core';
import { EVERY_SCHEME, loginAnswer, schemeCase, schemeServer } from '../support/every-scheme';
import type { SchemeCase, SchemeServer } from '../support/every-scheme';
import type { Answer } from '../support/memory-transport';

/** Everything that can be got out of a value by looking at it. */
export function everything(value: unknown): string {
  const own =
    typeof value === 'object' && value !== null
      ? Reflect.ownKeys(value).map((key) => String(Reflect.get(value, key)))
      : [];
  return [
    String(value),
    inspect(value, { depth: Infinity, showHidden: true, maxStringLength: Infinity }),
    JSON.stringify(value),
    ...own,
  ].join('\n');
}

/** A secret in each form of the promise. */
function formsOf(secret: string): readonly string[] {
  const hashes = ['sha1', 'sha256', 'md5'].map((name) =>
    createHash(name).update(secret).digest('hex'),
  );
  return [
    secret,
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    ...hashes,
  ];
}

/** Servers that say everything they know, in each way a call can fail. */
function failures(texts: () => string): readonly (() => Answer)[] {
  const said = (): Answer['body'] => ({
    message: texts(),
    Message: texts(),
    error: { code: 1, message: texts() },
    statusMsg: texts(),
    [texts()]: [texts(), { deep: texts() }],
  });
  return [
    ...[400, 401, 403, 404, 429, 500, 501].map((status) => () => ({
      status,
      body: said() as Exclude<Answer['body'], undefined>,
    })),
    () => ({ status: 418, body: `<html>${texts()}</html>` }),
    () => ({ status: 400, body: `TIMS-1 ${texts()}` }),
    () => ({ status: 302, headers: { location: `https://evil.test/${texts()}` } }),
    () => {
      throw new ConnectionError('network', 'connection reset');
    },
    () => {
      throw new TypeError(`a bug of the transport, with ${texts()}`);
    },
  ];
}

async function faultsOf(row: SchemeCase, secret: string): Promise<readonly unknown[]> {
  const secrets = Object.fromEntries(row.secretFields.map((name) => [name, secret]));
  const sent: string[] = [];
  const texts = (): string => [...formsOf(secret), ...sent].join(' | ');
  const faults: unknown[] = [];
  const remember = (server: SchemeServer): void => {
    const headers = server.requests.at(-1)?.headers ?? {};
    sent.splice(0, sent.length, headers['Authorization'] ?? '', headers['x-api-token'] ?? '');
  };
  for (const reply of failures(texts)) {
    const usable = usableBy(row, secret);
    if (!usable) return [];
    const server = schemeServer(row, { secrets });
    server.login = () => loginAnswer('grant-of-test');
    server.reply = () => {
      remember(server);
      return reply();
    };
    const result = server.call().catch((fault: unknown) => faults.push(fault));
    await server.clock.advance(120_000);
    await result;
    // This one has never seen the grant of the other.
    sent.splice(0);
    const refused = schemeServer(row, { secrets });
    refused.login = reply;
    refused.reply = reply;
    const second = refused.client.test().catch((fault: unknown) => faults.push(fault));
    await refused.clock.advance(120_000);
    await second;
    const third = refused.call().catch((fault: unknown) => faults.push(fault));
    await refused.clock.advance(120_000);
    await third;
  }
  return faults;
}

/** Keys go into a header as they are, where letters beyond Latin-1 do not fit; that is an error of its own. */
function usableBy(row: SchemeCase, secret: string): boolean {
  const asHeader = [
    'tcpwave/session-token',
    'goss-icm/api-key',
    'enlighted/api-key',
    'edgecast/rest-token',
  ];
  return !asHeader.includes(row.id) || /^[\x20-\xff]*$/.test(secret);
}

/** Every scheme with each of these secrets. */
export function casesOf(secrets: readonly string[]): readonly (readonly [string, string])[] {
  return EVERY_SCHEME.filter(({ secretFields }) => secretFields.length > 0).flatMap((row) =>
    secrets.map((secret) => [row.id, secret] as const),
  );
}

/** Where the errors of all these calls show the secret, or the token that it got; `undefined` where none does. */
export async function leakOf(id: string, secret: string): Promise<string | undefined> {
  const faults = await faultsOf(schemeCase(id), secret);
  const text = faults.map(everything).join('\n');
  // The name of the scheme of authentication is no secret, but a person may choose it as one.
  const forms = formsOf(secret).filter((form) => form !== 'Bearer');
  const leaked = [...forms, 'grant-of-test'].find((form) => text.includes(form));
  return leaked === undefined ? undefined : `${leaked} in ${around(text, leaked)}`;
}

function around(text: string, form: string): string {
  const at = text.indexOf(form);
  return text.slice(Math.max(0, at - 60), at + form.length + 40);
}
