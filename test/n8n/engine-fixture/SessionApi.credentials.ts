import type {
  ICredentialDataDecryptedObject,
  ICredentialTestRequest,
  ICredentialType,
  IDataObject,
  IHttpRequestHelper,
  IHttpRequestOptions,
  INodeProperties,
} from 'n8n-workflow';

/** The sign-in that a person would write first: log in when asked, put the session in a header. */
export class SessionApi implements ICredentialType {
  name = 'sessionApi';

  displayName = 'Session API';

  properties: INodeProperties[] = [
    { displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
    { displayName: 'User', name: 'user', type: 'string', default: 'someone' },
    { displayName: 'CA', name: 'ca', type: 'string', default: '' },
    {
      displayName: 'Session',
      name: 'session',
      type: 'hidden',
      typeOptions: { expirable: true, password: true },
      default: '',
    },
    { displayName: 'Signed in as', name: 'signedInAs', type: 'hidden', default: '' },
  ];

  test: ICredentialTestRequest = {
    request: { baseURL: '={{$credentials.baseUrl}}', url: '/data' },
    rules: [
      { type: 'responseCode', properties: { value: 403, message: 'Ask for the role Reader.' } },
    ],
  };

  async preAuthentication(
    this: IHttpRequestHelper,
    credentials: ICredentialDataDecryptedObject,
  ): Promise<IDataObject> {
    const { session } = (await this.helpers.httpRequest({
      method: 'POST',
      url: `${String(credentials['baseUrl'])}/login`,
      body: { user: credentials['user'] },
      json: true,
      ...agent(credentials),
    })) as { session: string };
    // `user` shows what n8n does with an output key whose stored field is an expression.
    return {
      session,
      signedInAs: String(credentials['user']),
      user: credentials['user'] as string,
    };
  }

  async authenticate(
    credentials: ICredentialDataDecryptedObject,
    options: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> {
    options.headers = { ...options.headers, 'x-session': credentials['session'] };
    return await Promise.resolve(Object.assign(options, agent(credentials)));
  }
}

function agent({ ca }: ICredentialDataDecryptedObject): Pick<IHttpRequestOptions, 'agentOptions'> {
  return typeof ca === 'string' && ca !== '' ? { agentOptions: { ca } } : {};
}
