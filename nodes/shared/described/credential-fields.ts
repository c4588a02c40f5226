import type { INodeProperties } from 'n8n-workflow';
import { DOCUMENT, readDescription, SHORT_FORM } from '../../../core';
import type { DescribedField, Preset } from '../../../core';
import { presets } from '../../../presets';
import { phrase } from '../form/wording';

/** Values that a document asks for and that have a field of their own in the form; all others are rows of JSON. */
export const NAMED_FIELDS: readonly DescribedField[] = [
  { name: 'username', label: 'User Name' },
  { name: 'password', label: 'Password', secret: true },
  { name: 'apiKey', label: 'API Key', secret: true },
  { name: 'apiSecret', label: 'API Secret', secret: true },
  { name: 'apiToken', label: 'API Token', secret: true },
  { name: 'clientId', label: 'Client ID' },
  { name: 'clientSecret', label: 'Client Secret', secret: true },
  { name: 'privateKey', label: 'Private Key', secret: true, pem: true },
];

/** Which of them a document's form shows. */
const DOCUMENT_FIELDS = 'documentFields';
/** All other values, as one JSON object: its members have names, so that n8n cannot mix masked values up. */
export const OTHER_VALUES = 'otherValues';

/** The person has pasted the command of the login. */
export const PASTED = { curl: [{ _cnd: { exists: true as const } }] };

/** What an account of this choice asks for besides the base URL. */
export function accountFields(): readonly INodeProperties[] {
  return [...ofPresets(presets()), ...ofShortForm(), ...ofDocument()];
}

interface Wanted {
  readonly field: DescribedField;
  readonly example: string | undefined;
  readonly ids: string[];
}

/** One property for all presets that ask for the same in the same words. */
function ofPresets(all: readonly Preset[]): readonly INodeProperties[] {
  const wanted = new Map<string, Wanted>();
  for (const { id, account = {}, description } of all) {
    for (const field of readDescription(description).fields ?? []) {
      const example = account[field.name];
      const key = JSON.stringify([field, example]);
      const same = wanted.get(key) ?? { field, example, ids: [] };
      same.ids.push(id);
      wanted.set(key, same);
    }
  }
  return [...wanted.values()].map(({ field, example, ids }) => ({
    ...propertyOf(field, example),
    displayOptions: { show: { signIn: ids } },
  }));
}

function ofShortForm(): readonly INodeProperties[] {
  const signIn = [SHORT_FORM];
  const password = propertyOf({ name: 'password', label: 'Password', secret: true });
  return [
    {
      ...propertyOf({ name: 'username', label: 'User Name', optional: true }),
      description: 'Leave empty if the API needs a key or token only',
      displayOptions: { show: { signIn } },
    },
    {
      ...password,
      description: 'Password, API key or token that the login request carries',
      displayOptions: { show: { signIn }, hide: PASTED },
    },
    {
      ...password,
      required: false,
      description: 'Leave empty to take the value from the curl command',
      displayOptions: { show: { signIn, ...PASTED } },
    },
  ];
}

function ofDocument(): readonly INodeProperties[] {
  const document = { signIn: [DOCUMENT] };
  return [
    {
      displayName: 'Fields',
      name: DOCUMENT_FIELDS,
      type: 'multiOptions',
      options: [
        ...NAMED_FIELDS.map(({ name, label }) => ({ name: label, value: name })),
        { name: 'Other Values (JSON)', value: OTHER_VALUES },
      ],
      default: ['username', 'password'],
      description: 'Values that the document asks for under "fields"',
      displayOptions: { show: document },
    },
    ...NAMED_FIELDS.map((field) => ({
      ...propertyOf({ ...field, optional: true }),
      description: `Value of {${field.name}} in the document`,
      displayOptions: { show: { ...document, [DOCUMENT_FIELDS]: [field.name] } },
    })),
    {
      displayName: 'Other Values (JSON)',
      name: OTHER_VALUES,
      type: 'string',
      typeOptions: { password: true, rows: 3 },
      default: '',
      placeholder: 'e.g. { "tenant": "acme", "pin": "1234" }',
      description: 'All other values of the document by name, as a JSON object. Stored encrypted.',
      displayOptions: { show: { ...document, [DOCUMENT_FIELDS]: [OTHER_VALUES] } },
    },
  ];
}

function propertyOf(field: DescribedField, example?: string): INodeProperties {
  const { name, label, where } = field;
  const isRequired = field.optional !== true && field.default === undefined;
  return {
    displayName: label,
    name,
    ...typeOf(field),
    default: field.default ?? '',
    ...(isRequired ? { required: true } : {}),
    ...(example === undefined ? {} : { placeholder: `e.g. ${example}` }),
    ...(where === undefined ? {} : { description: phrase(where) }),
  };
}

function typeOf({
  secret,
  pem,
}: DescribedField): Pick<INodeProperties, 'type'> & Partial<INodeProperties> {
  if (pem === true) return { type: 'string', typeOptions: { password: true, rows: 4 } };
  return { type: 'string', ...(secret === true ? { typeOptions: { password: true } } : {}) };
}
