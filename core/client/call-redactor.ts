import { secretsOfStamp } from '../model/stamp';
import type { Stamp } from '../model/stamp';
import type { Secret } from '../model/secret';
import { rememberingForms } from '../redaction/forms';
import { findAll } from '../redaction/places';
import type { Find } from '../redaction/places';
import { findSecrets, findWritten, redactorOf } from '../redaction/redactor';
import type { Redactor } from '../redaction/redactor';
import { secretsOfLease } from '../token/lease';
import type { AccountContext, CallRedactor } from './context';

/** What a redactor was made of: nearly every call has the very same as the one before. */
interface Parts {
  readonly own: readonly Secret[];
  readonly token: ReturnType<typeof secretsOfLease> | undefined;
  readonly stamp: Stamp | undefined;
  readonly cookies: readonly Secret[];
}

/** Made once an account. */
export function createCallRedactor({
  scheme,
  cell,
  cookies,
}: Pick<AccountContext, 'scheme' | 'cell' | 'cookies'>): CallRedactor {
  const forms = rememberingForms();
  let known: (Pick<Parts, 'own' | 'token'> & { readonly find: Find }) | undefined;
  let last: { readonly parts: Parts; readonly redactor: Redactor } | undefined;

  /** Looking for secrets in every form takes preparing, and they change with the token only. */
  const findKnown = ({ own, token }: Parts): Find => {
    if (known?.own !== own || known.token !== token) {
      known = { own, token, find: findSecrets([...own, ...Object.values(token ?? {})], forms) };
    }
    return known.find;
  };

  return (lease, stamp) => {
    const parts: Parts = {
      own: cell.secrets(),
      token: lease === undefined ? undefined : secretsOfLease(lease),
      stamp,
      cookies: cookies.secrets(),
    };
    if (last === undefined || !isSame(last.parts, parts)) {
      const written = findWritten([
        ...(stamp === undefined ? [] : secretsOfStamp(stamp)),
        ...parts.cookies.map((cookie) => cookie.reveal()),
      ]);
      const find = findAll([findKnown(parts), written]);
      last = { parts, redactor: redactorOf(find, scheme.credentialHeaders) };
    }
    return last.redactor;
  };
}

function isSame(one: Parts, other: Parts): boolean {
  return (
    one.own === other.own &&
    one.token === other.token &&
    one.stamp === other.stamp &&
    one.cookies === other.cookies
  );
}
