import type { AccountField } from '../../core/model/account-field';
import type { AnyScheme } from '../../core/model/scheme';
import type { Vendor } from '../../core/model/vendor';
import { GENERATED } from '../generated-file';
import type { GeneratedFile } from '../generated-file';
import { ALLOW_PLAIN_PASSWORD, CONNECTION } from '../../nodes/shared/form/connection';
import { phrase, smallFirst } from '../../nodes/shared/form/wording';
import { anchorOf } from './docs-markdown';

/** An n8n property as plain data: what is written into a credential file. */
type Property = Readonly<Record<string, unknown>>;

/** One credential type per scheme. */
export function n8nCredentials(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return vendors.flatMap((vendor) =>
    vendor.schemes.map((scheme) => ({
      path: `credentials/${scheme.credential.className}.credentials.ts`,
      text: credentialFile(vendor, scheme),
    })),
  );
}

function credentialFile(vendor: Vendor, scheme: AnyScheme): string {
  const { className, displayName } = scheme.credential;
  const properties = [
    ...noteOf(scheme),
    ...scheme.fields.map(accountProperty),
    ...(scheme.sendsPassword === undefined ? [] : [{ ...ALLOW_PLAIN_PASSWORD }]),
    ...CONNECTION.map((property) => ({ ...property })),
    TOKEN,
  ];
  const urls = scheme.fields
    .filter((field) => field.kind === 'url')
    .map((field) => `$credentials.${field.name}`);
  const test = {
    request: {
      baseURL: `={{${urls.join(' || ')}}}`,
      url: '/',
      headers: { 'x-latchkey-test': 'yes' },
    },
  };
  return `// ${GENERATED}
import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticateWith } from '../nodes/shared/hooks/authenticate';
import { preAuthenticateWith } from '../nodes/shared/hooks/pre-authentication';

export class ${className} implements ICredentialType {
  name = '${smallFirst(className)}';

  displayName = ${JSON.stringify(displayName)};

  icon: Icon = { light: 'file:../icons/${vendor.id}.svg', dark: 'file:../icons/${vendor.id}.dark.svg' };

  documentationUrl = 'https://github.com/latchkey/latchkey/blob/main/docs/${vendor.id}.md#${anchorOf(scheme.name)}';

  properties: INodeProperties[] = ${JSON.stringify(properties)};

  preAuthentication = preAuthenticateWith('${scheme.id}');

  authenticate = authenticateWith('${scheme.id}');

  // The header says that a person has pressed Test; see nodes/shared/hooks/test-button.ts.
  test: ICredentialTestRequest = ${JSON.stringify(test)};
}
`;
}

function noteOf({ note }: AnyScheme): readonly Property[] {
  return note === undefined
    ? []
    : [{ displayName: note, name: 'note', type: 'notice', default: '' }];
}

function accountProperty(field: AccountField): Property {
  const example = field.placeholder;
  return {
    displayName: field.label,
    name: field.name,
    ...typeOf(field),
    ...(field.required === true ? { required: true } : {}),
    ...(example === undefined
      ? {}
      : { placeholder: /^e\.g\./.test(example) ? example : `e.g. ${example}` }),
    description: describe(field),
    ...(field.shownWhen === undefined ? {} : { displayOptions: { show: field.shownWhen } }),
  };
}

function describe(field: AccountField): string {
  const text = field.description.replace(/\.?$/, '.');
  return phrase(field.where === undefined ? text : `${text} Where to find it: ${field.where}.`);
}

function typeOf(field: AccountField): Property {
  switch (field.kind) {
    case 'secret':
      return { type: 'string', typeOptions: { password: true }, default: '' };
    case 'pem':
      return { type: 'string', typeOptions: { password: true, rows: 4 }, default: '' };
    case 'integer':
      return {
        type: 'number',
        typeOptions: { minValue: field.min, maxValue: field.max },
        default: field.default ?? field.min,
      };
    case 'boolean':
      return { type: 'boolean', default: field.default };
    case 'enum':
      return {
        type: 'options',
        options: field.options.map(({ value, label }) => ({ name: label, value })),
        default: field.default,
      };
    case 'date':
      return { type: 'dateTime', default: '' };
    case 'url':
    case 'text':
    case 'words':
      return { type: 'string', default: field.default ?? '' };
  }
}

/**
 * Holds the token as JSON; n8n encrypts it, keeps it over restarts and shares it with its workers. It
 * stays empty where there is no token to keep: only with such a field does n8n call `preAuthentication`.
 */
const TOKEN: Property = {
  displayName: 'Stored Token',
  name: 'grantToken',
  type: 'hidden',
  typeOptions: { expirable: true, password: true },
  default: '',
};
