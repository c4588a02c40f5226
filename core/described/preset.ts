/** What a preset's sign-in rests on; nothing here was tried on a vendor's live system. */
export interface RestsOn {
  readonly kind: 'documentation' | 'client code' | 'memory';
  /** Address of the documentation, or repository and path of the client code. */
  readonly source?: string;
}

/** A description that is ready to use: `presets/<id>.json` in this folder. */
export interface Preset {
  /** The name of the file. */
  readonly id: string;
  /** As shown in the list of sign-in methods. */
  readonly title: string;
  /** Words that people search for. */
  readonly aliases: readonly string[];
  /** Where to get the credentials. */
  readonly credentials: string;
  readonly restsOn: RestsOn;
  /** Raised when the description changes, so that tokens of an older one are not used. */
  readonly revision: number;
  /** An example of a base URL. */
  readonly baseUrl: string;
  /** Whether it was tried against a strict simulator. */
  readonly tried: boolean;
  /** Examples of field values. */
  readonly account?: Readonly<Record<string, string>>;
  /** A document for `describe`, which reads and checks it. */
  readonly description: unknown;
}
