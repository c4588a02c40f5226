import type { AnyAccount } from '../model/account-field';
import type { StaticMethod } from '../model/sign-in-method';
import type { AfterRejection, Lease, MaterialOf } from './lease';
import { proveFirst } from './prove-first';
import type { Source, SourceContext } from './source';
import { stampOnce, stampOnceFor } from './stamp-once';

/** A source whose account may hold a second secret. */
export interface StaticSource extends Source {
  /** Which of the account's secrets is in use; 0 is the first. */
  readonly secret: number;
  /** The lease with the account's other secret, for a 403 that may mean "wrong token". */
  alternative(lease: Lease): Lease | undefined;
  /** The alternative was accepted where the other was rejected: remember the one that works. */
  adopt(lease: Lease): void;
}

/** The account holds what is sent. Nothing is fetched; until a secret has worked once, one caller tries it. */
export function createStaticSource(
  context: SourceContext,
  method: StaticMethod<AnyAccount>,
): StaticSource {
  const { account, status } = context;
  const count = method.secrets?.(account) ?? 1;
  let generation = 0;
  let secret = 0;
  /** Secrets rejected since the last success. */
  let rejectedInRow = 0;

  const stampFor = stampOnceFor((chosen: number) =>
    stampOnce(context, (signed) => method.sign(signed), { secret: chosen }),
  );

  const leaseWith = (chosen: number): Lease<MaterialOf<'static'>> => ({
    generation,
    material: { kind: 'static', secret: chosen },
    stamp: stampFor(chosen),
  });

  const use = (chosen: number): void => {
    secret = chosen;
    generation += 1;
    if (chosen !== 0) status.alternateInUse(method.secretNames?.[chosen]);
  };

  const proven = proveFirst(context, () => leaseWith(secret));

  return {
    ...proven,
    get secret() {
      return secret;
    },
    accept(lease) {
      if (lease.generation === generation) {
        rejectedInRow = 0;
        status.accepted();
      }
      proven.release(lease);
    },
    reject(lease, { refusal }): AfterRejection {
      try {
        if (lease.generation !== generation) return 'retry';
        // The generation moves on at the end too: calls rejected along with this one are not counted again.
        use((secret + 1) % count);
        rejectedInRow += 1;
        if (rejectedInRow < count) return 'retry';
        rejectedInRow = 0;
        status.rejected(refusal, proven.pastLockout());
        return 'final';
      } finally {
        proven.release(lease);
      }
    },
    alternative({ material, generation: given }: Lease<MaterialOf<'static'>>) {
      if (count < 2) return undefined;
      return { ...leaseWith((material.secret + 1) % count), generation: given };
    },
    adopt({ material }: Lease<MaterialOf<'static'>>) {
      if (material.secret !== secret) use(material.secret);
    },
  };
}
