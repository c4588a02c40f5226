// Generated from core/vendors by "npm run generate". Do not edit.
import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from '../nodes/shared/hooks/authenticate';
import { preAuthenticateWith } from '../nodes/shared/hooks/pre-authentication';

export class EnlightedApi implements ICredentialType {
  name = 'enlightedApi';

  displayName = 'Enlighted API';

  icon: Icon = { light: 'file:../icons/enlighted.svg', dark: 'file:../icons/enlighted.dark.svg' };

  documentationUrl =
    'https://github.com/latchkey/latchkey/blob/main/docs/enlighted.md#api-key-manage-45-and-later';

  properties: INodeProperties[] = [
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'e.g. https://host/ems/api',
      description: 'URL of the Energy Manager including the path of its API',
    },
    {
      displayName: 'User Name',
      name: 'username',
      type: 'string',
      default: '',
      required: true,
      description: 'User the API key was created for',
    },
    {
      displayName: 'API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description:
        'API key of the user, shown only once. A new key invalidates the old one immediately, also for other programs. Where to find it: Administration > Authentication Management > Generate new API Key.',
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

  preAuthentication = preAuthenticateWith('enlighted/api-key');

  authenticate = authenticateWith('enlighted/api-key');

  // The header says that a person has pressed Test; see nodes/shared/hooks/test-button.ts.
  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl}}',
      url: '/',
      headers: { 'x-latchkey-test': 'yes' },
    },
  };
}
