import { formOf, operationKey, schemeOf } from './known-forms.js';
import type { OperationForm, TypedValue, VendorForm } from './form-data.js';
import { offerLists } from './live-lists.js';
import { drawField } from './typed-fields.js';
import type { FieldRow } from './typed-fields.js';

const input = (name: string): JQuery => $(`#node-input-${name}`);

/** An open dialog: what was entered, kept for fields of the same name in another operation. */
interface Dialog {
  entered: Readonly<Record<string, TypedValue>>;
  /** The operation that the person chose; it outlives a look at an account that may not call it. */
  chosen: string;
  rows: readonly FieldRow[];
  /** Grows with each drawing of the fields: what comes late for an older one is dropped. */
  drawing: number;
}

/** By node: the editor may open the dialog of an account, and of another node, over this one. */
const dialogs = new WeakMap<EditorNode, Dialog>();

/** `oneditprepare` of an action node. Works without an account, and with one that is not there. */
export function prepareAction(node: EditorNode): void {
  const form = formOf(node);
  const choice = input('operation');
  const dialog: Dialog = {
    entered: (node['params'] ?? {}) as Readonly<Record<string, TypedValue>>,
    chosen: String(node['operation'] ?? ''),
    rows: [],
    drawing: 0,
  };
  dialogs.set(node, dialog);
  let shown: string | undefined;
  const accountId = (): string => String(input('account').val() ?? '');

  const showFields = (): void => {
    const operation = form.operations.find(({ id }) => id === dialog.chosen);
    if (shown === undefined || operation?.id !== shown) {
      // What has been entered is kept for fields of the same name, a tick is not.
      const isFirst = shown === undefined;
      if (!isFirst) input('confirm').prop('checked', false);
      dialog.entered = enteredIn(dialog);
      shown = operation?.id ?? '';
      const result = isFirst ? resultToShow(node, operation) : standardResult(operation);
      dialog.rows = showOperation(node, operation, dialog.entered);
      offerResults(node, operation, result);
      dialog.drawing += 1;
    }
    if (operation === undefined) return;
    const { drawing } = dialog;
    const isCurrent = (): boolean => dialogs.get(node) === dialog && dialog.drawing === drawing;
    offerLists(node, operation, dialog.rows, accountId(), isCurrent);
  };

  fillOperations(node, form, choice, String(node['account'] ?? ''), dialog.chosen);
  showFields();
  choice.on('change', () => {
    dialog.chosen = String(choice.val() ?? '');
    showFields();
  });
  input('account').on('change', () => {
    fillOperations(node, form, choice, accountId(), dialog.chosen);
    showFields();
  });
}

/** `oneditsave`: the fields that hold something, and the number of outputs. */
export function saveAction(node: EditorNode): void {
  const dialog = dialogs.get(node);
  if (dialog !== undefined) node['params'] = paramsToKeep(node, dialog);
  node.outputs = input('errors').val() === 'output' ? 2 : 1;
  dialogs.delete(node);
}

/** `oneditcancel`: nothing of the dialog outlives it. */
export function cancelAction(node: EditorNode): void {
  dialogs.delete(node);
}

/** Fields of the chosen operation; everything that was there while the operation is not known. */
function paramsToKeep(node: EditorNode, dialog: Dialog): Readonly<Record<string, TypedValue>> {
  const operation = formOf(node).operations.find(({ id }) => id === dialog.chosen);
  const names = operation?.fields.map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(enteredIn(dialog)).filter(
      ([name, { value }]) => value !== '' && (names === undefined || names.includes(name)),
    ),
  );
}

function enteredIn({ entered, rows }: Dialog): Readonly<Record<string, TypedValue>> {
  return { ...entered, ...Object.fromEntries(rows.map((row) => [row.field.name, row.read()])) };
}

/** `label`: the name, else what the node does. */
export function actionLabel(node: EditorNode): string {
  if (typeof node['name'] === 'string' && node['name'] !== '') return node['name'];
  const operation = formOf(node).operations.find(({ id }) => id === node['operation']);
  return operation === undefined ? node._('palette') : node._(`${operationKey(operation)}.action`);
}

function fillOperations(
  node: EditorNode,
  form: VendorForm,
  choice: JQuery,
  accountId: string,
  chosen: string,
): void {
  const account = RED.nodes.node(accountId);
  const scheme = account === undefined ? undefined : schemeOf(form, account['scheme']).id;
  const offered = form.operations.filter(
    (item) => scheme === undefined || item.schemes === undefined || item.schemes.includes(scheme),
  );
  choice.empty();
  $('<option value="">').text(node._('form.chooseOperation')).appendTo(choice);
  for (const resource of new Set(offered.map((item) => item.resource))) {
    const group = $('<optgroup>')
      .attr('label', node._(`resources.${resource}`))
      .appendTo(choice);
    for (const item of offered.filter((one) => one.resource === resource)) {
      $('<option>')
        .val(item.id)
        .text(node._(`${operationKey(item)}.action`))
        .appendTo(group);
    }
  }
  // A choice that this account may not call stays, and says so: Done must not lose it.
  if (chosen !== '' && !offered.some(({ id }) => id === chosen)) {
    const known = form.operations.find(({ id }) => id === chosen);
    const name = known === undefined ? chosen : node._(`${operationKey(known)}.action`);
    const why = node._(known === undefined ? 'check.operation' : 'check.scheme');
    $('<option>').val(chosen).text(`${name} (${why})`).appendTo(choice);
  }
  choice.val(chosen);
}

/** What the node gives: its choice, or what a node from before there was a choice has always given. */
function resultToShow(node: EditorNode, operation: OperationForm | undefined): string {
  const { result } = node;
  if (typeof result === 'string' && result !== '') return result;
  if (operation?.paged !== true) return 'whole';
  return node['paging'] === 'page' ? 'page' : 'items';
}

function standardResult(operation: OperationForm | undefined): string {
  return operation === undefined || operation.result === 'list' ? 'items' : 'whole';
}

function offerResults(
  node: EditorNode,
  operation: OperationForm | undefined,
  chosen: string,
): void {
  const paged = operation?.paged === true;
  const select = input('result').empty();
  for (const result of ['items', 'each', ...(paged ? ['page'] : []), 'whole']) {
    const text = result === 'whole' && paged ? 'wholePages' : result;
    $('<option>')
      .val(result)
      .text(node._(`form.results.${text}`))
      .appendTo(select);
  }
  select.val(chosen);
}

function showOperation(
  node: EditorNode,
  operation: OperationForm | undefined,
  params: Readonly<Record<string, TypedValue>>,
): readonly FieldRow[] {
  const place = $('#latchkey-params').empty();
  const key = operation === undefined ? '' : operationKey(operation);
  $('#latchkey-operation-hint').text(key === '' ? '' : node._(`${key}.description`));
  const rows =
    operation?.fields.map((field) =>
      drawField(node, operation, field, params[field.name], place),
    ) ?? [];
  $('.latchkey-custom').toggle(operation?.id === 'custom.request');
  $('.latchkey-confirm').toggle(operation?.confirm === true);
  $('#latchkey-confirm-text').text(operation?.confirm === true ? node._(`${key}.confirm`) : '');
  $('.latchkey-result').toggle(operation !== undefined && operation.result !== 'whole');
  $('.latchkey-limit').toggle(operation?.limited === true);
  $('.latchkey-wait').toggle(operation?.waitSeconds !== undefined);
  input('waitSeconds').attr('placeholder', String(operation?.waitSeconds ?? ''));
  return rows;
}
