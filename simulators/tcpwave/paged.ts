import { textOf, type Values } from './fields';

interface Page {
  readonly recordsTotal: number;
  readonly recordsFiltered: number;
  readonly data: readonly Values[];
}

interface Rule {
  readonly field: string;
  readonly value: string;
}

/** Rules of the form {field, value}; their real shape is not documented. */
function rules(text: string): readonly Rule[] {
  if (text === '') return [];
  const parsed: unknown = JSON.parse(text);
  return (Array.isArray(parsed) ? parsed : []).flatMap((rule: unknown) => {
    const values: Values = typeof rule === 'object' && rule !== null ? { ...rule } : {};
    return values.field === undefined
      ? []
      : [{ field: textOf(values, 'field'), value: textOf(values, 'value').toLowerCase() }];
  });
}

/** One page of a list: sorted, filtered by parts of a text, cut by `start` and `length`. */
export function paged(rows: readonly Values[], query: Values): Page {
  const wanted = rules(textOf(query, 'filterRules'));
  const found = rows.filter((row) =>
    wanted.every(({ field, value }) => textOf(row, field).toLowerCase().includes(value)),
  );
  const sort = textOf(query, 'sort');
  const sign = textOf(query, 'order') === 'desc' ? -1 : 1;
  const sorted =
    sort === ''
      ? found
      : [...found].sort(
          (left, right) =>
            sign * textOf(left, sort).localeCompare(textOf(right, sort), 'en', { numeric: true }),
        );
  const start = Number(query.start);
  return {
    recordsTotal: rows.length,
    recordsFiltered: found.length,
    data: sorted.slice(start, start + Number(query.length)),
  };
}
