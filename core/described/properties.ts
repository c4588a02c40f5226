import type { ValueNames } from '../model/sign-in-method';
import type { Description, Request } from './grammar';
import type { Make, Pairs, Take } from './grammar-values';
import { usesIn, usesInBasic, usesInJson, usesInMake, usesInRequest } from './placeholders';
import type { Use } from './placeholders';

function takesOf({ signIn, refresh, replies }: Description): readonly Take[] {
  return [...(signIn ?? []), refresh, replies].flatMap((step) => step?.take ?? []);
}

/** The names of all values that a token can have. */
export function takenNames(description: Description): ReadonlySet<string> {
  return new Set(takesOf(description).map(({ as }) => as));
}

/** What the values of a token are called, secret and public. */
export function valueNames(description: Description): ValueNames {
  const takes = takesOf(description);
  const names = (isOpen: boolean): readonly string[] => [
    ...new Set(takes.filter((take) => (take.public === true) === isOpen).map(({ as }) => as)),
  ];
  return { secrets: names(false), open: names(true) };
}

/** Values that come as cookies and go back as they came. */
export function cookieNames(description: Description): ReadonlySet<string> {
  const cookies = takesOf(description).filter((take) => 'cookie' in take);
  return new Set(cookies.map(({ as }) => as));
}

/** Whether a request needs a value of the token. */
export function usesToken(description: Description, request: Request): boolean {
  const taken = takenNames(description);
  return usesInRequest(request, '').some(({ name }) => taken.has(name));
}

const PARTS: ReadonlySet<string> = new Set([
  ...['method', 'host', 'path', 'resource', 'query', 'url', 'body'],
]);

/** Whether each request is signed anew: with the time, a nonce, or parts of the request. */
export function isSignature({ send, oneAtATime }: Description): boolean {
  if (oneAtATime === true) return true;
  return (send.make ?? []).some(
    (make) =>
      ['now', 'rising', 'random', 'jwt'].some((kind) => kind in make) ||
      usesInMake(make, '').some(({ name }) => PARTS.has(name)),
  );
}

function requestsOf({ signIn, refresh, signOut, test }: Description): readonly Request[] {
  return [...(signIn ?? []), refresh, signOut, test].filter((item) => item !== undefined);
}

/** Names whose values nobody may see. */
function secretNames(description: Description): ReadonlySet<string> {
  const { fields = [], signIn, refresh, send } = description;
  const steps = [...(signIn ?? []), refresh];
  const takes = takesOf(description);
  const makes: readonly Make[] = [...steps, send].flatMap((step) => step?.make ?? []);
  return new Set([
    ...fields.filter(({ secret, pem }) => secret === true || pem === true).map(({ name }) => name),
    ...takes.filter((take) => take.public !== true).map(({ as }) => as),
    ...makes.filter((make) => !('now' in make) && !('rising' in make)).map(({ as }) => as),
  ]);
}

/** Headers that hold a credential in a request or a response; lower case. */
export function credentialHeadersOf(description: Description): readonly string[] {
  const { send } = description;
  const secret = secretNames(description);
  const senders = [...requestsOf(description), send, send.reads, send.writes].filter(
    (item) => item !== undefined,
  );
  const takes = takesOf(description);
  const hasBasic = senders.some((item) => 'basic' in item) || send.digest !== undefined;
  const hasCookies = senders.some((item) => item.cookies !== undefined);
  const takesCookies = takes.some((take) => 'cookie' in take || 'cookies' in take);
  return [
    ...new Set(
      [
        ...senders.flatMap((item) => secretHeaders(item.headers, secret)),
        ...takes.flatMap((take) => ('header' in take && take.public !== true ? [take.header] : [])),
        ...(hasBasic ? ['authorization'] : []),
        ...(hasCookies ? ['cookie'] : []),
        ...(takesCookies ? ['set-cookie'] : []),
      ].map((name) => name.toLowerCase()),
    ),
  ];
}

function secretHeaders(headers: Pairs | undefined, secret: ReadonlySet<string>): readonly string[] {
  return Object.entries(headers ?? {}).flatMap(([name, template]) =>
    usesIn(template, '').some((use) => secret.has(use.name)) ? [name] : [],
  );
}

/** Whether a secret of the account is sent readable: by Basic, or in a request of the sign-in. */
export function sendsPassword(description: Description): boolean {
  const { fields = [], signIn, refresh, send } = description;
  const secrets = new Set(
    fields.filter(({ secret, pem }) => secret === true && pem !== true).map(({ name }) => name),
  );
  const steps = [...(signIn ?? []), refresh].filter((step) => step !== undefined);
  const uses: readonly Use[] = [
    ...usesInBasic(send.basic, ''),
    ...steps.flatMap((step) => usesInRequest(step, '')),
    // Base64 hides nothing.
    ...steps.flatMap((step) =>
      (step.make ?? []).flatMap((make) => ('encode' in make ? usesInJson(make.of, '') : [])),
    ),
  ];
  return uses.some(({ name }) => secrets.has(name));
}
