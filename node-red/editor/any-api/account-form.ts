import { accountFields, isSecret, known, storedNames } from './known-lists.js';
import type { Chosen } from './known-lists.js';

const input = (name: string): JQuery => $(`#node-config-input-${name}`);

/** The open dialog of an account. Its rows are in the page; this shows and reads them. */
export interface AccountForm {
  chosen(): Chosen;
  /** Fields of the account that are no secret. */
  values(): Readonly<Record<string, string>>;
  /** Where secrets of unusual names are stored. */
  slots(): Readonly<Record<string, string>>;
  secrets(): Readonly<Record<string, unknown>>;
  fillShortForm(values: Readonly<Record<string, string>>): void;
  fillValues(values: Readonly<Record<string, string>>): void;
  fillSecrets(values: Readonly<Record<string, string>>): void;
  choose(signIn: string, document?: string): void;
}

/** Draws the form of a node and keeps it in step with what is chosen. */
export function openAccountForm(node: EditorNode): AccountForm {
  const places: { values: Record<string, string>; stored: ReadonlyMap<string, string> } = {
    values: { ...(node['values'] as Record<string, string> | undefined) },
    stored: new Map(),
  };
  const kept = { ...(node['slots'] as Record<string, string> | undefined) };
  const choice = input('signIn');
  for (const { value, label } of known().choices) {
    $('<option>').val(value).text(label).appendTo(choice);
  }
  choice.val(String(node['signIn'] ?? 'shortForm'));
  drawShortForm(node);

  const chosen = (): Chosen => ({
    signIn: String(choice.val() ?? 'shortForm'),
    document: String(input('document').val() ?? ''),
    shortForm: readShortForm(),
  });

  const showFields = (): void => {
    Object.assign(places.values, readValues());
    const fields = accountFields(chosen());
    const place = $('#latchkey-values').empty();
    for (const field of fields.filter((item) => !isSecret(item))) {
      const id = `latchkey-value-${field.name}`;
      const row = $('<div class="form-row">').appendTo(place);
      const mark = field.optional === true || field.default !== undefined ? '' : ' *';
      $('<label>')
        .attr('for', id)
        .text(field.label + mark)
        .appendTo(row);
      $('<input type="text" autocomplete="off" class="latchkey-value">')
        .attr({ id, 'data-field': field.name })
        .attr('placeholder', field.default ?? field.placeholder ?? '')
        .val(places.values[field.name] ?? '')
        .appendTo(row);
      hintOf(field.where).appendTo(row);
    }
    const stored = storedNames(fields, kept);
    // A place that another secret has left is empty for the new one.
    for (const [name, slot] of stored) {
      const isNew = slot !== name && places.stored.size > 0 && places.stored.get(name) !== slot;
      if (isNew) input(slot).val('');
    }
    places.stored = stored;
    $('.latchkey-secret').hide();
    for (const field of fields.filter(isSecret)) {
      const row = $(`.latchkey-secret[data-stored="${stored.get(field.name) ?? ''}"]`).show();
      const mark = field.optional === true ? '' : ' *';
      row.find('.latchkey-label').text(field.label + mark);
      row.find('.latchkey-hint').replaceWith(hintOf(field.where));
    }
  };

  const show = (): void => {
    const { signIn, shortForm } = chosen();
    const preset = known().choices.find(({ value }) => value === signIn);
    $('#latchkey-choice-hint').text(preset?.hint ?? '');
    input('baseUrl').attr('placeholder', preset?.baseUrl ?? 'https://host');
    $('.latchkey-short').toggle(signIn === 'shortForm');
    $('.latchkey-document').toggle(signIn === 'document');
    $('.latchkey-paste').toggle(signIn === 'shortForm' || signIn === 'document');
    for (const field of known().shortForm) {
      const { shownWhen } = field;
      const isShown =
        shownWhen === undefined || shownWhen.is.includes(shortForm[shownWhen.field] ?? '');
      $(`.latchkey-short-row[data-field="${field.name}"]`).toggle(isShown);
    }
    showFields();
  };

  choice.on('change', () => {
    // What a Test of another sign-in came to would be read as that of this one.
    $('#latchkey-test-result, #latchkey-curl-result').empty();
    show();
  });
  input('document').on('change', show);
  $('#latchkey-short-form').on('change', 'select, [data-field="credentialNames"] input', show);
  show();

  return {
    chosen,
    values: () => ({ ...places.values, ...readValues() }),
    slots: () => Object.fromEntries([...places.stored].filter(([name, slot]) => name !== slot)),
    secrets: () =>
      Object.fromEntries([...places.stored.values()].map((name) => [name, input(name).val()])),
    fillShortForm(values) {
      for (const [name, value] of Object.entries(values)) shortInput(name).val(value);
      show();
    },
    fillValues(values) {
      for (const [name, value] of Object.entries(values)) {
        places.values[name] = value;
        $(`#latchkey-value-${name}`).val(value);
      }
    },
    fillSecrets(values) {
      for (const [name, value] of Object.entries(values)) {
        // The editor looks at a field anew when it changes.
        input(places.stored.get(name) ?? name)
          .val(value)
          .trigger('change');
      }
    },
    choose(signIn, document) {
      choice.val(signIn);
      if (document !== undefined) input('document').val(document);
      show();
    },
  };
}

function hintOf(where: string | undefined): JQuery {
  return $('<div class="latchkey-hint">').text(
    // Of a description: a place, or what such a value looks like.
    where ?? '',
  );
}

function shortInput(name: string): JQuery {
  return $(`#latchkey-short-${name}`);
}

/** Fields shown at once; the rare ones are folded. */
const FIRST_SHOWN = 9;

function drawShortForm(node: EditorNode): void {
  const stored = (node['shortForm'] ?? {}) as Readonly<Record<string, string>>;
  const more = $('#latchkey-short-more').empty();
  const place = $('#latchkey-short-first').empty();
  for (const [index, field] of known().shortForm.entries()) {
    const id = `latchkey-short-${field.name}`;
    const row = $('<div class="form-row latchkey-short-row">')
      .attr('data-field', field.name)
      .appendTo(index < FIRST_SHOWN ? place : more);
    const mark = field.required === true ? ' *' : '';
    $('<label>')
      .attr('for', id)
      .text(field.label + mark)
      .appendTo(row);
    const element =
      field.kind === 'options' ? $('<select>') : $('<input type="text" autocomplete="off">');
    for (const option of field.options ?? []) {
      $('<option>').val(option.value).text(option.label).appendTo(element);
    }
    element
      .attr({ id, placeholder: field.placeholder ?? field.default ?? '' })
      .val(stored[field.name] ?? (field.kind === 'options' ? (field.default ?? '') : ''))
      .appendTo(row);
    $('<div class="latchkey-hint">').text(field.description).appendTo(row);
  }
  const isUsed = known()
    .shortForm.slice(FIRST_SHOWN)
    .some(({ name, default: usual }) => !['', usual, undefined].includes(stored[name]));
  $('.latchkey-rare').toggle(isUsed);
}

function readShortForm(): Readonly<Record<string, string>> {
  const entries = known().shortForm.map(({ name }): [string, string] => [
    name,
    String(shortInput(name).val() ?? '').trim(),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

function readValues(): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  $('.latchkey-value').each(function () {
    values[$(this).attr('data-field') ?? ''] = String($(this).val() ?? '').trim();
  });
  return values;
}
