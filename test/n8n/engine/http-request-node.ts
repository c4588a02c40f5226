/**
 * Stands in for n8n's HTTP Request node 4.x where it uses a "Predefined Credential Type": the same
 * parameters, the same calls into n8n-core with the same options, the same masking of what it
 * shows. The real one lives in n8n-nodes-base: 176 MB unpacked and 74 dependencies, database
 * drivers and cloud SDKs among them.
 */
import {
  deepCopy,
  getCredentialAllowedDomains,
  NodeApiError,
  NodeConnectionTypes,
  removeCircularRefs,
  type ICredentialDataDecryptedObject,
  type IDataObject,
  type IExecuteFunctions,
  type IHttpRequestMethods,
  type INodeExecutionData,
  type INodeType,
  type IRequestOptions,
  type JsonObject,
} from 'n8n-workflow';

export const httpRequestNode: INodeType = {
  description: {
    displayName: 'HTTP Request',
    name: 'httpRequest',
    group: ['output'],
    version: 4.4,
    description: 'Makes a signed request for each item, all of them at once',
    defaults: {},
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    properties: [
      { displayName: 'Authentication', name: 'authentication', type: 'string', default: '' },
      { displayName: 'Credential Type', name: 'nodeCredentialType', type: 'string', default: '' },
      { displayName: 'Method', name: 'method', type: 'string', default: 'GET' },
      { displayName: 'URL', name: 'url', type: 'string', default: '' },
      { displayName: 'Send Body', name: 'sendBody', type: 'boolean', default: false },
      { displayName: 'Body Content Type', name: 'contentType', type: 'string', default: 'json' },
      { displayName: 'Specify Body', name: 'specifyBody', type: 'string', default: 'json' },
      { displayName: 'JSON', name: 'jsonBody', type: 'json', default: '{}' },
      { displayName: 'Raw Content Type', name: 'rawContentType', type: 'string', default: '' },
      { displayName: 'Body', name: 'body', type: 'string', default: '' },
      { displayName: 'Options', name: 'options', type: 'json', default: {} },
    ],
  },

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const attempts = await Promise.all(
      this.getInputData().map(async (_, item) => await attempt(this, item)),
    );
    return [
      attempts.flatMap(({ replies, error, shown }, item): INodeExecutionData[] => {
        if (replies !== undefined) {
          return replies.map(({ body, headers, statusCode, statusMessage }) => ({
            json: { body, headers, statusCode, statusMessage },
            pairedItem: { item },
          }));
        }
        if (this.continueOnFail()) {
          removeCircularRefs(error as JsonObject);
          return [{ json: { error: error as IDataObject }, pairedItem: { item } }];
        }
        const failure = new NodeApiError(this.getNode(), error as JsonObject, { itemIndex: item });
        Object.assign(failure.context, { itemIndex: item, request: shown });
        throw failure;
      }),
    ];
  },
};

interface Reply {
  readonly body: IDataObject;
  readonly headers: IDataObject;
  readonly statusCode: number;
  readonly statusMessage: string;
}

interface Attempt {
  /** One, or one for each page. */
  readonly replies?: readonly Reply[];
  readonly error?: unknown;
  /** The request as a person gets to see it. */
  readonly shown: IDataObject;
}

async function attempt(node: IExecuteFunctions, item: number): Promise<Attempt> {
  const type = node.getNodeParameter('nodeCredentialType', item) as string;
  const credential = async (): Promise<ICredentialDataDecryptedObject> =>
    await node.getCredentials(type, item);
  const options = requestOptions(node, item, await credential());
  let outcome: Omit<Attempt, 'shown'>;
  try {
    outcome = { replies: await repliesOf(node, item, type, options) };
  } catch (error) {
    outcome = { error };
  }
  // Read once more: the sign-in may have changed what has to be masked.
  const shown = masked(options, await credential());
  node.sendMessageToUI(shown);
  return { ...outcome, shown };
}

async function repliesOf(
  node: IExecuteFunctions,
  item: number,
  type: string,
  options: IRequestOptions,
): Promise<readonly Reply[]> {
  const { pages } = node.getNodeParameter('options', item) as NodeOptions;
  const { requestWithAuthentication, requestWithAuthenticationPaginated } = node.helpers;
  if (pages === undefined) {
    return [await requestWithAuthentication.call(node, type, options, undefined, item)] as Reply[];
  }
  return (await requestWithAuthenticationPaginated.call(
    node,
    options,
    item,
    {
      continue: `={{ !${JSON.stringify(pages.untilStatus)}.includes($response.statusCode) }}`,
      request: { qs: { [pages.parameter]: '={{ $pageCount + 1 }}' } },
      requestInterval: 0,
    },
    type,
  )) as Reply[];
}

