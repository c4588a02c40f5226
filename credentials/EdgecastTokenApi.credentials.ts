// Generated from core/vendors by "npm run generate". Do not edit.
import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from '../nodes/shared/hooks/authenticate';
import { preAuthenticateWith } from '../nodes/shared/hooks/pre-authentication';

export class EdgecastTokenApi implements ICredentialType {
  name = 'edgecastTokenApi';

  displayName = 'Edgecast Token API';

  icon: Icon = { light: 'file:../icons/edgecast.svg', dark: 'file:../icons/edgecast.dark.svg' };

  documentationUrl =
    'https://github.com/latchkey/latchkey/blob/main/docs/edgecast.md#rest-api-token';

  properties: INodeProperties[] = [
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: 'https://api.edgecast.com',
      description:
        'URL of the REST API. The hosts of Edgio closed in January 2025: enter the URL of your provider.',
    },
    {
      displayName: 'Account Number',
      name: 'accountNumber',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'e.g. 1A2B',
      description:
        'Hexadecimal customer account number, part of nearly every URL. Where to find it: Portal (MCC) > upper right-hand corner.',
    },
    {
      displayName: 'Token',
      name: 'token',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description:
        'Primary REST API token of the user. Where to find it: View Profile > Web Services REST API Token.',
    },
    {
      displayName: 'Backup Token',
      name: 'backupToken',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description:
        'Used if the primary token is rejected, so that rotating tokens causes no downtime. Both give the same access. Where to find it: View Profile > Web Services REST API Token.',
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

  preAuthentication = preAuthenticateWith('edgecast/rest-token');

  authenticate = authenticateWith('edgecast/rest-token');

  // The header says that a person has pressed Test; see nodes/shared/hooks/test-button.ts.
  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl}}',
      url: '/',
      headers: { 'x-latchkey-test': 'yes' },
    },
  };
}
