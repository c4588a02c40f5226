import { readDescription } from '../../../core';
import type { Description } from '../../../core';
import { presets } from '../../../presets';

/** Further secrets of documents, under whatever names: Node-RED stores only what a type has declared. */
const SLOTS = ['secret1', 'secret2', 'secret3', 'secret4', 'secret5', 'secret6'] as const;

/** The names of a description's secret fields. */
function secretsIn({ fields = [] }: Description): readonly string[] {
  return fields
    .filter(({ secret, pem }) => secret === true || pem === true)
    .map(({ name }) => name);
}

const OWN: readonly string[] = [
  ...new Set([
    'password',
    ...presets().flatMap(({ description }) => secretsIn(readDescription(description))),
  ]),
].sort();

/** Secrets that are stored under their own names: those of the short form and of the presets. */
export function ownSecretNames(): readonly string[] {
  return OWN;
}

/** Every name under which the account has secrets stored. */
export function storedSecretNames(): readonly string[] {
  return [...ownSecretNames(), ...SLOTS];
}

/** The slots for secrets of other names. */
export function secretSlots(): readonly string[] {
  return SLOTS;
}
