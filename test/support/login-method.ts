import type { AnyAccount } from '../../core/model/account-field';
import type { RequestDraft } from '../../core/model/http';
import type { ReadReply } from '../../core/model/read-reply';
import { oneStep } from '../../core/model/sign-in-method';
import type { LoginMethod, SignInOutcome } from '../../core/model/sign-in-method';
import { tokenText } from '../../core/model/token';

/** A sign-in of one exchange for tests that say only what they are about. */
export function loginMethod(
  given: {
    readonly request?: () => RequestDraft;
    readonly read?: (reply: ReadReply) => SignInOutcome;
  } & Partial<LoginMethod<AnyAccount>> = {},
): LoginMethod<AnyAccount> {
  const { request, read, ...rest } = given;
  return {
    kind: 'login',
    begin: () =>
      oneStep(
        request?.() ?? { method: 'POST', url: 'https://h.test/login', headers: {} },
        read ?? (() => ({ kind: 'unavailable' })),
      ),
    sign: ({ token }) => ({ headers: { 'X-Token': tokenText(token) } }),
    probe: { none: 'the test needs none' },
    ...rest,
  };
}
