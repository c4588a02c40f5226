import type { NodeAPI } from 'node-red';
import { lookAtCertificate } from './seen-certificate';
import type { SeenCertificate } from './seen-certificate';
import { readTls } from './tls-settings';

/** Certificates that are not trusted, and what a person is told to compare before trusting them. */
export interface CertificateNotices {
  readonly certificates: readonly SeenCertificate[];
  readonly notices: readonly { readonly code: string; readonly message: string }[];
}

/** Looks at what the https servers among these show, with the TLS configuration of the account. */
export async function certificateNotices(
  RED: NodeAPI,
  tlsId: string | undefined,
  servers: readonly unknown[],
): Promise<CertificateNotices> {
  const urls = servers.flatMap((url) =>
    typeof url === 'string' && /^https:/i.test(url) && URL.canParse(url) ? [new URL(url)] : [],
  );
  const tls = readTls(RED, tlsId);
  const looked = await Promise.all(urls.map((url) => lookAtCertificate(url, tls)));
  // One certificate of several servers is compared once.
  const certificates = [
    ...new Map(
      looked.flatMap((seen) => (seen ? [[seen.fingerprint, seen] as const] : [])),
    ).values(),
  ];
  const notices = certificates.map((seen) => ({
    code: 'untrusted-certificate',
    message: RED._('test.certificate', { ...seen }),
  }));
  return { certificates, notices };
}
