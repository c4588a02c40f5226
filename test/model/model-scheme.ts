/** The account of a model: a password, and one way to sign in with it. */
import type { AnyAccount } from '../../core/model/account-field';
import type { SignInMethod } from '../../core/model/sign-in-method';
import type { TokenCell } from '../../core/token/cell';
import type { FakeClock } from '../support/fake-clock';
import type { Modules } from './modules';

export function cellOf(
  { TokenCell, Secret, defineScheme }: Modules,
  acquire: SignInMethod<AnyAccount>,
  clock: FakeClock,
  password = 'password',
): TokenCell {
  const scheme = defineScheme({
    id: `model/${acquire.kind}`,
    name: 'Model',
    description: '',
    credential: { className: 'ModelApi', displayName: 'Model API' },
    fields: [
      { kind: 'url', name: 'baseUrl', label: 'Base URL', description: '', required: true },
      { kind: 'secret', name: 'password', label: 'Password', description: '' },
    ],
    credentialHeaders: [],
    acquire,
    remedies: { refused: '', denied: '' },
    servers: () => ({ main: 'https://h.test' }),
    verdict: () => ({ kind: 'ok' }),
  }) as ConstructorParameters<typeof TokenCell>[0];
  return new TokenCell(
    scheme,
    { baseUrl: 'https://h.test', password: new Secret(password) },
    clock,
  );
}
