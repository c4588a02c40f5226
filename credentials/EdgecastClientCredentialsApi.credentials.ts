// Generated from core/vendors by "npm run generate". Do not edit.
import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from '../nodes/shared/hooks/authenticate';
import { preAuthenticateWith } from '../nodes/shared/hooks/pre-authentication';

export class EdgecastClientCredentialsApi implements ICredentialType {
  name = 'edgecastClientCredentialsApi';

  displayName = 'Edgecast Client Credentials API';

  icon: Icon = { light: 'file:../icons/edgecast.svg', dark: 'file:../icons/edgecast.dark.svg' };

  documentationUrl =
    'https://github.com/latchkey/latchkey/blob/main/docs/edgecast.md#oauth-20-client-credentials';

  properties: INodeProperties[] = [
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: 'https://api.vdms.io',
      description:
        'URL of the API gateway. The hosts of Edgio closed in January 2025: enter the URL of your provider.',
    },
    {
      displayName: 'Token URL',
      name: 'tokenUrl',
      type: 'string',
      default: 'https://id.vdms.io/connect/token',
      description: 'URL that issues access tokens, including its path',
    },
    {
      displayName: 'Client ID',
      name: 'clientId',
      type: 'string',
      default: '',
      required: true,
      description:
        'ID of the registered client application. Where to find it: Identity Service > Client application.',
    },
    {
      displayName: 'Client Secret',
      name: 'clientSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description:
        'One of the secrets of the client application. Where to find it: Identity Service > Client application.',
    },
    {
      displayName: 'Scopes',
      name: 'scopes',
      type: 'string',
      default: '',
      placeholder: 'e.g. ec.rules sec.cps.certificates',
      description:
        'Permissions of the token, separated by spaces: ec.rules, ec.analytics.rtap.reports, ec.rtld, sec.cps.certificates, cdn.origins. Enter only scopes of the client application: the server rejects the whole request for any other.',
    },
    {
      displayName: 'Account Number',
      name: 'accountNumber',
      type: 'string',
      default: '',
      placeholder: 'e.g. 1A2B',
      description:
        'Hexadecimal account number of the customer to act for; for partners and wholesalers only. Where to find it: Portal (MCC) > upper right-hand corner.',
    },
    {
      displayName: 'Allow Password over Plain HTTP',
      name: 'allowPlainHttp',
      type: 'boolean',
      default: false,
      description:
        'Whether to send the password over plain HTTP, where anyone on the network path can read it',
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

  preAuthentication = preAuthenticateWith('edgecast/client-credentials');

  authenticate = authenticateWith('edgecast/client-credentials');

  // The header says that a person has pressed Test; see nodes/shared/hooks/test-button.ts.
  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl || $credentials.tokenUrl}}',
      url: '/',
      headers: { 'x-latchkey-test': 'yes' },
    },
  };
}
