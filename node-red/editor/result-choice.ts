import type { OperationForm } from './form-data.js';

/** What the node gives: its choice, or what a node from before there was a choice has always given. */
export function resultToShow(node: EditorNode, operation: OperationForm | undefined): string {
  const { result } = node;
  if (typeof result === 'string' && result !== '') return result;
  if (operation?.paged !== true) return 'whole';
  return node['paging'] === 'page' ? 'page' : 'items';
}

export function standardResult(operation: OperationForm | undefined): string {
  return operation === undefined || operation.result === 'list' ? 'items' : 'whole';
}

export function offerResults(
  node: EditorNode,
  operation: OperationForm | undefined,
  chosen: string,
): void {
  const paged = operation?.paged === true;
  // Of a custom request the form says whether there are pages.
  const mayPage = paged || operation?.fields.some(({ name }) => name === 'pagination') === true;
  const select = $('#node-input-result').empty();
  for (const result of ['items', 'each', ...(mayPage ? ['page'] : []), 'whole']) {
    const whole = paged ? 'wholePages' : mayPage ? 'wholeOrPages' : 'whole';
    const text = result === 'whole' ? whole : result;
    $('<option>')
      .val(result)
      .text(node._(`form.results.${text}`))
      .appendTo(select);
  }
  select.val(chosen);
}
