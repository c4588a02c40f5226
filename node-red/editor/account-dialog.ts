import { isNeeded, isShown } from './account-rules.js';
import { formOf, schemeKey, schemeOf } from './known-forms.js';
import type { SchemeForm, VendorForm } from './form-data.js';
import { isInSight, placeOfAnswer } from './late-answers.js';
import { undeployedSettings } from './undeployed.js';

const input = (name: string): JQuery => $(`#node-config-input-${name}`);

/** `oneditprepare` of an account: shows the fields of the chosen sign-in, and the Test button. */
export function prepareAccount(node: EditorNode): void {
  const form = formOf(node);
  const choice = input('scheme');
  for (const scheme of form.schemes) {
    $('<option>')
      .val(scheme.id)
      .text(node._(`${schemeKey(scheme)}.name`))
      .appendTo(choice);
  }
  choice.val(schemeOf(form, node['scheme']).id);
  choice.closest('.form-row').toggle(form.schemes.length > 1);
  const show = (): void => {
    showScheme(node, form, schemeOf(form, choice.val()));
  };
  choice.on('change', show);
  show();
  // Which fields are shown and needed depends on what was chosen in others.
  $('.latchkey-row').on('change', 'select', () => {
    showFields(node, form, schemeOf(form, choice.val()));
  });
  $('.latchkey-fold').on('click', function (event) {
    event.preventDefault();
    $(this).find('i').toggleClass('fa-caret-right fa-caret-down');
    $('.latchkey-limits').toggle();
  });
  $('#latchkey-test').on('click', (event) => {
    event.preventDefault();
    runTest(node, form);
  });
}

/** `label`: the name, else the vendor and the host that it is at. */
export function accountLabel(node: EditorNode): string {
  if (typeof node['name'] === 'string' && node['name'] !== '') return node['name'];
  const { fields } = schemeOf(formOf(node), node['scheme']);
  const urls = fields.filter(({ kind }) => kind === 'url').map(({ name }) => node[name]);
  const url = urls.find((value) => typeof value === 'string' && URL.canParse(value));
  const label = node._('accountLabel');
  return typeof url === 'string' ? `${label} (${new URL(url).host})` : label;
}

function showScheme(node: EditorNode, form: VendorForm, scheme: SchemeForm): void {
  showFields(node, form, scheme);
  $('#latchkey-scheme-hint').text(node._(`${schemeKey(scheme)}.description`));
  const note = scheme.note ? node._(`${schemeKey(scheme)}.note`) : '';
  $('#latchkey-scheme-note').text(note).toggle(scheme.note);
  $('.latchkey-plain').toggle(scheme.sendsPassword);
  $('.latchkey-certificate').toggle(scheme.certificate);
  $('#latchkey-test-result').empty();
}

function showFields(node: EditorNode, form: VendorForm, scheme: SchemeForm): void {
  const get = (name: string): unknown => input(name).val();
  const names = new Set(form.schemes.flatMap(({ fields }) => fields.map(({ name }) => name)));
  for (const name of names) {
    const field = scheme.fields.find((item) => item.name === name);
    const row = $(`.latchkey-row[data-field="${name}"]`);
    row.toggle(field !== undefined && isShown(field, scheme, get));
    if (field === undefined) continue;
    const key = `${schemeKey(scheme)}.fields.${name}`;
    row
      .find('.latchkey-label')
      .text(node._(`${key}.label`) + (isNeeded(field, scheme, get) ? ' *' : ''));
    row.find('.latchkey-hint').text(node._(`${key}.description`));
    input(name).attr('placeholder', field.placeholder);
  }
}

interface TestAnswer {
  readonly ok: boolean;
  readonly message: string;
  readonly field?: string;
  readonly notices?: readonly { readonly message: string }[];
}

function runTest(node: EditorNode, form: VendorForm): void {
  const result = placeOfAnswer('#latchkey-test-result');
  const button = $('#latchkey-test').prop('disabled', true);
  say(result, 'fa-spinner fa-spin', node._('test.running'));
  // A relative address, so that the editor adds its own login.
  $.ajax({
    url: `latchkey/${form.id}/test`,
    method: 'POST',
    contentType: 'application/json',
    data: JSON.stringify(entered(node, form)),
  })
    .done((answer: TestAnswer) => {
      if (!isInSight(result)) return;
      result.empty();
      say(result, answer.ok ? 'fa-check' : 'fa-exclamation-triangle', answer.message);
      for (const notice of answer.notices ?? []) say(result, 'fa-info-circle', notice.message);
      if (answer.field !== undefined) input(answer.field).addClass('input-error').trigger('focus');
    })
    .fail((request) => {
      result.empty();
      const answer = request.responseJSON as TestAnswer | undefined;
      const text = answer?.message ?? node._('test.failed', { status: request.status });
      say(result, 'fa-exclamation-triangle', text);
    })
    .always(() => button.prop('disabled', false));
}

function say(place: JQuery, icon: string, text: string): void {
  const line = $('<div class="latchkey-line">').appendTo(place);
  $('<i>').addClass(`fa ${icon}`).appendTo(line);
  $('<span>').text(` ${text}`).appendTo(line);
}

/** What the dialog holds at this moment, deployed or not. */
function entered(node: EditorNode, form: VendorForm): unknown {
  const scheme = schemeOf(form, input('scheme').val());
  const secrets = scheme.fields.filter(({ kind }) => kind === 'secret');
  const others = scheme.fields.filter(({ kind }) => kind !== 'secret');
  const limits = ['timeoutMs', 'budgetMs', 'concurrency', 'maxResponseBytes', 'maxPages'];
  const names = [...others.map(({ name }) => name), 'tls', 'proxy', 'minTlsVersion', ...limits];
  return {
    id: node.id,
    values: {
      ...Object.fromEntries(names.map((name) => [name, valueOf(input(name))])),
      scheme: scheme.id,
      allowPlainPassword: input('allowPlainPassword').prop('checked') === true,
      lenientParsing: input('lenientParsing').prop('checked') === true,
    },
    undeployed: undeployedSettings(),
    credentials: Object.fromEntries(secrets.map(({ name }) => [name, input(name).val()])),
  };
}

function valueOf(element: JQuery): unknown {
  return element.attr('type') === 'checkbox' ? element.prop('checked') : (element.val() ?? '');
}