/** Options of the node, and what its other parameters come to. */
type NodeOptions = Pick<IRequestOptions, 'timeout' | 'headers' | 'qs'> & {
  readonly allowUnauthorizedCerts?: boolean;
  /** The response format that the node has unless a person chooses one. */
  readonly autodetect?: boolean;
  readonly neverError?: boolean;
  /** "Update a Parameter in Each Request", complete when a response has one of these statuses. */
  readonly pages?: { readonly parameter: string; readonly untilStatus: readonly number[] };
};

function requestOptions(
  node: IExecuteFunctions,
  item: number,
  credential: ICredentialDataDecryptedObject,
): IRequestOptions {
  const { allowUnauthorizedCerts, timeout, headers, qs, autodetect, neverError } =
    node.getNodeParameter('options', item) as NodeOptions;
  const text = (name: string): string => node.getNodeParameter(name, item) as string;
  const allowedDomains = getCredentialAllowedDomains({
    node: node.getNode(),
    credentialData: credential,
  });
  return {
    headers: {
      ...(text('contentType') === 'raw' ? { 'content-type': text('rawContentType') } : {}),
      ...headers,
      accept: 'application/json,text/*;q=0.99',
    },
    method: node.getNodeParameter('method', item) as IHttpRequestMethods,
    uri: node.getNodeParameter('url', item) as string,
    gzip: true,
    rejectUnauthorized: allowUnauthorizedCerts !== true,
    followRedirect: true,
    followAllRedirects: true,
    resolveWithFullResponse: true,
    sendCredentialsOnCrossOriginRedirect: false,
    timeout: timeout ?? 300_000,
    ...(autodetect === true ? { encoding: null, json: false, useStream: true } : { json: true }),
    ...(neverError === true ? { simple: false } : {}),
    ...(qs === undefined ? {} : { qs }),
    ...(allowedDomains === undefined ? {} : { allowedDomains }),
    ...bodyOf(node, item),
  };
}

/** As the node does for each of its body content types; of a form it makes names and values. */
function bodyOf(node: IExecuteFunctions, item: number): Partial<IRequestOptions> {
  if (node.getNodeParameter('sendBody', item) !== true) return {};
  const text = (name: string): string => node.getNodeParameter(name, item) as string;
  switch (text('contentType')) {
    case 'raw':
      return { body: text('body') };
    case 'form-urlencoded':
      return { form: Object.fromEntries(new URLSearchParams(text('body'))) };
    default:
      return { body: JSON.parse(text('jsonBody')) as IDataObject };
  }
}

const alwaysHidden = new Set([
  'authorization',
  'x-api-key',
  'x-auth-token',
  'cookie',
  'proxy-authorization',
  'sslclientcert',
]);

/**
 * Masks as n8n does, no better: a few headers by name, and every value that literally is a field
 * of the credential. What is derived from a field passes. The body alone is not copied.
 */
function masked(options: IRequestOptions, credential: ICredentialDataDecryptedObject): IDataObject {
  const secrets = Object.values(credential).filter(
    (value): value is string => typeof value === 'string' && value !== '',
  );
  const shown = Object.fromEntries(
    Object.entries(options).map(([key, value]): [string, unknown] => [
      key,
      key === 'body' ? value : copy(value),
    ]),
  ) as IDataObject;
  const headers = shown['headers'];
  if (isPlain(headers)) {
    for (const name of Object.keys(headers)) {
      if (alwaysHidden.has(name.toLowerCase())) headers[name] = '**hidden**';
    }
  }
  return hide(shown, secrets) as IDataObject;
}

/** Plain objects are rebuilt one level deep before they are copied, so a `toJSON` of theirs is lost. */
function copy(value: unknown): unknown {
  const rebuilt = isPlain(value) ? Object.fromEntries(Object.entries(value)) : value;
  return deepCopy(rebuilt as object);
}

function hide(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') {
    return secrets.reduce((text, secret) => text.split(secret).join('**hidden**'), value);
  }
  if (Array.isArray(value)) return value.map((entry) => hide(entry, secrets));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [hide(key, secrets), hide(entry, secrets)]),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
