/** A sign-in that gives a token with a refresh token. */
import type { AnyAccount } from '../../core/model/account-field';
import type { SignInMethod, SignInOutcome } from '../../core/model/sign-in-method';
import type { Token } from '../../core/model/token';
import type { Modules } from './modules';

export const LIFE_SECONDS = 100;
const NAME = 'token';

/** The text by which a token is told from others. */
export function textOf(token: Token | undefined): string | undefined {
  return token?.secrets[NAME]?.reveal();
}

export function secretsOf({ Secret }: Modules, text: string): Token['secrets'] {
  return { [NAME]: new Secret(text), refresh: new Secret(`refresh of ${text}`) };
}

export function loginMethod(core: Modules): SignInMethod<AnyAccount> {
  const outcome = (json: unknown): SignInOutcome => {
    const { token, refused } = json as { token?: string; refused?: boolean };
    if (refused === true) return { kind: 'refused' };
    if (token === undefined) return { kind: 'unavailable' };
    const values = { secrets: secretsOf(core, token), open: {} };
    return { kind: 'granted', token: { values, lifeSeconds: LIFE_SECONDS } };
  };
  const request = { method: 'POST', url: 'https://h.test/login', headers: {} } as const;
  return {
    kind: 'login',
    begin: () => ({ request, then: ({ json }) => outcome(json) }),
    renew: ({ token }) => ({
      request: { ...request, body: token.secrets['refresh']?.reveal() ?? '' },
      then: ({ json }) => outcome(json),
    }),
    sign: () => ({}),
    probe: { none: 'the model needs none' },
  };
}
