import type { AnyAccount } from '../model/account-field';
import type { AnyScheme } from '../model/scheme';
import type { TokenValues } from '../model/token';

type Servers = ReturnType<AnyScheme['servers']>;

/**
 * The scheme with a memory, for the calls of one account: where its servers are is asked several times a
 * call, and the answer changes with the values of the token only.
 */
export function rememberingScheme(scheme: AnyScheme): AnyScheme {
  const own = onceFor((account) => scheme.servers(account));
  const origins = onceFor((account) => scheme.origins?.(account) ?? []);
  let last: (TokenValues & { readonly account: AnyAccount; readonly servers: Servers }) | undefined;
  return {
    ...scheme,
    origins,
    servers(account, token) {
      if (token === undefined) return own(account);
      const { secrets, open } = token;
      // Not the token itself: a life that slides makes a new one of the same values with every call.
      if (last?.account !== account || last.secrets !== secrets || last.open !== open) {
        last = { account, secrets, open, servers: scheme.servers(account, token) };
      }
      return last.servers;
    },
  };
}

function onceFor<T>(ask: (account: AnyAccount) => T): (account: AnyAccount) => T {
  let last: { readonly account: AnyAccount; readonly answer: T } | undefined;
  return (account) => {
    if (last?.account !== account) last = { account, answer: ask(account) };
    return last.answer;
  };
}
