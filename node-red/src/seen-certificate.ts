import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { ConnectionOptions, PeerCertificate } from 'node:tls';
import { withoutCertificate } from './tls-settings';
import type { ProxyChoice } from './transport/proxy';
import { portOf } from './transport/route';
import { openTunnel } from './transport/tunnel';

/** A certificate that a server shows and that is not trusted, as a person compares it. */
export interface SeenCertificate {
  readonly host: string;
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256, in pairs of hex digits. */
  readonly fingerprint: string;
}

const PATIENCE_MS = 3_000;

/** How an account reaches its servers. */
export interface Way {
  readonly tls: ConnectionOptions;
  readonly proxy?: ProxyChoice | undefined;
}

/**
 * Looks at the certificate of an https server on the way that the account takes. Nothing is sent but the
 * handshake, no client certificate either. Undefined: it is trusted, or none was seen.
 */
export async function lookAtCertificate(url: URL, way: Way): Promise<SeenCertificate | undefined> {
  let giveUp = (): void => undefined;
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    patience = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  try {
    const looked = look(url, way, (stop) => {
      giveUp = stop;
    });
    return await Promise.race([looked, late]);
  } catch {
    // The proxy, which the error of the call names already.
    return undefined;
  } finally {
    clearTimeout(patience);
    giveUp();
  }
}

async function look(
  url: URL,
  { tls, proxy: choose }: Way,
  onGivenUp: (stop: () => void) => void,
): Promise<SeenCertificate | undefined> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = portOf(url);
  const proxy = choose?.(url);
  const tunnel =
    proxy === undefined ? {} : { socket: await openTunnel(proxy, tls, { host, port, onGivenUp }) };
  const servername = tls.servername ?? (isIP(host) === 0 ? host : undefined);
  const socket = connect({
    ...withoutCertificate(tls),
    ...tunnel,
    host,
    port: Number(port),
    ...(servername === undefined ? {} : { servername }),
    rejectUnauthorized: false,
  });
  onGivenUp(() => void socket.destroy());
  return new Promise((resolve) => {
    socket.once('error', () => resolve(undefined));
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate();
      resolve(socket.authorized ? undefined : seenOf(url.host, certificate));
    });
  });
}

function seenOf(host: string, certificate: PeerCertificate): SeenCertificate {
  return {
    host,
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    fingerprint: certificate.fingerprint256,
  };
}

/** `CN=host, O=Council`. Some servers leave all of it out. */
function nameOf(name: PeerCertificate['subject'] | undefined): string {
  const parts = Object.entries(name ?? {}).map(
    ([key, value]) => `${key}=${[value].flat().join('+')}`,
  );
  return parts.length === 0 ? '(no name)' : parts.join(', ');
}
