/** What must never be seen, in every form in which it could be. */
import { createHash } from 'node:crypto';

import { vendors } from '../../core';
import type { Simulator } from '../../simulators/simulator';

/** Headers by which any of the five vendors is signed in to. */
const SIGNING = [
  'authorization',
  'authtoken',
  'apikey',
  'x-api-key',
  'x-api-token',
  'tims-session-token',
  'cookie',
];

/** The secrets of an account that a person enters. Certificates are public and stay out. */
export function enteredSecrets(
  schemeId: string,
  account: Readonly<Record<string, unknown>>,
): readonly string[] {
  const scheme = vendors.flatMap(({ schemes }) => [...schemes]).find(({ id }) => id === schemeId);
  return (scheme?.fields ?? [])
    .filter(
      (field) => field.kind === 'secret' || (field.kind === 'pem' && field.holds !== 'certificate'),
    )
    .map(({ name }) => account[name])
    .filter((value): value is string => typeof value === 'string' && value !== '');
}

/** What the servers have been sent as a sign: tokens, signatures, encoded passwords. */
export function sentSecrets(simulators: readonly Simulator[]): readonly string[] {
  return sentIn(simulators.flatMap((simulator) => simulator.control.state().lastRequests));
}

/** The same of any requests. */
export function sentIn(
  requests: readonly { readonly headers: Readonly<Record<string, unknown>> }[],
): readonly string[] {
  return (
    requests
      .flatMap(({ headers }) => SIGNING.map((name) => String(headers[name] ?? '')))
      // Without the scheme word, which is no secret.
      .map((value) => value.split(' ').at(-1) ?? '')
      .map((value) => value.replace(/^TOK:/u, ''))
      .filter((value) => value.length >= 8)
  );
}

/** As it is, as JSON and a URL write it, in base64, hashed; of several lines each line by itself. */
function formsOf(secret: string): readonly string[] {
  const lines = secret.split('\n').filter((line) => line.length >= 40);
  if (lines.length > 1) return lines;
  const bytes = Buffer.from(secret);
  const sha1 = createHash('sha1').update(secret);
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString('base64').replace(/=+$/u, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    sha1.copy().digest('hex'),
    sha1.digest('base64').replace(/=+$/u, ''),
  ];
  return [...new Set(forms)];
}

/** The places where a form of a secret is found, as `place: form`; an empty list is what is wanted. */
export function leaks(
  places: Readonly<Record<string, string>>,
  secrets: readonly string[],
): readonly string[] {
  const forms = [...new Set(secrets)].flatMap(formsOf);
  return Object.entries(places).flatMap(([place, text]) =>
    forms.filter((form) => text.includes(form)).map((form) => `${place}: ${form}`),
  );
}
