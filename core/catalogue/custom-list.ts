import type { Field } from '../model/field';
import { ownOnly } from '../model/json';
import type { Operation } from '../model/operation';
import { LIST_FIELDS, PAGED, PAGINATIONS, readPaging } from './list-form';
import type { ListField } from './list-form';

/** `custom.request` of a vendor can read a list as well, of which nothing is known but what the form says. */
export function withList(custom: Operation): Operation {
  return {
    ...custom,
    fields: [...custom.fields, ...FIELDS],
    listIn: (params) => {
      const items = String(params['itemsAt'] ?? '').trim();
      const paging = readPaging(params);
      if (items === '' && paging === undefined) return undefined;
      return {
        ...(items === '' ? {} : { answer: { items } }),
        ...(paging === undefined ? {} : { paging }),
      };
    },
  };
}

/**
 * The operation as these parameters call it: with the list and the pages that they say it has.
 * @throws InputError that names the field of the list and the remedy.
 */
export function asCalled(
  operation: Operation,
  params: Readonly<Record<string, unknown>>,
): Operation {
  const list = operation.listIn?.(params);
  return list === undefined ? operation : ownOnly({ ...operation, ...list });
}

const ITEMS_AT: Field = {
  kind: 'string',
  name: 'itemsAt',
  label: 'Items At',
  description: 'JSON path of the list in the response; the response itself if empty',
  placeholder: 'data.items',
  in: 'none',
};

const PAGINATION: Field = {
  kind: 'enum',
  name: 'pagination',
  label: 'Pagination',
  description: 'Method by which the API splits a list into pages',
  in: 'none',
  options: PAGINATIONS.map(({ value, label }) => ({ value, label })),
  default: 'none',
};

const PAGE_IN: Field = {
  kind: 'enum',
  name: 'pageIn',
  label: 'Parameters In',
  description: 'Part of the request that holds the parameters of a page',
  in: 'none',
  options: [
    { value: 'body', label: 'JSON or Form Body' },
    { value: 'query', label: 'Query' },
  ],
  default: 'query',
  shownWhen: { pagination: PAGED },
};

function fieldOf({ default: standard, required: _required, of, ...own }: ListField): Field {
  const base = { ...own, in: 'none', shownWhen: { pagination: of } } as const;
  if (typeof standard === 'number') return { ...base, kind: 'integer', default: standard };
  return { ...base, kind: 'string', ...(standard === '' ? {} : { default: standard }) };
}

/** Made once: every account has a custom request. */
const FIELDS: readonly Field[] = [ITEMS_AT, PAGINATION, ...LIST_FIELDS.map(fieldOf), PAGE_IN];
