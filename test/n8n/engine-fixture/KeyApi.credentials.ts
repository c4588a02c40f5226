import type {
  ICredentialDataDecryptedObject,
  ICredentialType,
  IHttpRequestOptions,
  INodeProperties,
} from 'n8n-workflow';

/** The requests this process has signed, each with the number of times. */
const signed = new WeakMap<IHttpRequestOptions, number>();

/** A key that nobody renews. Tells the server how often the same options object was signed. */
export class KeyApi implements ICredentialType {
  name = 'keyApi';

  displayName = 'Key API';

  properties: INodeProperties[] = [
    {
      displayName: 'Key',
      name: 'key',
      type: 'string',
      typeOptions: { password: true },
      default: '',
    },
  ];

  async authenticate(
    credentials: ICredentialDataDecryptedObject,
    options: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> {
    const times = (signed.get(options) ?? 0) + 1;
    signed.set(options, times);
    options.headers = {
      ...options.headers,
      'x-session': credentials['key'],
      'x-derived': [...String(credentials['key'])].reverse().join(''),
      'x-signed': String(times),
    };
    return await Promise.resolve(options);
  }
}
