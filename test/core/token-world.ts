/** An API whose token has several values. */
import type { AnyAccount } from '../../core/model/account-field';
import { Secret } from '../../core/model/secret';
import { oneStep } from '../../core/model/sign-in-method';
import type { LoginMethod, SignInOutcome, SignInStep } from '../../core/model/sign-in-method';
import type { TokenValues } from '../../core/model/token';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import type { FakeClock } from '../support/fake-clock';
import { loginMethod } from '../support/login-method';
import { createMemoryTransport } from '../support/memory-transport';
import type { Answer } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';
import type { SignedRequest } from '../../core/model/http';

export const CALL = { operation: 'thing.get', params: {} };

export const values = (ticket: string, csrf = 'c0', site = 's1'): TokenValues => ({
  secrets: { ticket: new Secret(ticket), csrf: new Secret(csrf) },
  open: { site },
});

export interface Api {
  readonly client: ReturnType<typeof clientFor>;
  readonly clock: FakeClock;
  readonly requests: readonly SignedRequest[];
  reply: (request: SignedRequest) => Answer;
}

export function api(method: Partial<LoginMethod<AnyAccount>> = {}): Api {
  const clock = createFakeClock();
  const { send, requests } = createMemoryTransport((request) => its.reply(request));
  const client = clientFor({
    vendor: plainVendor([{}], {
      acquire: loginMethod({
        sign: ({ token }) => ({
          headers: {
            Ticket: token.secrets['ticket']?.reveal() ?? '',
            Csrf: token.secrets['csrf']?.reveal() ?? '',
          },
        }),
        names: { secrets: ['ticket', 'csrf'], open: ['site'] },
        ...method,
      }),
    }),
    scheme: 'plain/token',
    account: { baseUrl: 'https://h.test' },
    transport: send,
    clock,
  });
  const its: Api = { client, clock, requests, reply: () => ({ body: [] }) };
  return its;
}

export const login = (outcome: () => SignInOutcome | SignInStep, path = '/login'): SignInStep =>
  oneStep({ method: 'POST', url: `https://h.test${path}`, headers: {} }, outcome);

export const paths = (its: Api): readonly string[] =>
  its.requests.map(({ url }) => new URL(url).pathname);
