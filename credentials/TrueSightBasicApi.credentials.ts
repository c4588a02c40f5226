// Generated from core/vendors by "npm run generate". Do not edit.
import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from '../nodes/shared/hooks/authenticate';
import { preAuthenticateWith } from '../nodes/shared/hooks/pre-authentication';

export class TrueSightBasicApi implements ICredentialType {
  name = 'trueSightBasicApi';

  displayName = 'BMC TrueSight Basic API';

  icon: Icon = { light: 'file:../icons/truesight.svg', dark: 'file:../icons/truesight.dark.svg' };

  documentationUrl =
    'https://github.com/latchkey/latchkey/blob/main/docs/truesight.md#basic-tsim-only';

  properties: INodeProperties[] = [
    {
      displayName: 'TSIM URL',
      name: 'tsimUrl',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'e.g. https://tsim-host',
      description:
        'URL of Infrastructure Management (TSIM), which holds events, CIs and service levels, without /bppmws',
    },
    {
      displayName: 'User Name',
      name: 'username',
      type: 'string',
      default: '',
      required: true,
      description: 'User of TrueSight, of its LDAP server or of Remedy SSO',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description: 'Password of the user',
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

  preAuthentication = preAuthenticateWith('truesight/basic');

  authenticate = authenticateWith('truesight/basic');

  // The header says that a person has pressed Test; see nodes/shared/hooks/test-button.ts.
  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.tsimUrl}}',
      url: '/',
      headers: { 'x-latchkey-test': 'yes' },
    },
  };
}
