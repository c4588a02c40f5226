import { formOf } from './known-forms.js';
import type { OperationForm } from './form-data.js';
import type { FieldRow } from './typed-fields.js';

interface ListAnswer {
  readonly ok: boolean;
  readonly message?: string;
  readonly options?: readonly TypedInputOption[];
}

/**
 * Fills the fields that have a list in the live API. Whatever goes wrong, the value can be typed.
 * @param isCurrent whether these fields are still the ones that the dialog shows, of this account.
 */
export function offerLists(
  node: EditorNode,
  operation: OperationForm,
  rows: readonly FieldRow[],
  account: string,
  isCurrent: () => boolean,
): void {
  for (const row of rows) {
    const { lookup, narrowedBy = [] } = row.field;
    if (lookup === undefined) continue;
    let asked = 0;
    const load = (): void => {
      asked += 1;
      const own = asked;
      // An answer to an older question must not overwrite that to a newer one.
      loadList(node, operation, rows, row, account, () => own === asked && isCurrent());
    };
    load();
    for (const name of [...lookup, ...narrowedBy]) {
      rows
        .find(({ field }) => field.name === name)
        ?.onChange(`list-${row.field.name}`, () => {
          if (isCurrent()) load();
        });
    }
  }
}

function loadList(
  node: EditorNode,
  operation: OperationForm,
  rows: readonly FieldRow[],
  row: FieldRow,
  account: string,
  isCurrent: () => boolean,
): void {
  const params = Object.fromEntries(
    rows
      .map(({ field, read }) => [field.name, read()] as const)
      .filter(([, { type }]) => ['str', 'list', 'choice', 'num'].includes(type))
      .map(([name, { value }]) => [name, value]),
  );
  const missing = (row.field.lookup ?? []).some((name) => (params[name] ?? '') === '');
  if (account === '' || account === '_ADD_' || missing) {
    // What was offered before belongs to another account, or to what was chosen above.
    row.offer(undefined, '');
    return;
  }
  row.say(node._('form.loading'));
  $.ajax({
    url: `latchkey/${formOf(node).id}/list`,
    method: 'POST',
    contentType: 'application/json',
    data: JSON.stringify({ account, operation: operation.id, field: row.field.name, params }),
  })
    .done((answer: ListAnswer) => {
      if (!isCurrent()) return;
      const options = answer.options ?? [];
      if (answer.ok && options.length > 0) row.offer(options, '');
      else row.offer(undefined, answer.message ?? node._('form.emptyList'));
    })
    .fail(() => {
      if (isCurrent()) row.offer(undefined, node._('form.noList'));
    });
}
