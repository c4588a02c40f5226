// Generated from core/vendors by "npm run generate". Do not edit.
import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from '../nodes/shared/hooks/authenticate';
import { preAuthenticateWith } from '../nodes/shared/hooks/pre-authentication';

export class GossIcmApi implements ICredentialType {
  name = 'gossIcmApi';

  displayName = 'GOSS iCM API';

  icon: Icon = { light: 'file:../icons/goss-icm.svg', dark: 'file:../icons/goss-icm.dark.svg' };

  documentationUrl = 'https://github.com/latchkey/latchkey/blob/main/docs/goss-icm.md#api-key';

  properties: INodeProperties[] = [
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'e.g. https://site/apiserver',
      description:
        'URL of the API Server: https://site/apiserver through the website, or http://host:5706 directly, which is not encrypted',
    },
    {
      displayName: 'API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description:
        'API key that is bound to the workers to call. Where to find it: iCM > API Server > Security.',
    },
    {
      displayName: 'User Name',
      name: 'username',
      type: 'string',
      default: '',
      description: 'User of the API key. Leave empty unless the key requires a user.',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: 'Password of the user of the API key',
    },
    {
      displayName: 'Test Worker',
      name: 'testWorker',
      type: 'string',
      default: 'securelibrary',
      description: 'Worker called by Test. The API key must be bound to this worker.',
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

  preAuthentication = preAuthenticateWith('goss-icm/api-key');

  authenticate = authenticateWith('goss-icm/api-key');

  // The header says that a person has pressed Test; see nodes/shared/hooks/test-button.ts.
  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl}}',
      url: '/',
      headers: { 'x-latchkey-test': 'yes' },
    },
  };
}
