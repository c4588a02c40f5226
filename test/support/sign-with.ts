import { signRequest } from '../../core';
import type { AnyAccount, AnyScheme, RequestDraft, SignedRequest, Stamp } from '../../core';
import { Secret } from '../../core/model/secret';
import type { SignInContext, SignInOutcome, SignInStep } from '../../core/model/sign-in-method';
import { singleToken } from '../../core/model/token';
import type { Token } from '../../core/model/token';
import type { ReadReply } from '../../core/model/read-reply';

/** What a scheme's pure `sign` is given. */
export interface Signing {
  /** Text of a token. */
  readonly token?: string;
  /** Which of the account's secrets. */
  readonly secret?: number;
  readonly nowMs?: number;
}

/** A request signed by the scheme's pure function: no cell, no client. */
export function signWith(
  scheme: AnyScheme,
  account: AnyAccount,
  draft: RequestDraft,
  given: Signing = {},
): SignedRequest {
  return signRequest({ scheme, account }, draft, (request) =>
    stampWith(scheme, { ...contextOf(account, given.nowMs), request }, given),
  ).request;
}

function stampWith(
  { acquire }: AnyScheme,
  context: SignInContext<AnyAccount> & { readonly request: RequestDraft },
  given: Signing,
): Stamp {
  const token = given.token === undefined ? undefined : tokenOf(given.token);
  switch (acquire.kind) {
    case 'static':
      return acquire.sign({ ...context, secret: given.secret ?? 0 });
    case 'signature':
      return acquire.sign(context);
    case 'challenge':
      return {};
    case 'login':
      return acquire.sign({ ...context, token: token ?? tokenOf('') });
    case 'carried':
      return acquire.sign({ ...context, token });
  }
}

/** A token of one secret, minted in 1970. */
export function tokenOf(text: string): Token {
  return { ...singleToken(new Secret(text)), minted: 0 };
}

/** The first step of a scheme's sign-in. */
export function beginWith({ acquire }: AnyScheme, account: AnyAccount): SignInStep {
  if (acquire.kind !== 'login') throw new Error('This scheme has no sign-in of its own.');
  return acquire.begin(contextOf(account));
}

/** What a reply to the sign-in comes to, with the token as text. */
export function readWith(
  scheme: AnyScheme,
  account: AnyAccount,
  reply: ReadReply,
): { readonly token?: string | undefined; readonly lifeSeconds?: number | undefined } & Partial<
  Omit<SignInOutcome, 'token'>
> {
  const outcome = beginWith(scheme, account).then(reply);
  if ('request' in outcome) throw new Error('The sign-in goes on.');
  if (outcome.kind !== 'granted') return outcome;
  const { values, lifeSeconds } = outcome.token;
  return {
    kind: 'granted',
    token: values.secrets['token']?.reveal(),
    ...(lifeSeconds === undefined ? {} : { lifeSeconds }),
  };
}

function contextOf(account: AnyAccount, nowMs = 0): SignInContext<AnyAccount> {
  return { account, nowMs, random: (count) => new Uint8Array(count) };
}
