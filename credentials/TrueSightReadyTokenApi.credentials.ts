// Generated from core/vendors by "npm run generate". Do not edit.
import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from '../nodes/shared/hooks/authenticate';
import { preAuthenticateWith } from '../nodes/shared/hooks/pre-authentication';

export class TrueSightReadyTokenApi implements ICredentialType {
  name = 'trueSightReadyTokenApi';

  displayName = 'BMC TrueSight Ready Token API';

  icon: Icon = { light: 'file:../icons/truesight.svg', dark: 'file:../icons/truesight.dark.svg' };

  documentationUrl =
    'https://github.com/latchkey/latchkey/blob/main/docs/truesight.md#ready-token-sites-with-saml';

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
        'URL of the Presentation Server (TSPS), without /tsws. Not needed for a token that is used on TSIM only.',
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
      displayName: 'Token',
      name: 'token',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description:
        'Token of a session that was opened elsewhere. Latchkey neither refreshes this token nor signs it out.',
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

  preAuthentication = preAuthenticateWith('truesight/ready-token');

  authenticate = authenticateWith('truesight/ready-token');

  // The header says that a person has pressed Test; see nodes/shared/hooks/test-button.ts.
  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl || $credentials.tsimUrl}}',
      url: '/',
      headers: { 'x-latchkey-test': 'yes' },
    },
  };
}
