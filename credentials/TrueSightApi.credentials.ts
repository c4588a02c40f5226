// Generated from core/vendors by "npm run generate". Do not edit.
import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from '../nodes/shared/hooks/authenticate';
import { preAuthenticateWith } from '../nodes/shared/hooks/pre-authentication';

export class TrueSightApi implements ICredentialType {
  name = 'trueSightApi';

  displayName = 'BMC TrueSight API';

  icon: Icon = { light: 'file:../icons/truesight.svg', dark: 'file:../icons/truesight.dark.svg' };

  documentationUrl =
    'https://github.com/latchkey/latchkey/blob/main/docs/truesight.md#token-tsps-and-tsim';

  properties: INodeProperties[] = [
    {
      displayName:
        'Enter TSPS URL, TSIM URL or both: TSPS has devices, agents, policies and monitoring data, TSIM has events, CIs and service levels.',
      name: 'note',
      type: 'notice',
      default: '',
    },
    {
      displayName: 'TSPS URL',
      name: 'baseUrl',
      type: 'string',
      default: '',
      placeholder: 'e.g. https://tsps-host',
      description:
        'URL of the Presentation Server (TSPS), which issues the token, without /tsws. Not needed if Sign-In is TSIM.',
    },
    {
      displayName: 'TSIM URL',
      name: 'tsimUrl',
      type: 'string',
      default: '',
      placeholder: 'e.g. https://tsim-host',
      description:
        'URL of Infrastructure Management (TSIM), which holds events, CIs and service levels, without /bppmws',
    },
    {
      displayName: 'Sign-In',
      name: 'signIn',
      type: 'options',
      options: [
        { name: 'TSPS 10.1 and later (JSON)', value: 'tsps-10.1' },
        { name: 'TSPS 10.0 (form)', value: 'tsps-10.0' },
        { name: 'TSIM (form)', value: 'tsim' },
      ],
      default: 'tsps-10.1',
      description: 'Login call of the server',
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
      displayName: 'Tenant',
      name: 'tenant',
      type: 'string',
      default: '',
      placeholder: 'e.g. *',
      description: 'Tenant to sign in to, such as * or BmcRealm. Leave empty to send none.',
    },
    {
      displayName: 'Session Minutes',
      name: 'sessionMinutes',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 43200 },
      default: 50,
      description: 'Lifetime of a token in minutes; the servers state no reliable one',
    },
    {
      displayName: 'Logout Field',
      name: 'logoutField',
      type: 'string',
      default: 'authToken',
      description:
        'Name of the form field that carries the token at logout with the TSPS 10.0 and TSIM sign-ins',
      displayOptions: { show: { signIn: ['tsps-10.0', 'tsim'] } },
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

  preAuthentication = preAuthenticateWith('truesight/token');

  authenticate = authenticateWith('truesight/token');

  // The header says that a person has pressed Test; see nodes/shared/hooks/test-button.ts.
  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl || $credentials.tsimUrl}}',
      url: '/',
      headers: { 'x-latchkey-test': 'yes' },
    },
  };
}
