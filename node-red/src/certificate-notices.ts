import type { NodeAPI } from 'node-red';
import { parseUrl } from '../../core';
import type { AccountForm } from './account-form';
import { accountConnection } from './account-node';
import { lookAtCertificate } from './seen-certificate';
import type { SeenCertificate } from './seen-certificate';

/** Certificates that are not trusted, and what a person is told to compare before trusting them. */
export interface CertificateNotices {
  readonly certificates: readonly SeenCertificate[];
  readonly notices: readonly { readonly code: string; readonly message: string }[];
}

/** Looks at what the https servers among these show, with the TLS configuration and proxy of the account. */
export async function certificateNotices(
  RED: NodeAPI,
  form: AccountForm,
  servers: readonly unknown[],
): Promise<CertificateNotices> {
  const urls = servers.flatMap((server) => {
    const isHttps = typeof server === 'string' && /^https:/i.test(server);
    return (isHttps ? parseUrl(server) : undefined) ?? [];
  });
  const way = accountConnection(RED, form);
  const looked = await Promise.all(urls.map((url) => lookAtCertificate(url, way)));
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
