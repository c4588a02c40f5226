import type {
  ICredentialDataDecryptedObject,
  ICredentialType,
  IDataObject,
  IHttpRequestHelper,
  IHttpRequestOptions,
  INodeProperties,
} from 'n8n-workflow';

/**
 * Does what the test asks for in its fields: `expired` makes `authenticate` throw a 401 of its own
 * for that session; `answer` is what `preAuthentication` gives back instead of signing in.
 */
export class AskedSessionApi implements ICredentialType {
  name = 'askedSessionApi';

  displayName = 'Asked Session API';

  properties: INodeProperties[] = [
    { displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
    { displayName: 'Expired', name: 'expired', type: 'string', default: '' },
    { displayName: 'Answer', name: 'answer', type: 'string', default: '' },
    {
      displayName: 'Session',
      name: 'session',
      type: 'hidden',
      typeOptions: { expirable: true, password: true },
      default: '',
    },
  ];

  async preAuthentication(
    this: IHttpRequestHelper,
    credentials: ICredentialDataDecryptedObject,
  ): Promise<IDataObject> {
    const answer = credentials['answer'];
    if (answer === 'refused') throw new Error('The server refused the password.');
    if (typeof answer === 'string' && answer !== '') return JSON.parse(answer) as IDataObject;
    return (await this.helpers.httpRequest({
      method: 'POST',
      url: `${String(credentials['baseUrl'])}/login`,
      body: {},
      json: true,
    })) as IDataObject;
  }

  async authenticate(
    credentials: ICredentialDataDecryptedObject,
    options: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> {
    const { session, expired } = credentials;
    if (session === expired) {
      throw Object.assign(new Error('The session has run out.'), { response: { status: 401 } });
    }
    options.headers = { ...options.headers, 'x-session': session };
    return await Promise.resolve(options);
  }
}
