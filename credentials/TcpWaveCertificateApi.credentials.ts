// Generated from core/vendors by "npm run generate". Do not edit.
import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from '../nodes/shared/hooks/authenticate';
import { preAuthenticateWith } from '../nodes/shared/hooks/pre-authentication';

export class TcpWaveCertificateApi implements ICredentialType {
  name = 'tcpWaveCertificateApi';

  displayName = 'TCPWave Certificate API';

  icon: Icon = { light: 'file:../icons/tcpwave.svg', dark: 'file:../icons/tcpwave.dark.svg' };

  documentationUrl =
    'https://github.com/latchkey/latchkey/blob/main/docs/tcpwave.md#client-certificate';

  properties: INodeProperties[] = [
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'e.g. https://host:7443/tims/rest',
      description: 'URL of the IPAM management appliance, including port and API path',
    },
    {
      displayName: 'Client Certificate',
      name: 'certificate',
      type: 'string',
      typeOptions: { password: true, rows: 4 },
      default: '',
      required: true,
      description:
        'Certificate in PEM format, with or without its key, or both as PKCS#12 in base64. Where to find it: User Certificates.',
    },
    {
      displayName: 'Private Key',
      name: 'privateKey',
      type: 'string',
      typeOptions: { password: true, rows: 4 },
      default: '',
      description: 'Private key in PEM format. Leave empty if Client Certificate contains it.',
    },
    {
      displayName: 'Passphrase',
      name: 'passphrase',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: 'Passphrase of the encrypted private key or of the PKCS#12 container',
    },
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
    {
      displayName: 'Stored Token',
      name: 'grantToken',
      type: 'hidden',
      typeOptions: { expirable: true, password: true },
      default: '',
    },
  ];

  preAuthentication = preAuthenticateWith('tcpwave/client-certificate');

  authenticate = authenticateWith('tcpwave/client-certificate');

  // The header says that a person has pressed Test; see nodes/shared/hooks/test-button.ts.
  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl}}',
      url: '/',
      headers: { 'x-latchkey-test': 'yes' },
    },
  };
}
