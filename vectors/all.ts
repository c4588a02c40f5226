import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Json } from '../core';
import type { Vector } from './vector';

/** The vectors of a vendor; none for a vendor without a file of them. */
export function vectorsOf(vendorId: string): readonly Vector[] {
  const file = join(__dirname, `${vendorId}.ts`);
  if (!existsSync(file)) return [];
  const loaded = createRequire(__filename)(file) as { readonly vectors: readonly Vector[] };
  return loaded.vectors;
}

/** A body that was sent, in the form that the vector states: parsed where that is an object or a list. */
export function bodyOf(sent: string | Uint8Array | undefined, expected: Json | undefined): unknown {
  const text = sent instanceof Uint8Array ? Buffer.from(sent).toString('utf8') : sent;
  if (text === undefined || text === '') return undefined;
  return typeof expected === 'object' ? (JSON.parse(text) as unknown) : text;
}
