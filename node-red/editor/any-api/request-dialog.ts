import { known } from './known-lists.js';

const input = (name: string): JQuery => $(`#node-input-${name}`);

interface HeaderRow {
  readonly keyType: string;
  readonly keyValue: string;
  readonly valueType: string;
  readonly valueValue: string;
}

const NAME_TYPES: readonly TypedInputType[] = ['str', 'msg'];

/** `oneditprepare` of the request. */
export function prepareRequest(node: EditorNode): void {
  const paytoqs = node['paytoqs'];
  input('paytoqs').val(paytoqs === true ? 'query' : paytoqs === false ? 'ignore' : String(paytoqs));
  input('errors').val(typeof node['errors'] === 'string' ? node['errors'] : '');
  for (const name of ['action', 'result']) {
    input(name).val(typeof node[name] === 'string' ? node[name] : '');
  }
  if (!isGiven(node['pagination'])) input('pagination').val('none');
  if (!isGiven(node['pageIn'])) input('pageIn').val('query');
  for (const { name, default: standard } of known().list) {
    if (node[name] === undefined) input(name).val(String(standard));
  }
  const show = (): void => {
    const isRequest = input('action').val() !== 'signOut';
    const isListed = input('result').val() !== '';
    const pagination = isListed ? String(input('pagination').val()) : 'none';
    $('.latchkey-sending').toggle(isRequest);
    $('.latchkey-get').toggle(input('method').val() === 'GET');
    $('.latchkey-whole').toggle(!isListed);
    $('.latchkey-list').toggle(isListed);
    $('.latchkey-paged').toggle(pagination !== 'none');
    for (const { name, of } of known().list) {
      input(name).closest('.form-row').toggle(of.includes(pagination));
    }
    $('.latchkey-as-core').toggle(isRequest && input('errors').val() === '');
  };
  for (const name of ['action', 'method', 'result', 'pagination', 'errors']) {
    input(name).on('change', show);
  }
  show();
  const list = $('#node-input-headers-container').css('min-height', '120px');
  list.editableList({
    addItem: (place, _index, row) => drawHeader(place, row as Partial<HeaderRow>),
    removable: true,
    sortable: true,
  });
  for (const row of (node['headers'] ?? []) as readonly HeaderRow[]) {
    list.editableList('addItem', row);
  }
}

/** What a node from before a field was there, or a core node, does not have. */
function isGiven(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** `oneditsave`. */
export function saveRequest(node: EditorNode): void {
  const rows: HeaderRow[] = [];
  $('#node-input-headers-container')
    .editableList('items')
    .each(function () {
      const [keyType, keyValue] = read($(this).find('.latchkey-header-name'));
      const [valueType, valueValue] = read($(this).find('.latchkey-header-value'));
      if (keyValue !== '') rows.push({ keyType, keyValue, valueType, valueValue });
    });
  node['headers'] = rows;
  node.outputs = input('errors').val() === 'output' ? 2 : 1;
}

/** `label`: the name, else what the node asks for. */
export function requestLabel(node: EditorNode): string {
  if (typeof node['name'] === 'string' && node['name'] !== '') return node['name'];
  if (node['action'] === 'signOut') return node._('request.signOut');
  const { method, url } = node as { readonly method?: unknown; readonly url?: unknown };
  if (typeof url !== 'string' || url === '') return node._('palette');
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return method === 'use' ? path : `${String(method ?? 'GET')} ${path}`;
}

/** The core node's list offers names and values of its own; here they are texts, which is the same request. */
function drawHeader(place: JQuery, row: Partial<HeaderRow>): void {
  const line = $('<div style="display:flex; gap:10px">').appendTo(place);
  drawPart(line, 'latchkey-header-name', row.keyType, row.keyValue);
  drawPart(line, 'latchkey-header-value', row.valueType, row.valueValue);
}

function drawPart(
  line: JQuery,
  name: string,
  type: string | undefined,
  value: string | undefined,
): void {
  const cell = $('<div style="flex-grow:1">').appendTo(line);
  const element = $('<input type="text" style="width:100%">').addClass(name).appendTo(cell);
  const isFixed = type !== undefined && type !== 'other' && type !== 'msg';
  element.typedInput({ default: 'str', types: NAME_TYPES });
  element.typedInput('type', type === 'msg' ? 'msg' : 'str');
  element.typedInput('value', isFixed ? type : (value ?? ''));
}

function read(element: JQuery): readonly [type: string, value: string] {
  const type = element.typedInput('type');
  return [type === 'msg' ? 'msg' : 'other', element.typedInput('value')];
}
