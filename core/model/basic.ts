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

/** The bytes of a text in base64, white space and a letter too many left out; none of any other text. */
export function bytesOfBase64(text: string): Uint8Array {
  const plain = text.replace(/\s|={1,2}\s*$/g, '');
  if (!/^[A-Za-z0-9+/]*$/.test(plain)) return new Uint8Array();
  const whole = plain.length % 4 === 1 ? plain.slice(0, -1) : plain;
  return Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0));
}
