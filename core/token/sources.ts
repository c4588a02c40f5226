import { createCarriedSource } from './carried-source';
import type { CarriedSource } from './carried-source';
import { createChallengeSource } from './challenge-source';
import { createLoginSource } from './login-source';
import type { LoginSource } from './login-source';
import { createSignatureSource } from './signature-source';
import type { SignatureSource } from './signature-source';
import type { Source, SourceContext } from './source';
import { createStaticSource } from './static-source';
import type { StaticSource } from './static-source';
import type { TokenStore } from './token-store';

/** The source of an account, also by what only its way to sign in can. */
export interface Sources {
  readonly source: Source;
  readonly static?: StaticSource;
  readonly signature?: SignatureSource;
  readonly login?: LoginSource;
  readonly carried?: CarriedSource;
}

/** The source of the scheme's way to sign in. */
export function sourcesOf(context: SourceContext, store: TokenStore): Sources {
  const { acquire } = context.scheme;
  switch (acquire.kind) {
    case 'static': {
      const source = createStaticSource(context, acquire);
      return { source, static: source };
    }
    case 'signature': {
      const source = createSignatureSource(context, acquire);
      return { source, signature: source };
    }
    case 'challenge':
      return { source: createChallengeSource(context, acquire) };
    case 'login': {
      const source = createLoginSource(context, acquire, store);
      return { source, login: source };
    }
    case 'carried': {
      const source = createCarriedSource(context, acquire, store);
      return { source, carried: source };
    }
  }
}
