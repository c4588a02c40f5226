/** A field of the short form. Both hosts draw the same form from this list. */
export interface ShortFormField {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly kind: 'text' | 'options' | 'json';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly default?: string;
  readonly placeholder?: string;
  readonly required?: true;
  /** Shown only when the other field has one of these values. */
  readonly shownWhen?: { readonly field: string; readonly is: readonly string[] };
}

/** The notice above the form. */
export const SHORT_FORM_NOTICE =
  'Example: Sign-In Request "POST /api/login", credentials as JSON, token in JSON at "data.token", sent as Bearer. Or paste the curl command of your login below.';

const PLACES = [
  { value: 'json', label: 'JSON' },
  { value: 'header', label: 'Header' },
  { value: 'cookie', label: 'Cookie' },
  { value: 'xml', label: 'XML' },
  { value: 'text', label: 'Whole Body' },
] as const;

/** Sixteen fields, the rare ones last. */
export const SHORT_FORM_FIELDS: readonly ShortFormField[] = [
  {
    name: 'signInRequest',
    label: 'Sign-In Request',
    description: 'Method and path of the login, below the base URL.',
    kind: 'text',
    placeholder: 'POST /api/login',
    required: true,
  },
  {
    name: 'credentialsAs',
    label: 'Send Credentials As',
    description: 'Part of the login request that holds user name and password.',
    kind: 'options',
    options: [
      { value: 'json', label: 'JSON Body' },
      { value: 'form', label: 'Form Body' },
      { value: 'basic', label: 'HTTP Basic' },
      { value: 'query', label: 'Query' },
      { value: 'headers', label: 'Headers' },
    ],
    default: 'json',
  },
  {
    name: 'credentialNames',
    label: 'Credential Names',
    description:
      'Names of user name and password in the request, separated by a comma; in a JSON body also as paths (user.email, user.password). A single name stands for the password, API key or token alone.',
    kind: 'text',
    default: 'username, password',
    shownWhen: { field: 'credentialsAs', is: ['json', 'form', 'query', 'headers'] },
  },
  {
    name: 'tokenIn',
    label: 'Token In',
    description: 'Part of the login response that holds the token.',
    kind: 'options',
    options: PLACES,
    default: 'json',
  },
  {
    name: 'tokenName',
    label: 'Token Name',
    description:
      'JSON path (data.token), or name of the header, cookie or XML element. Empty: the whole JSON body.',
    kind: 'text',
    placeholder: 'data.token',
    shownWhen: { field: 'tokenIn', is: ['json', 'header', 'cookie', 'xml'] },
  },
  {
    name: 'sendAs',
    label: 'Send Token As',
    description: 'Part of each request that carries the token.',
    kind: 'options',
    options: [
      { value: 'bearer', label: 'Authorization: Bearer' },
      { value: 'header', label: 'Header' },
      { value: 'query', label: 'Query' },
      { value: 'cookie', label: 'Cookie' },
    ],
    default: 'bearer',
  },
  {
    name: 'sendName',
    label: 'Send Name',
    description:
      'Name of the header, query parameter or cookie. A header can have a word in front of the token: "Authorization: Splunk".',
    kind: 'text',
    placeholder: 'X-Auth-Token',
    shownWhen: { field: 'sendAs', is: ['header', 'query', 'cookie'] },
  },
  {
    name: 'life',
    label: 'Token Lifetime',
    description:
      'Minutes (30), "30 idle" when each call extends it, a JSON path with its unit (expires_in seconds; also minutes, milliseconds, epochSeconds, epochMilliseconds, date), or "jwt". Empty: until the server rejects the token.',
    kind: 'text',
    placeholder: '30',
  },
  {
    name: 'testPath',
    label: 'Test Path',
    description: 'Path of a GET request that only reads. Used by Test and to check the token.',
    kind: 'text',
    placeholder: '/api/version',
  },
  {
    name: 'signOut',
    label: 'Sign-Out Request',
    description: 'Method and path of the logout. Empty: there is none.',
    kind: 'text',
    placeholder: 'DELETE /api/session',
  },
  {
    name: 'furtherMembers',
    label: 'Further Values',
    description: 'Further names and values of the login request, as JSON.',
    kind: 'json',
    placeholder: '{ "loginMode": 1 }',
  },
  {
    name: 'secondValue',
    label: 'Second Value',
    description: 'Another value of the login response, such as a CSRF token: part and name.',
    kind: 'text',
    placeholder: 'header X-CSRF-Token',
  },
  {
    name: 'secondHeader',
    label: 'Second Value Header',
    description: 'Header that carries the second value.',
    kind: 'text',
    placeholder: 'X-CSRF-Token',
  },
  {
    name: 'secondOn',
    label: 'Second Value On',
    description: 'Requests that carry the second value.',
    kind: 'options',
    options: [
      { value: 'writes', label: 'All Except GET, HEAD and OPTIONS' },
      { value: 'all', label: 'All Requests' },
    ],
    default: 'writes',
  },
  {
    name: 'expiredWhen',
    label: 'Expired When',
    description:
      'Responses that say the token is no longer valid, besides status 401: a status (403), a JSON path and its value (errorCode = -1200), or both (403 code = 6). Separate several with semicolons.',
    kind: 'text',
    placeholder: '403',
  },
  {
    name: 'refusedWhen',
    label: 'Rejected When',
    description:
      'Login responses that say the password is wrong, besides status 401, written like Expired When.',
    kind: 'text',
    placeholder: 'success = false',
  },
];
