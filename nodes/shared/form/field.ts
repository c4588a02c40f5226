import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { helpOf } from '../../../core';
import type { Field, Lookup, Operation, Option } from '../../../core';
import { inN8nWords } from '../phrases';
import { pairsOf } from './pairs';
import type { FormVersion } from './version';
import { byName, capital, phrase } from './wording';

/** Where a property is shown: by the value of other properties. */
export type Shown = Readonly<Record<string, readonly (string | number | boolean)[]>>;

/** In which form a field stands, and where it is shown there. */
export interface Place {
  readonly version: FormVersion;
  readonly shown?: Shown;
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
    // A fixed parameter makes another list; what another field gives is the same list for all.
    ...Object.entries(params).flatMap(([name, to]) => (to.startsWith('{') ? [name] : [name, to])),
  ];
  return `search${parts
    .flatMap((part) => part.split(/[^a-zA-Z0-9]+/))
    .map(capital)
    .join('')}`;
}

/** A field of an operation as a property of n8n. */
export function fieldProperty(
  field: Field,
  row: Operation,
  { version, shown }: Place,
): INodeProperties {
  const isNeeded =
    field.required === true || (field.neededWhen !== undefined && version === 'present');
  return {
    displayName: field.label,
    name: field.name,
    ...typeOf(field),
    ...(version === 'first' ? firstDefault(field) : {}),
    ...(isNeeded ? { required: true } : {}),
    ...(shown === undefined ? {} : shownBy(shown)),
    ...(field.placeholder === undefined || field.kind === 'lookup'
      ? {}
      : { placeholder: placeholderOf(field.placeholder) }),
    description: descriptionOf(field, row),
  };
}

/** What 0.1.0 filled in: n8n does not save it, so that it is part of what a workflow of then means. */
function firstDefault(field: Field): { readonly default?: INodeProperties['default'] } {
  if (field.kind === 'json') return { default: JSON.stringify(field.default ?? {}) };
  return field.kind === 'integer' ? { default: field.default ?? field.min ?? 0 } : {};
}

/** n8n's form of {@link Shown}. */
export function shownBy(shown: Shown): Pick<INodeProperties, 'displayOptions'> {
  const show = Object.fromEntries(
    Object.entries(shown).map(([name, values]) => [name, [...values]]),
  );
  return { displayOptions: { show } };
}

function placeholderOf(text: string): string {
  return /^e\.g\./.test(text) ? text : `e.g. ${text}`;
}

function descriptionOf(field: Field, row: Operation): string {
  const others = row.oneOf?.find((names) => names.includes(field.name)) ?? [];
  const labels = row.fields.filter(({ name }) => others.includes(name)).map(({ label }) => label);
  const text =
    labels.length < 2
      ? phrase(inN8nWords(helpOf(field)))
      : phrase(`${inN8nWords(helpOf(field))}. At least one of ${labels.join(', ')} is needed`);
  return field.kind === 'boolean' && !/^Whether/.test(text)
    ? `Whether ${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text;
}

type Kind = Omit<INodeProperties, 'displayName' | 'name'>;

function typeOf(field: Field): Kind {
  switch (field.kind) {
    case 'string':
      return { type: 'string', default: field.default ?? '' };
    case 'text':
      return { type: 'string', typeOptions: { rows: 4 }, default: field.default ?? '' };
    case 'integer':
    case 'number':
      // Empty, and not the least number that is allowed: a value that nobody chose is sent as well.
      return { type: 'number', ...bounds(field), default: field.default ?? '' };
    case 'boolean':
      return { type: 'boolean', default: field.default ?? false };
    case 'enum':
      return oneChoice(field);
    case 'multi':
      return {
        type: 'multiOptions',
        options: choices(field.options),
        default: [...(field.default ?? [])],
      };
    case 'dateTime':
      return { type: 'dateTime', default: '' };
    case 'map':
      return pairsOf(oneOfThem(field.label));
    case 'list':
      return { type: 'string', typeOptions: { multipleValues: true }, default: [] };
    case 'binary':
      return { type: 'string', default: 'data' };
    case 'json':
      return {
        type: 'json',
        default: field.default === undefined ? '' : JSON.stringify(field.default),
      };
    case 'lookup':
      return locator(field.lookup, field.default);
  }
}

/** What nobody has to choose is not chosen beforehand, unless the row says what it then is. */
function oneChoice(field: Field & { readonly kind: 'enum' }): Kind {
  const isOpen = field.required !== true && field.default === undefined;
  const options = isOpen ? [NOT_SET, ...field.options] : field.options;
  return {
    type: 'options',
    options: choices(options),
    default: field.default ?? options[0]?.value ?? '',
  };
}

const NOT_SET: Option = { value: '', label: 'Not Set' };

function choices(options: readonly Option[]): INodePropertyOptions[] {
  return byName(options.map(({ value, label }) => ({ name: label, value })));
}

function bounds({
  min,
  max,
}: Field & { readonly kind: 'integer' | 'number' }): Pick<Kind, 'typeOptions'> {
  if (min === undefined && max === undefined) return {};
  return {
    typeOptions: {
      ...(min === undefined ? {} : { minValue: min }),
      ...(max === undefined ? {} : { maxValue: max }),
    },
  };
}

/** `Headers` has a button "Add Header". */
function oneOfThem(label: string): string {
  return label.replace(/ies$/u, 'y').replace(/([^s])s$/u, '$1');
}

function locator(lookup: Lookup, value: string | undefined): Kind {
  return {
    type: 'resourceLocator',
    default: { mode: value === undefined ? 'list' : 'id', value: value ?? '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        typeOptions: { searchListMethod: searchMethod(lookup), searchable: true },
      },
      { displayName: 'By Value', name: 'id', type: 'string' },
    ],
  } as unknown as Kind;
}
