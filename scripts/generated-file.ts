import type { Vendor } from '../core/model/vendor';

/** A file that is made from the catalogue. `path` is relative to the repository's root. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** One generator: all vendors in, files out. Pure, but for reading what it edits (a package.json). */
export type Generator = (vendors: readonly Vendor[]) => readonly GeneratedFile[];

/** The first line of every generated source file, in the comment form of its language. */
export const GENERATED = 'Generated from core/vendors by "npm run generate". Do not edit.';
