/**
 * User and password as Basic authentication sends them: base64 of the UTF-8 bytes (RFC 7617, 2.1), without
 * the word before it. A user name cannot hold a colon.
 */
export function basicCredentials(username: string, password: string): string {
  return base64(new TextEncoder().encode(`${username}:${password}`));
}

/** Base64 of bytes. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
