import { connect } from 'node:tls';
import type { ConnectionOptions, PeerCertificate } from 'node:tls';
import { withoutCertificate } from './tls-settings';

/** A certificate that a server shows and that is not trusted, as a person compares it. */
export interface SeenCertificate {
  readonly host: string;
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256, in pairs of hex digits. */
  readonly fingerprint: string;
}

const PATIENCE_MS = 3_000;

/**
 * Looks at the certificate of an https server. Nothing is sent but the handshake, no client certificate
 * either. Undefined: it is trusted, or none was seen.
 */
export function lookAtCertificate(
  url: URL,
  tls: ConnectionOptions,
): Promise<SeenCertificate | undefined> {
  const port = url.port === '' ? 443 : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const servername = tls.servername ?? (/^[\d.]+$|:/.test(host) ? undefined : host);
  return new Promise((resolve) => {
    const socket = connect({
      ...withoutCertificate(tls),
      host,
      port,
      ...(servername === undefined ? {} : { servername }),
      rejectUnauthorized: false,
      timeout: PATIENCE_MS,
    });
    const end = (seen?: SeenCertificate): void => {
      resolve(seen);
      socket.destroy();
    };
    socket.once('error', () => end());
    socket.once('timeout', () => end());
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate();
      end(socket.authorized ? undefined : seenOf(url.host, certificate));
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
