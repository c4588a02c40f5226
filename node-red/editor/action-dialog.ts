import { canLackFields, needOf } from './field-rules.js';
import { drawFields } from './fields-form.js';
import type { OperationForm, TypedValue } from './form-data.js';
import { formOf, operationKey, operationOf, schemeOf } from './known-forms.js';
import { offerLists } from './live-lists.js';
import { createOperationChoice } from './operation-choice.js';
import type { OperationChoice } from './operation-choice.js';
import { offerResults, resultToShow, standardResult } from './result-choice.js';
import type { FieldRow } from './typed-fields.js';

const input = (name: string): JQuery => $(`#node-input-${name}`);

/** An open dialog: what was entered, kept for fields of the same name in another operation. */
interface Dialog {
  entered: Readonly<Record<string, TypedValue>>;
  /** The operation that the person chose; it outlives a look at an account that may not call it. */
  chosen: string;
  rows: readonly FieldRow[];
  /** Grows with each operation and account that is chosen: what comes late for an older one is dropped. */
  drawing: number;
}

/** By node: the editor may open the dialog of an account, and of another node, over this one. */
const dialogs = new WeakMap<EditorNode, Dialog>();

/** `oneditprepare` of an action node. Works without an account, and with one that is not there. */
export function prepareAction(node: EditorNode): void {
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
    const operation = operationOf(node, dialog.chosen);
    if (shown === undefined || operation?.id !== shown) {
      // What has been entered is kept for fields of the same name, a confirmation is not.
      const isFirst = shown === undefined;
      if (!isFirst) input('confirm').prop('checked', false);
      dialog.entered = enteredIn(dialog);
      shown = operation?.id ?? '';
      const result = isFirst ? resultToShow(node, operation) : standardResult(operation);
      dialog.rows = showOperation(node, operation, dialog.entered);
      offerResults(node, operation, result);
    }
    if (operation === undefined) return;
    dialog.drawing += 1;
    const { drawing } = dialog;
    const isCurrent = (): boolean => dialogs.get(node) === dialog && dialog.drawing === drawing;
    offerLists(node, operation, dialog.rows, accountId(), isCurrent);
  };

  const choice = createOperationChoice(node._('form.noOperation'), (id) => {
    dialog.chosen = id;
    input('operation').val(id).trigger('change');
    showFields();
  });
  offerOperations(node, choice, String(node['account'] ?? ''), dialog.chosen);
  showFields();
  input('account').on('change', () => {
    offerOperations(node, choice, accountId(), dialog.chosen);
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

/** What the chosen operation can use; everything that was there while the operation is not known. */
function paramsToKeep(node: EditorNode, dialog: Dialog): Readonly<Record<string, TypedValue>> {
  const fields = operationOf(node, dialog.chosen)?.fields;
  const entered = enteredIn(dialog);
  const isUsed = (name: string): boolean => {
    const field = fields?.find((one) => one.name === name);
    if (fields === undefined || field === undefined) return fields === undefined;
    return needOf(field, fields, entered) !== 'hidden';
  };
  return Object.fromEntries(
    Object.entries(entered).filter(([name, { value }]) => value !== '' && isUsed(name)),
  );
}

function enteredIn({ entered, rows }: Dialog): Readonly<Record<string, TypedValue>> {
  return { ...entered, ...Object.fromEntries(rows.map((row) => [row.field.name, row.read()])) };
}

/** `label`: the name, else what the node does. */
export function actionLabel(node: EditorNode): string {
  if (typeof node['name'] === 'string' && node['name'] !== '') return node['name'];
  const operation = operationOf(node, node['operation']);
  return operation === undefined ? node._('palette') : node._(`${operationKey(operation)}.action`);
}

function offerOperations(
  node: EditorNode,
  choice: OperationChoice,
  accountId: string,
  chosen: string,
): void {
  const form = formOf(node);
  const account = RED.nodes.node(accountId);
  const scheme = account === undefined ? undefined : schemeOf(form, account['scheme']).id;
  const offered = form.operations.filter(
    (item) => scheme === undefined || item.schemes === undefined || item.schemes.includes(scheme),
  );
  const nameOf = (item: OperationForm): string => node._(`${operationKey(item)}.action`);
  choice.offer(
    offered.map((item) => ({
      id: item.id,
      group: node._(`resources.${item.resource}`),
      name: nameOf(item),
      description: node._(`${operationKey(item)}.description`),
    })),
  );
  const known = operationOf(node, chosen);
  const name = known === undefined ? chosen : nameOf(known);
  const isOffered = chosen === '' || offered.some(({ id }) => id === chosen);
  // A choice that this account may not call stays, and says so: Done must not lose it.
  const why = node._(known === undefined ? 'check.operation' : 'check.scheme');
  choice.show(chosen, isOffered ? name : `${name} (${why})`);
}

function showOperation(
  node: EditorNode,
  operation: OperationForm | undefined,
  params: Readonly<Record<string, TypedValue>>,
): readonly FieldRow[] {
  const key = operation === undefined ? '' : operationKey(operation);
  $('#latchkey-operation-hint').text(key === '' ? '' : node._(`${key}.description`));
  $('.latchkey-custom').toggle(operation?.id === 'custom.request');
  $('.latchkey-confirm').toggle(operation?.confirm === true);
  $('#latchkey-confirm-text').text(operation?.confirm === true ? node._(`${key}.confirm`) : '');
  $('.latchkey-result').toggle(operation !== undefined && operation.result !== 'whole');
  $('.latchkey-limit').toggle(operation?.limited === true);
  $('.latchkey-from-message').toggle(operation !== undefined && canLackFields(operation));
  $('.latchkey-wait').toggle(operation?.waitSeconds !== undefined);
  input('waitSeconds').attr('placeholder', String(operation?.waitSeconds ?? ''));
  if (operation !== undefined) return drawFields(node, operation, params);
  $('#latchkey-params').empty();
  return [];
}
