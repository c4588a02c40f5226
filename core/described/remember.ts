import type { AnyScheme } from '../model/scheme';
import { describe } from './describe';
import type { Description } from './grammar';

/** More than anybody uses at a time; beyond it the longest unused is described anew when it is asked for. */
const CAPACITY = 200;

/**
 * Gives the scheme of a description, each made once: accounts of one description share the counter of `rising`,
 * and what is prepared for the requests of a scheme.
 */
export function rememberDescriptions(capacity = CAPACITY): (description: Description) => AnyScheme {
  // A Map keeps insertion order, so that its first entry is the longest unused.
  const schemes = new Map<string, AnyScheme>();
  return (description) => {
    const key = JSON.stringify(description);
    const scheme = schemes.get(key) ?? describe(description);
    schemes.delete(key);
    schemes.set(key, scheme);
    for (const oldest of schemes.keys()) {
      if (schemes.size <= capacity) break;
      schemes.delete(oldest);
    }
    return scheme;
  };
}
