/** The content of a file with what is known of it, as the hosts hand files over. */
export class BinaryFile {
  constructor(
    readonly bytes: Uint8Array,
    readonly fileName?: string,
    /** Content type, such as `image/png`. */
    readonly mediaType?: string,
  ) {}
}

/** Whether a value is a file: bytes, with or without what is known of them. */
export function isFile(value: unknown): value is Uint8Array | BinaryFile {
  return value instanceof Uint8Array || value instanceof BinaryFile;
}

/** Whether an object has a file among its members, or in a list that is one. */
export function holdsFile(value: object): boolean {
  return Object.values(value).flat().some(isFile);
}
