const CHUNKED = 'chunked';

/**
 * What is wrong with a `Transfer-Encoding` of a response (RFC 9112, 6.1), as a sentence; undefined: nothing.
 * node:http takes chunks out only where that coding comes last, and hands over anything else as the body.
 * @param decoded codings that the host takes out besides.
 */
export function transferCodingFault(
  transferEncoding: string | undefined,
  decoded: readonly string[] = [],
): string | undefined {
  const codings = (transferEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.replace(/;.*/s, '').trim())
    .filter((coding) => coding !== '');
  const first = codings.indexOf(CHUNKED);
  const isMisplaced = first !== -1 && first !== codings.length - 1;
  const isUnknown = codings.some(
    (coding) => coding !== CHUNKED && coding !== 'identity' && !decoded.includes(coding),
  );
  if (!isMisplaced && !isUnknown) return undefined;
  const shown = String(transferEncoding).slice(0, 60);
  return `the response has the Transfer-Encoding "${shown}", which cannot be decoded. Ask the administrator of the server, or of a proxy on the network path, for chunked encoding alone.`;
}
