import type { INodeProperties } from 'n8n-workflow';
import {
  DOCUMENT,
  SHORT_FORM,
  SHORT_FORM_FIELDS,
  SHORT_FORM_NOTICE,
  signInChoices,
} from '../../../core';
import type { ShortFormField } from '../../../core';
import { presets } from '../../../presets';
import { TOKEN_FIELD } from '../accounts';
import { ALLOW_PLAIN_PASSWORD, CONNECTION } from '../form/connection';
import { phrase } from '../form/wording';
import { accountFields, PASTED } from './credential-fields';

/** The form of the credential for any API: the sign-in, what it asks for, how it is described, the connection. */
export function credentialForm(): INodeProperties[] {
  return [
    {
      displayName: 'Sign-In',
      name: 'signIn',
      type: 'options',
      options: signInChoices(presets()).map(({ value, label, preset }) => ({
        name: label,
        value,
        description: preset === undefined ? (OPEN_WAYS[value] ?? '') : descriptionOf(preset),
      })),
      default: SHORT_FORM,
      description: 'Sign-in method of the API: a preset, a short form or a JSON document',
    },
    {
      displayName: SHORT_FORM_NOTICE,
      name: 'shortFormNotice',
      type: 'notice',
      default: '',
      displayOptions: { show: { signIn: [SHORT_FORM] } },
    },
    CURL,
    {
      ...BASE_URL,
      required: true,
      description: 'URL of the API, up to where its paths begin',
      displayOptions: { hide: PASTED },
    },
    {
      ...BASE_URL,
      description: 'Leave empty to take the value from the curl command',
      displayOptions: { show: { signIn: [SHORT_FORM], ...PASTED } },
    },
    ...accountFields(),
    ...SHORT_FORM_FIELDS.map(shortFormProperty),
    {
      displayName: 'Document',
      name: 'document',
      // A text and no JSON editor: that one makes an expression of two braces, and n8n then runs no Test.
      type: 'string',
      typeOptions: { rows: 12 },
      default: '',
      placeholder: DOCUMENT_EXAMPLE,
      description:
        'Description of the sign-in as JSON, without secrets: {name} stands for a value of this form',
      displayOptions: { show: { signIn: [DOCUMENT] } },
    },
    ALLOW_PLAIN_PASSWORD,
    ...CONNECTION,
    {
      displayName:
        'In the HTTP Request node choose Predefined Credential Type and this credential. There Latchkey sees only status 401: a token that expires with another response is refreshed by Token Lifetime alone. The Latchkey API node has no such limit.',
      name: 'httpRequestNotice',
      type: 'notice',
      default: '',
    },
    {
      displayName: 'Stored Token',
      name: TOKEN_FIELD,
      type: 'hidden',
      typeOptions: { expirable: true, password: true },
      default: '',
    },
  ];
}

const OPEN_WAYS: Readonly<Record<string, string>> = {
  [SHORT_FORM]: 'A login that returns a token, described by a few fields',
  [DOCUMENT]: 'Any other sign-in, described by a JSON document',
};

const DOCUMENT_EXAMPLE =
  'e.g. { "name": "My API", "fields": [{ "name": "apiKey", "label": "API Key", "secret": true, "trim": true }], "send": { "headers": { "X-Api-Key": "{apiKey}" } } }';

function descriptionOf({
  credentials,
  tried,
}: {
  readonly credentials: string;
  readonly tried: boolean;
}): string {
  return phrase(tried ? credentials : `Untried. ${credentials}`);
}

/** What a pasted command says has no field. */
const FROM_CURL: ReadonlySet<string> = new Set([
  ...['signInRequest', 'credentialsAs', 'credentialNames', 'furtherMembers'],
]);

const CURL: INodeProperties = {
  displayName: 'Login as Curl Command',
  name: 'curl',
  type: 'string',
  typeOptions: { password: true, rows: 3 },
  default: '',
  placeholder: 'e.g. curl -X POST https://host/api/login --json ...',
  description:
    'Optional: the login request, copied as curl from the browser or from the documentation of the API. Replaces the fields of the login request. Stored encrypted.',
  displayOptions: { show: { signIn: [SHORT_FORM] } },
};

const BASE_URL: INodeProperties = {
  displayName: 'Base URL',
  name: 'baseUrl',
  type: 'string',
  default: '',
  placeholder: 'e.g. https://host:8443',
};

function shortFormProperty(field: ShortFormField): INodeProperties {
  const { name, label, placeholder, options, shownWhen } = field;
  return {
    displayName: label,
    name,
    ...(options === undefined
      ? { type: 'string', ...(field.kind === 'json' ? { typeOptions: { rows: 3 } } : {}) }
      : {
          type: 'options',
          options: options.map((option) => ({ name: option.label, value: option.value })),
        }),
    default: field.default ?? '',
    ...(field.required === true ? { required: true } : {}),
    ...(placeholder === undefined ? {} : { placeholder: `e.g. ${placeholder}` }),
    description: phrase(field.description),
    displayOptions: {
      show: {
        signIn: [SHORT_FORM],
        ...(shownWhen === undefined ? {} : { [shownWhen.field]: [...shownWhen.is] }),
      },
      ...(FROM_CURL.has(name) ? { hide: PASTED } : {}),
    },
  };
}
