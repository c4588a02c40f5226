import { formOf, operationKey, schemeOf } from './known-forms.js';
import type { OperationForm, TypedValue, VendorForm } from './form-data.js';
import { offerLists } from './live-lists.js';
import { drawField } from './typed-fields.js';
import type { FieldRow } from './typed-fields.js';

const input = (name: string): JQuery => $(`#node-input-${name}`);

/** The fields of the dialog that is open. The editor opens one at a time. */
let rows: readonly FieldRow[] = [];

/** `oneditprepare` of an action node. */
export function prepareAction(node: EditorNode): void {
  const form = formOf(node);
  const choice = input('operation');
  let params = (node['params'] ?? {}) as Readonly<Record<string, TypedValue>>;
  let shown: string | undefined;

  const showFields = (): void => {
    const operation = form.operations.find(({ id }) => id === choice.val());
    if (operation?.id !== shown) {
      // What has been entered is kept for fields of the same name, a tick is not.
      if (shown !== undefined) {
        params = { ...params, ...readRows() };
        input('confirm').prop('checked', false);
      }
      shown = operation?.id;
      showOperation(node, operation, params);
    }
    if (operation !== undefined) offerLists(node, operation, rows, String(input('account').val()));
  };
  const showOperations = (): void => {
    fillOperations(
      node,
      form,
      choice,
      String(input('account').val()),
      choice.val() ?? node['operation'],
    );
    showFields();
  };

  fillOperations(node, form, choice, String(node['account']), node['operation']);
  showFields();
  choice.on('change', showFields);
  input('account').on('change', showOperations);
}

/** `oneditsave`: the fields of the chosen operation that hold something, and the number of outputs. */
export function saveAction(node: EditorNode): void {
  const entered = Object.entries(readRows()).filter(([, { value }]) => value !== '');
  node['params'] = Object.fromEntries(entered);
  node.outputs = input('errors').val() === 'output' ? 2 : 1;
  rows = [];
}

/** `label`: the name, else what the node does. */
export function actionLabel(node: EditorNode): string {
  if (typeof node['name'] === 'string' && node['name'] !== '') return node['name'];
  const operation = formOf(node).operations.find(({ id }) => id === node['operation']);
  return operation === undefined ? node._('palette') : node._(`${operationKey(operation)}.action`);
}

function readRows(): Readonly<Record<string, TypedValue>> {
  return Object.fromEntries(rows.map((row) => [row.field.name, row.read()]));
}

function fillOperations(
  node: EditorNode,
  form: VendorForm,
  choice: JQuery,
  accountId: string,
  chosen: unknown,
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
  choice.val(offered.some(({ id }) => id === chosen) ? String(chosen) : '');
}

function showOperation(
  node: EditorNode,
  operation: OperationForm | undefined,
  params: Readonly<Record<string, TypedValue>>,
): void {
  const place = $('#latchkey-params').empty();
  const key = operation === undefined ? '' : operationKey(operation);
  $('#latchkey-operation-hint').text(key === '' ? '' : node._(`${key}.description`));
  rows =
    operation?.fields.map((field) =>
      drawField(node, operation, field, params[field.name], place),
    ) ?? [];
  $('.latchkey-custom').toggle(operation?.id === 'custom.request');
  $('.latchkey-confirm').toggle(operation?.confirm === true);
  $('#latchkey-confirm-text').text(operation?.confirm === true ? node._(`${key}.confirm`) : '');
  $('.latchkey-paged').toggle(operation?.paged === true);
  $('.latchkey-wait').toggle(operation?.waitSeconds !== undefined);
  input('waitSeconds').attr('placeholder', String(operation?.waitSeconds ?? ''));
}
