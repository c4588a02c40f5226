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
  const show = (): void => {
    $('.latchkey-get').toggle(input('method').val() === 'GET');
    $('.latchkey-as-core').toggle(input('errors').val() === '');
    $('.latchkey-json').toggle(input('ret').val() === 'obj');
  };
  for (const name of ['method', 'errors', 'ret']) input(name).on('change', show);
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
