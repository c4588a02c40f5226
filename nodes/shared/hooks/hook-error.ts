import { LatchkeyError } from '../../../core';
import type { CredentialKind } from '../accounts';

/** The error of the core behind one that was thrown through n8n. */
const originals = new WeakMap<object, LatchkeyError>();

/**
 * An error as n8n shows it unchanged, in the words of the form. n8n replaces the message of any error with a `status` or `code`
 * by a general one ("Authorization failed"), so that those stay behind.
 */
export function hookError(fault: unknown, kind: CredentialKind): Error {
  if (!(fault instanceof LatchkeyError)) {
    return Object.assign(new Error('Sign-in failed for an unknown reason.'), {
      description: 'Try again; if it keeps happening, report it with your n8n version.',
    });
  }
  const error = new Error(kind.inWords(fault.message));
  originals.set(error, fault);
  return error;
}

/** The error of the core in a chain of causes, if there is one. */
export function originalOf(fault: unknown): LatchkeyError | undefined {
  let current: unknown = fault;
  // Followed by shape: n8n may run its own code in another realm, whose Error is not ours.
  for (let depth = 0; depth < 8 && typeof current === 'object' && current !== null; depth += 1) {
    if (current instanceof LatchkeyError) return current;
    const original = originals.get(current);
    if (original !== undefined) return original;
    current = 'cause' in current ? current.cause : undefined;
  }
  return undefined;
}

const asked = new WeakSet<Error>();

/** Makes n8n call the hook and then `authenticate` again, without a wasted request: for the first attempt only. */
export function signInNeeded(): Error {
  const error = Object.assign(new Error('There is no token yet; n8n signs in first.'), {
    response: { status: 401 },
  });
  asked.add(error);
  return error;
}

export function isSignInNeeded(fault: unknown): fault is Error {
  return fault instanceof Error && asked.has(fault);
}
