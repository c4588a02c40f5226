import { commonTexts } from '../texts';

/** Every text of the dialogs for any API, in English: the language that all others fall back to. */
export function apiTexts(): object {
  const common = commonTexts('API') as Readonly<Record<string, object>>;
  return {
    ...common,
    palette: 'api request',
    accountLabel: 'API account',
    api: {
      signIn: 'Sign-In',
      paste: 'Paste the curl command of your login',
      curlPlaceholder: `curl 'https://host/api/login' --data-raw '{"username":"...","password":"..."}'`,
      pasteHint:
        'In the browser: developer tools, Network, log in, right-click the request, Copy as cURL. Secrets are moved to the password fields and nowhere else.',
      curl: 'Curl command',
      readCurl: 'Fill in the form',
      baseUrl: 'Base URL *',
      baseUrlHint:
        'URL of the API, up to where its paths begin. The token is sent to this server only.',
      more: 'More about this sign-in',
      document: 'Document',
      editDocument: 'Edit as JSON',
      documentHint:
        'Description of the sign-in, without secrets: {username} and {password} stand for the fields above. See docs/your-api.md.',
      connection: 'TLS, proxy and limits',
    },
    trial: {
      response: 'Response, without its values: choose the token and its lifetime',
      token: 'this is the token',
      life: 'this is its lifetime',
      carries: 'The next request carries: __what__.',
    },
    request: {
      action: 'Action',
      send: 'Send a request',
      signOut: 'Sign out',
      itemsAt: 'Items At',
      itemsAtHint:
        'JSON path of the list in the response. Empty: the elements of the response, or the response itself.',
      pagination: 'Pagination',
      pageIn: 'Parameters In',
      inQuery: 'Query',
      inBody: 'JSON or form body',
      method: 'Method',
      use: '- set by msg.method -',
      url: 'URL',
      urlHint:
        'A path below the base URL of the account, or a whole URL on its server. {{...}} is filled from the message. Empty: msg.url.',
      payload: 'Payload',
      ignore: 'Ignore',
      query: 'Append to query-string parameters',
      body: 'Send as request body',
      ret: 'Return',
      obj: 'a parsed JSON object',
      txt: 'a UTF-8 string',
      bin: 'a binary buffer',
      headers: 'Headers',
      errorsCatch: 'to a Catch node, status 4xx and 5xx too',
      errorsOutput: 'to a second output, status 4xx and 5xx too',
      errorsAsCore: 'as the http request node: status 4xx and 5xx are messages',
      senderr: 'Send network errors to a Catch node only',
      lenient: 'Lenient parsing of responses that break the rules of HTTP',
    },
    test: {
      ...common['test'],
      pause:
        'Tested a moment ago. Wait __seconds__ seconds, or change the credentials: too many attempts may lock the user out.',
    },
    check: {
      ...common['check'],
      document: 'The document is not valid JSON.',
      requestUrl: 'The URL must begin with https:// or http://, or be a path.',
    },
  };
}
