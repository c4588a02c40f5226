import { needOf } from './field-rules.js';
import type { Params } from './field-rules.js';
import { operationKey } from './known-forms.js';
import type { FieldForm, OperationForm } from './form-data.js';
import { drawField } from './typed-fields.js';
import type { FieldRow } from './typed-fields.js';

/** Draws the fields of an operation: what it can need in sight, the rest under "More". */
export function drawFields(
  node: EditorNode,
  operation: OperationForm,
  params: Params,
): readonly FieldRow[] {
  const place = $('#latchkey-params').empty();
  const first = operation.fields.filter((field) => field.first);
  const others = operation.fields.filter((field) => !field.first);
  const rows: FieldRow[] = [];
  for (const field of first) {
    for (const group of operation.oneOf ?? []) {
      const begins = first.find(({ name }) => group.includes(name)) === field;
      if (begins && group.length > 1) drawGroup(node, operation, group, place);
    }
    rows.push(drawField(node, operation, field, params[field.name], place));
  }
  if (others.length > 0) {
    const isOpen = first.length === 0 || others.some((field) => isFilled(field, params));
    const fold = drawFold(node._('form.more', { count: others.length }), isOpen, place);
    rows.push(
      ...others.map((field) => drawField(node, operation, field, params[field.name], fold)),
    );
  }
  followRules(operation, rows);
  return rows;
}

function isFilled(field: FieldForm, params: Params): boolean {
  const value = params[field.name]?.value ?? '';
  return value !== '' && value !== field.default;
}

function drawGroup(
  node: EditorNode,
  operation: OperationForm,
  names: readonly string[],
  place: JQuery,
): void {
  const key = operationKey(operation);
  const labels = names.map((name) => node._(`${key}.fields.${name}.label`)).join(', ');
  $('<div class="form-row latchkey-one-of">')
    .text(node._('form.oneOf', { fields: labels }))
    .appendTo(place);
}

/** A line that opens and closes what lies in the place that it gives. */
function drawFold(text: string, isOpen: boolean, place: JQuery): JQuery {
  const line = $('<a href="#" role="button" class="latchkey-more">')
    .appendTo($('<div class="form-row">').appendTo(place))
    .attr('aria-expanded', String(isOpen));
  const caret = $('<i class="fa">').addClass(isOpen ? 'fa-caret-down' : 'fa-caret-right');
  line.append(caret, document.createTextNode(` ${text}`));
  const fold = $('<div>').toggle(isOpen).appendTo(place);
  line.on('click', (event) => {
    event.preventDefault();
    const opens = line.attr('aria-expanded') !== 'true';
    line.attr('aria-expanded', String(opens));
    caret.toggleClass('fa-caret-right', !opens).toggleClass('fa-caret-down', opens);
    fold.toggle(opens);
  });
  return fold;
}

/** Shows and marks the fields whose need depends on what is chosen in another one. */
function followRules({ fields }: OperationForm, rows: readonly FieldRow[]): void {
  const ruled = rows.filter(({ field }) => field.neededWhen ?? field.shownWhen);
  const apply = (): void => {
    const params = Object.fromEntries(rows.map((row) => [row.field.name, row.read()]));
    for (const row of ruled) row.need(needOf(row.field, fields, params));
  };
  const sources = new Set(
    ruled.flatMap(({ field }) => Object.keys({ ...field.neededWhen, ...field.shownWhen })),
  );
  for (const row of rows.filter(({ field }) => sources.has(field.name)))
    row.onChange('rules', apply);
  if (ruled.length > 0) apply();
}
