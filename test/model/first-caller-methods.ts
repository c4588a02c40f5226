/** The ways to sign in that send what the account holds, or carry it in a call. */
import type { AnyAccount } from '../../core/model/account-field';
import type { SignInMethod } from '../../core/model/sign-in-method';
import type { Modules } from './modules';

export type Kind = 'static' | 'signature' | 'challenge' | 'carried';

export function methodOf(kind: Kind, { Secret }: Modules): SignInMethod<AnyAccount> {
  switch (kind) {
    case 'static':
      return {
        kind,
        secrets: () => 2,
        sign: ({ secret }) => ({ headers: { X: `secret ${String(secret)}` } }),
      };
    case 'signature':
      return { kind, sign: ({ nowMs }) => ({ headers: { X: String(nowMs) } }) };
    case 'challenge':
      return {
        kind,
        read: ({ headers }) =>
          headers['nonce'] === undefined
            ? undefined
            : { secrets: {}, open: { nonce: headers['nonce'] } },
        isStale: () => false,
        sign: ({ challenge, count }) => ({
          headers: { X: `${String(challenge.open['nonce'])} ${String(count)}` },
        }),
      };
    case 'carried':
      return {
        kind,
        read: ({ headers }) =>
          headers['token'] === undefined
            ? undefined
            : { values: { secrets: { token: new Secret(headers['token']) }, open: {} } },
        sign: ({ token }) => ({ headers: { X: token?.secrets['token']?.reveal() ?? 'key' } }),
      };
  }
}
