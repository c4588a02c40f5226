/** The content of a file with what is known of it, as the hosts hand files over. */
export class BinaryFile {
  constructor(
    readonly bytes: Uint8Array,
    readonly fileName?: string,
    /** Content type, such as `image/png`. */
    readonly mediaType?: string,
  ) {}
}
