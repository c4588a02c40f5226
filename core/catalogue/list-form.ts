import { InputError } from '../errors';
import type { Paging } from '../model/paging';

/** How a list comes in pages, as the forms of both hosts offer it. */
export const PAGINATIONS = [
  { value: 'cursor', label: 'Cursor', description: 'The response has a cursor for the next page' },
  { value: 'link', label: 'Next URL', description: 'The response has the URL of the next page' },
  { value: 'none', label: 'None', description: 'The response has the whole list' },
  {
    value: 'offset',
    label: 'Offset',
    description: 'A parameter holds the number of items to skip',
  },
  { value: 'page', label: 'Page Number', description: 'A parameter holds the number of the page' },
] as const;

export type Pagination = (typeof PAGINATIONS)[number]['value'];

/** One field of the forms that says how to read a list. */
export interface ListField {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly placeholder?: string;
  readonly default: string | number;
  /** Of a number: the least that it may be. */
  readonly min?: number;
  readonly required?: true;
  /** The paginations that it belongs to. */
  readonly of: readonly Pagination[];
}

/** Those that ask more than once. */
export const PAGED: readonly Pagination[] = ['cursor', 'link', 'offset', 'page'];

export const LIST_FIELDS: readonly ListField[] = [
  {
    name: 'pageParameter',
    label: 'Page Parameter',
    description: 'Parameter that holds the number of the page',
    default: 'page',
    required: true,
    of: ['page'],
  },
  {
    name: 'firstPage',
    label: 'First Page',
    description: 'Number of the first page',
    default: 1,
    min: 0,
    of: ['page'],
  },
  {
    name: 'offsetParameter',
    label: 'Offset Parameter',
    description: 'Parameter that holds the number of items to skip',
    default: 'offset',
    required: true,
    of: ['offset'],
  },
  {
    name: 'cursorParameter',
    label: 'Cursor Parameter',
    description: 'Parameter that holds the cursor; not sent with the first request',
    default: 'cursor',
    required: true,
    of: ['cursor'],
  },
  {
    name: 'nextCursorAt',
    label: 'Next Cursor At',
    description: 'JSON path of the next cursor in the response; the list ends where there is none',
    placeholder: 'meta.nextCursor',
    default: '',
    required: true,
    of: ['cursor'],
  },
  {
    name: 'nextUrlAt',
    label: 'Next URL At',
    description: 'JSON path of the URL of the next page. Empty: the Link header of the response.',
    placeholder: 'links.next',
    default: '',
    of: ['link'],
  },
  {
    name: 'limitParameter',
    label: 'Page Size Parameter',
    description: 'Parameter that holds the number of items of a page. Empty: it is not sent.',
    placeholder: 'limit',
    default: '',
    of: PAGED,
  },
  {
    name: 'pageSize',
    label: 'Page Size',
    description: 'Number of items to request per page',
    default: 100,
    min: 1,
    of: PAGED,
  },
  {
    name: 'totalAt',
    label: 'Total At',
    description:
      'JSON path of the number of all items. Empty: pages are requested until one is empty.',
    placeholder: 'meta.total',
    default: '',
    of: ['offset', 'page'],
  },
];

/**
 * How a list comes in pages; undefined where it comes whole.
 * @param entered the values of {@link LIST_FIELDS}, `pagination` and `pageIn` (`query` or `body`); what a
 * form leaves out has its default.
 * @throws InputError that names the field and the remedy.
 */
export function readPaging(entered: Readonly<Record<string, unknown>>): Paging | undefined {
  const kind = PAGINATIONS.find(({ value }) => value === (entered['pagination'] ?? 'none'))?.value;
  if (kind === undefined) {
    const names = PAGINATIONS.map(({ label }) => label).join(', ');
    throw new InputError('pagination', `pagination: Pagination must be one of ${names}.`);
  }
  if (kind === 'none') return undefined;
  const text = (name: string): string => textOf(entered, name);
  const whole = (name: string): number => wholeOf(entered, name);
  const limit = text('limitParameter');
  const total = text('totalAt');
  const base = {
    in: entered['pageIn'] === 'body' ? ('body' as const) : ('query' as const),
    size: whole('pageSize'),
    ...(limit === '' ? {} : { limit }),
  };
  const totals = total === '' ? {} : { total };
  switch (kind) {
    case 'page':
      return {
        ...base,
        ...totals,
        kind,
        page: text('pageParameter'),
        first: whole('firstPage'),
      };
    case 'offset':
      return { ...base, ...totals, kind, offset: text('offsetParameter') };
    case 'cursor':
      return { ...base, kind, cursor: text('cursorParameter'), next: text('nextCursorAt') };
    case 'link': {
      const next = text('nextUrlAt');
      return { ...base, kind, ...(next === '' ? {} : { next }) };
    }
  }
}

/** @throws InputError for an empty field that must not be. */
function textOf(entered: Readonly<Record<string, unknown>>, name: string): string {
  const field = LIST_FIELDS.find((item) => item.name === name);
  const value = String(entered[name] ?? field?.default).trim();
  if (value !== '' || field?.required === undefined) return value;
  throw new InputError(name, `${name}: ${field.label} is missing. Fill it in.`);
}

function wholeOf(entered: Readonly<Record<string, unknown>>, name: string): number {
  const field = LIST_FIELDS.find((item) => item.name === name);
  const text = textOf(entered, name);
  const value = Number(text === '' ? field?.default : text);
  if (Number.isInteger(value) && value >= Number(field?.min)) return value;
  throw new InputError(
    name,
    `${name}: ${String(field?.label)} must be a whole number from ${String(field?.min)} on.`,
  );
}
