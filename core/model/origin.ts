/** Whether a URL lies on one of these base URLs' origins, or on an origin of the list (`https://*.example.com`). */
export function mayReceiveCredential(
  url: string,
  servers: readonly string[],
  origins: readonly string[],
): boolean {
  if (servers.some((base) => beginsWith(url, base))) return true;
  const target = new URL(url);
  if (servers.some((base) => new URL(base).origin === target.origin)) return true;
  return origins.some((pattern) => matches(target, pattern));
}

/** The common case, without reading either: what stands before the first slash of the path is the origin. */
function beginsWith(url: string, base: string): boolean {
  return !base.endsWith('/') && url.startsWith(base) && url.charAt(base.length) === '/';
}

function matches(target: URL, pattern: string): boolean {
  const wildcard = '://*.';
  if (!pattern.includes(wildcard)) return new URL(pattern).origin === target.origin;
  // The star stands for one or more labels: the bare domain itself is another origin.
  const base = new URL(pattern.replace(wildcard, '://'));
  return (
    target.protocol === base.protocol &&
    target.port === base.port &&
    target.hostname.endsWith(`.${base.hostname}`)
  );
}
