import type { Field, Lookup } from '../../core/model/operation';

/** An n8n property as plain data: what is written into a description file. */
export type Property = Readonly<Record<string, unknown>>;

/** Where a property is shown. */
export type Shown = Readonly<Record<string, readonly unknown[]>>;

/** n8n wants lists of five and more in alphabetical order; all of ours are. */
export function byName<T extends Readonly<Record<string, unknown>>>(
  items: readonly T[],
): readonly T[] {
  const nameOf = (item: T): string => String(item['displayName'] ?? item['name']);
  return [...items].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
}

/**
 * The name of a node's `listSearch` method for a lookup: n8n finds methods by name only. The same list
 * has the same name wherever it is offered.
 */
export function searchMethod({ operation, label, value, params = {} }: Lookup): string {
  const parts = [
    ...operation.split('.'),
    value,
    ...(label === value ? [] : [label]),
    ...Object.keys(params),
  ];
  return `search${parts
    .flatMap((part) => part.split(/[^a-zA-Z0-9]+/))
    .map(capital)
    .join('')}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A field of an operation as a property of n8n. */
export function fieldProperty(field: Field, shown?: Shown): Property {
  return {
    displayName: field.label,
    name: field.name,
    ...typeOf(field),
    ...(field.required === true ? { required: true } : {}),
    ...(shown === undefined ? {} : { displayOptions: { show: shown } }),
    ...(field.placeholder === undefined || field.kind === 'lookup'
      ? {}
      : { placeholder: placeholderOf(field.placeholder) }),
    description: descriptionOf(field),
  };
}

function placeholderOf(text: string): string {
  return /^e\.g\./.test(text) ? text : `e.g. ${text}`;
}

/** n8n wants a period after several sentences and none after one. */
export function phrase(text: string): string {
  return /[.!?]\s/.test(text) ? text.replace(/\.?$/, '.') : text.replace(/\.$/, '');
}

/** n8n wants the names of choices in title case; words that are written large stay so. */
export function titleCase(text: string): string {
  return text.replace(/[\w.]+/g, (word, offset: number) =>
    offset > 0 && SMALL.has(word) ? word : capital(word),
  );
}

const SMALL = new Set([
  'a',
  'an',
  'and',
  'at',
  'by',
  'for',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);

function descriptionOf(field: Field): string {
  const text = phrase(field.description);
  return field.kind === 'boolean' && !/^Whether/.test(text)
    ? `Whether ${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text;
}

function typeOf(field: Field): Property {
  switch (field.kind) {
    case 'string':
      return { type: 'string', default: field.default ?? '' };
    case 'text':
      return { type: 'string', typeOptions: { rows: 4 }, default: field.default ?? '' };
    case 'integer':
      return {
        type: 'number',
        ...bounds(field),
        default: field.default ?? (field.required === true ? (field.min ?? 0) : (field.min ?? 0)),
      };
    case 'boolean':
      return { type: 'boolean', default: field.default ?? false };
    case 'enum':
      return {
        type: 'options',
        options: byName(field.options.map(({ value, label }) => ({ name: label, value }))),
        default: field.default ?? field.options[0]?.value ?? '',
      };
    case 'multi':
      return {
        type: 'multiOptions',
        options: byName(field.options.map(({ value, label }) => ({ name: label, value }))),
        default: field.default ?? [],
      };
    case 'dateTime':
      return { type: 'dateTime', default: '' };
    case 'map':
      return {
        type: 'fixedCollection',
        typeOptions: { multipleValues: true },
        placeholder: 'Add Entry',
        default: {},
        options: [
          {
            displayName: 'Entry',
            name: 'entry',
            values: [
              { displayName: 'Name', name: 'name', type: 'string', default: '' },
              { displayName: 'Value', name: 'value', type: 'string', default: '' },
            ],
          },
        ],
      };
    case 'list':
      return { type: 'string', typeOptions: { multipleValues: true }, default: [] };
    case 'binary':
      return { type: 'string', default: 'data' };
    case 'json':
      return { type: 'json', default: JSON.stringify(field.default ?? {}) };
    case 'lookup':
      return {
        type: 'resourceLocator',
        default: { mode: field.default === undefined ? 'list' : 'id', value: field.default ?? '' },
        modes: [
          {
            displayName: 'From List',
            name: 'list',
            type: 'list',
            typeOptions: { searchListMethod: searchMethod(field.lookup), searchable: true },
          },
          { displayName: 'By Value', name: 'id', type: 'string' },
        ],
      };
  }
}

function bounds(field: Field & { readonly kind: 'integer' }): Property {
  const { min, max } = field;
  if (min === undefined && max === undefined) return {};
  return {
    typeOptions: {
      ...(min === undefined ? {} : { minValue: min }),
      ...(max === undefined ? {} : { maxValue: max }),
    },
  };
}
