import { isJson } from './checks.js';
import { operationKey } from './known-forms.js';
import type { FieldForm, OperationForm, TypedValue } from './form-data.js';

/** From where else a value may come. */
const ELSEWHERE = ['msg', 'flow', 'global', 'jsonata', 'env'] as const;

/** The editor's own JSON type, which marks an empty field as wrong: here it means "not given". */
const JSON_OR_NOTHING: TypedInputType = {
  value: 'json',
  label: 'JSON',
  icon: 'red/images/typedInput/json.svg',
  validate: (value) => value === '' || isJson(value),
  expand() {
    RED.editor.editJSON({
      value: this.value(),
      complete: (value) => {
        this.value(value.trim());
      },
    });
  },
};

/** The input of one field of an operation, with its row. */
export interface FieldRow {
  readonly field: FieldForm;
  read(): TypedValue;
  /** @param owner a later reaction of the same owner takes its place. */
  onChange(owner: string, react: () => void): void;
  /** Marks the field as one that must be filled in, or hides it. */
  need(need: 'required' | 'optional' | 'hidden'): void;
  /** A line under the field. */
  say(text: string): void;
  /** Offers the list of the live API; `undefined`: there is none now, only typing by hand. */
  offer(options: readonly TypedInputOption[] | undefined, note: string): void;
}

/** Draws a field into the form. */
export function drawField(
  node: EditorNode,
  operation: OperationForm,
  field: FieldForm,
  stored: TypedValue | undefined,
  place: JQuery,
): FieldRow {
  const key = `${operationKey(operation)}.fields.${field.name}`;
  const row = $('<div class="form-row latchkey-param">').appendTo(place);
  const id = `latchkey-param-${field.name}`;
  const label = $('<label>').attr('for', id).appendTo(row);
  const name = node._(`${key}.label`);
  const caption = $('<span>')
    .text(name + (field.required ? ' *' : ''))
    .appendTo(label);
  // The name that msg.params knows the field by.
  $('<code>').text(field.name).appendTo(label);
  // The width has to be there before the TypedInput is made: it copies the style.
  const element = $('<input type="text" style="width:100%">').attr('id', id).appendTo(row);
  const separator = field.kind === 'list' ? ` ${node._('form.separator')}` : '';
  $('<div class="latchkey-hint">')
    .text(node._(`${key}.description`) + separator)
    .appendTo(row);
  const note = $('<div class="latchkey-hint latchkey-note" role="status">').appendTo(row);
  if (field.placeholder !== undefined) element.attr('placeholder', field.placeholder);

  const types = typesOf(node, field, key, []);
  const first = types[0];
  const initial = stored ?? { value: field.default ?? '', type: nameOf(first) };
  element.typedInput({ default: nameOf(first), types });
  element.typedInput('type', known(types, initial.type) ? initial.type : nameOf(first));
  element.typedInput('value', initial.value);
  label.on('click', () => {
    // What the label is for is hidden behind the TypedInput that it became.
    const shown = row.find('.red-ui-typedInput-input, .red-ui-typedInput-option-trigger');
    shown.filter(':visible').first().trigger('focus');
  });

  return {
    field,
    say: (text) => {
      note.text(text);
    },
    read: () => ({ value: element.typedInput('value'), type: kept(element.typedInput('type')) }),
    onChange(owner, react) {
      element.off(`change.${owner}`).on(`change.${owner}`, react);
    },
    need(need) {
      row.toggle(need !== 'hidden');
      caption.text(name + (need === 'required' ? ' *' : ''));
    },
    offer(options, text) {
      note.text(text);
      const value = element.typedInput('value');
      const type = element.typedInput('type');
      const isOffered = options?.some((option) => option.value === value) === true;
      const list =
        isOffered || value === '' || type !== 'list'
          ? (options ?? [])
          : [{ value, label: value }, ...(options ?? [])];
      element.typedInput('types', typesOf(node, field, key, list));
      // Nothing chosen yet and a list at hand: show it.
      const showList =
        list.length > 0 &&
        (type === 'list' || value === '' || isOffered) &&
        (type === 'str' || type === 'list');
      element.typedInput('type', showList ? 'list' : type === 'list' ? 'str' : type);
      element.typedInput('value', value);
    },
  };
}

function typesOf(
  node: EditorNode,
  field: FieldForm,
  key: string,
  list: readonly TypedInputOption[],
): readonly TypedInputType[] {
  const choices = (field.options ?? []).map((value, index) => ({
    value,
    label: node._(`${key}.options.${String(index)}`),
  }));
  // msg.params takes the value, not its label.
  const shown = choices.map(withValue);
  const blank = { value: '', label: node._('form.notSet') };
  switch (field.kind) {
    case 'enum':
      return [choice(node, field.required ? shown : [blank, ...shown]), 'str', ...ELSEWHERE];
    case 'boolean':
      return [
        choice(node, [
          ...(field.required ? [] : [blank]),
          { value: 'true', label: node._('form.yes') },
          { value: 'false', label: node._('form.no') },
        ]),
        ...ELSEWHERE,
      ];
    case 'multi':
      return [
        { value: 'choices', label: node._('form.choices'), multiple: true, options: shown },
        'str',
        ...ELSEWHERE,
      ];
    case 'lookup':
      return [
        'str',
        ...(list.length === 0
          ? []
          : [
              {
                value: 'list',
                label: node._('form.list'),
                icon: 'fa fa-list',
                options: [{ value: '', label: node._('form.chooseFromList') }, ...list],
              },
            ]),
        ...ELSEWHERE,
      ];
    case 'integer':
    case 'number':
      return ['num', ...ELSEWHERE];
    case 'map':
      return [JSON_OR_NOTHING, ...ELSEWHERE];
    case 'json':
      return [JSON_OR_NOTHING, 'str', ...ELSEWHERE];
    case 'list':
      return ['str', JSON_OR_NOTHING, ...ELSEWHERE];
    case 'binary':
      return ['msg', 'flow', 'global', 'bin', 'jsonata'];
    default:
      return ['str', ...ELSEWHERE];
  }
}

function choice(node: EditorNode, options: readonly TypedInputOption[]): TypedInputType {
  return {
    value: 'choice',
    label: node._('form.choice'),
    icon: 'fa fa-caret-square-o-down',
    options,
  };
}

/** What `msg.params` takes stands behind the label. */
function withValue({ value, label }: TypedInputOption): TypedInputOption {
  return { value, label: label === value ? label : `${label} (${value})` };
}

/** A choice from a live list is kept as the text that it is: whether the list could be had changes nothing. */
function kept(type: string): string {
  return type === 'list' ? 'str' : type;
}

function nameOf(type: TypedInputType | undefined): string {
  if (type === undefined) return 'str';
  return typeof type === 'string' ? type : type.value;
}

function known(types: readonly TypedInputType[], name: string): boolean {
  return types.some((type) => nameOf(type) === name);
}
