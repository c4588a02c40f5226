import type { INodeProperties } from 'n8n-workflow';

/** For sign-ins that send a password. */
export const ALLOW_PLAIN_PASSWORD: INodeProperties = {
  displayName: 'Allow Password over Plain HTTP',
  name: 'allowPlainHttp',
  type: 'boolean',
  default: false,
  description:
    'Whether to send the password over plain HTTP, where anyone on the network path can read it',
};

/** What a credential of each kind says of the way to its servers. */
export const CONNECTION: readonly INodeProperties[] = [
  {
    displayName: 'CA Certificate',
    name: 'ca',
    type: 'string',
    typeOptions: { rows: 4 },
    default: '',
    description:
      'PEM of your own certificate authority, if it signed the certificate of the server',
  },
  {
    displayName: 'Ignore SSL Issues (Insecure)',
    name: 'ignoreSslIssues',
    type: 'boolean',
    default: false,
    description:
      'Whether to connect even if the certificate of the server cannot be checked. Anyone on the network path can then read and change everything; prefer a CA certificate.',
  },
  {
    displayName: 'Minimum TLS Version',
    name: 'minTlsVersion',
    type: 'options',
    options: [
      { name: 'TLS 1.0 (Insecure)', value: 'TLSv1' },
      { name: 'TLS 1.1 (Insecure)', value: 'TLSv1.1' },
      { name: 'TLS 1.2', value: '' },
    ],
    default: '',
    description:
      'Oldest TLS version to accept. TLS 1.0 and 1.1, for old servers, also allow old ciphers and small keys: anyone on the network path can then read and change everything.',
  },
];
