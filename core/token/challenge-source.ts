import type { AnyAccount } from '../model/account-field';
import type { ChallengeMethod } from '../model/sign-in-method';
import type { TokenValues } from '../model/token';
import type { AfterRejection, Lease, MaterialOf, Rejection } from './lease';
import { proveFirst } from './prove-first';
import { signContext } from './source';
import type { Source, SourceContext } from './source';

/**
 * The server asks in its 401 and the next request answers (HTTP Digest, RFC 7616). The 401 to an unsigned
 * request, and one that only says that the nonce is too old, reject nothing.
 */
export function createChallengeSource(
  context: SourceContext,
  method: ChallengeMethod<AnyAccount>,
): Source {
  const { status } = context;
  let generation = 0;
  let challenge: TokenValues | undefined;
  /** How often this challenge has been answered; the server wants each number once. */
  let count = 0;

  const current = (): Lease<MaterialOf<'challenge'>> => {
    const known = challenge;
    count += 1;
    const answer = count;
    return {
      generation,
      material: { kind: 'challenge', challenge: known },
      stamp: (request) =>
        known === undefined
          ? {}
          : method.sign({ ...signContext(context, request), challenge: known, count: answer }),
    };
  };

  const proven = proveFirst(context, current);

  const judge = (
    lease: Lease<MaterialOf<'challenge'>>,
    { refusal, headers }: Rejection,
  ): AfterRejection => {
    if (lease.generation !== generation) return 'answer';
    const wasSigned = lease.material.challenge !== undefined;
    const asked = method.read({ headers });
    if (asked !== undefined) {
      challenge = asked;
      count = 0;
      generation += 1;
      if (!wasSigned || method.isStale(asked)) return 'answer';
    }
    status.rejected(refusal, proven.pastLockout());
    return 'final';
  };

  return {
    ...proven,
    accept(lease) {
      if (lease.generation === generation) status.accepted();
      proven.release(lease);
    },
    reject(lease: Lease<MaterialOf<'challenge'>>, rejection) {
      const after = judge(lease, rejection);
      proven.release(lease);
      return after;
    },
  };
}
