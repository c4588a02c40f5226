import type { Operation } from './operation';
import type { AnyScheme } from './scheme';

/** A vendor: one folder of data and pure functions. Hosts, forms, help and docs are made from it. */
export interface Vendor {
  /** Folder name, Node-RED's node type and the first half of the scheme ids. */
  readonly id: string;
  readonly name: string;
  /** One sentence: what the product is. */
  readonly description: string;
  /** Words by which people look for it who do not know its name: `ipam`, `dns`. */
  readonly aliases?: readonly string[];
  readonly n8n: {
    /** File and class name of the node; its n8n name begins with a small letter. */
    readonly className: string;
    /** What version 1 of the node does otherwise than the present one. */
    readonly version1?: NodeVersion1;
  };
  /** Our own glyph: SVG path data in a 24 x 24 box (no vendor logo). */
  readonly glyph: string;
  /** Node-RED palette colour. */
  readonly color: string;
  readonly schemes: readonly AnyScheme[];
  /** What the resources are called, in the order of the lists. */
  readonly resources: Readonly<Record<string, { readonly name: string }>>;
  readonly operations: readonly Operation[];
  readonly guide: Guide;
}

/**
 * What the catalogue was when 0.1.0 saved workflows, where it is otherwise now. n8n saves no value that is
 * the form's default, so that a default is part of what a saved workflow means.
 */
export interface NodeVersion1 {
  /** The operation that a resource had chosen beforehand. */
  readonly operations: Readonly<Record<string, string>>;
  /** Rows in place of the present ones of the same id, and rows that are there no more. */
  readonly rows?: readonly Operation[];
  readonly resources?: Vendor['resources'];
}

/** What the docs page says beyond the tables. Plain sentences in Markdown. */
export interface Guide {
  /** Where the key, token or user comes from in the vendor's own screens. */
  readonly where: readonly string[];
  /** How the API differs from what one would expect. */
  readonly quirks: readonly string[];
  /** What is not known for sure, and how to change it. */
  readonly guesses: readonly string[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /**
   * The pages and repositories that the rows' `evidence.source` names, by the short name used there.
   * A `*` at the end of the name stands for a page below it and is put into `url`.
   */
  readonly sources: Readonly<Record<string, Source>>;
}

/** A public page or repository. Without `url`: known, but nobody can be sent there. */
export interface Source {
  readonly title: string;
  readonly url?: string;
}
