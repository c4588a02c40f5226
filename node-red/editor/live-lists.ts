import { formOf } from './known-forms.js';
import type { OperationForm } from './form-data.js';
import type { FieldRow } from './typed-fields.js';

interface ListAnswer {
  readonly ok: boolean;
  readonly message?: string;
  readonly options?: readonly TypedInputOption[];
}

/** Fills the fields that have a list in the live API. Whatever goes wrong, the value can be typed. */
export function offerLists(
  node: EditorNode,
  operation: OperationForm,
  rows: readonly FieldRow[],
  account: string,
): void {
  for (const row of rows.filter(({ field }) => field.lookup !== undefined)) {
    const load = (): void => loadList(node, operation, rows, row, account);
    load();
    for (const name of row.field.lookup ?? []) {
      const source = rows.find(({ field }) => field.name === name);
      source?.row.find('input').off('change.latchkey').on('change.latchkey', load);
    }
  }
}

function loadList(
  node: EditorNode,
  operation: OperationForm,
  rows: readonly FieldRow[],
  row: FieldRow,
  account: string,
): void {
  const params = Object.fromEntries(
    rows
      .map(({ field, read }) => [field.name, read()] as const)
      .filter(([, { type }]) => ['str', 'list', 'choice', 'num'].includes(type))
      .map(([name, { value }]) => [name, value]),
  );
  const missing = (row.field.lookup ?? []).some((name) => (params[name] ?? '') === '');
  if (account === '' || account === '_ADD_' || missing) return;
  $.ajax({
    url: `latchkey/${formOf(node).id}/list`,
    method: 'POST',
    contentType: 'application/json',
    data: JSON.stringify({ account, operation: operation.id, field: row.field.name, params }),
  })
    .done((answer: ListAnswer) => {
      const options = answer.options ?? [];
      if (answer.ok && options.length > 0) row.offer(options, '');
      else row.offer(undefined, answer.message ?? node._('form.emptyList'));
    })
    .fail(() => row.offer(undefined, node._('form.noList')));
}
