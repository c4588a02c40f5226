import type {
  IAuthenticateGeneric,
  ICredentialTestRequest,
  ICredentialType,
  INodeProperties,
} from 'n8n-workflow';

/** A declarative credential: n8n itself puts the key into the header. */
export class HeaderApi implements ICredentialType {
  name = 'headerApi';

  displayName = 'Header API';

  properties: INodeProperties[] = [
    { displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
    {
      displayName: 'Key',
      name: 'key',
      type: 'string',
      typeOptions: { password: true },
      default: '',
    },
  ];

  authenticate: IAuthenticateGeneric = {
    type: 'generic',
    properties: { headers: { 'x-session': '={{$credentials.key}}' } },
  };

  test: ICredentialTestRequest = {
    request: { baseURL: '={{$credentials.baseUrl}}', url: '/data' },
    rules: [
      {
        type: 'responseSuccessBody',
        properties: { key: 'account.state', value: 'locked', message: 'The account is locked.' },
      },
    ],
  };
}
