import { openAccountForm } from './account-form.js';
import type { AccountForm } from './account-form.js';
import type { CurlAnswer, TakePlace, TestAnswer } from './form-data.js';
import { documentWithLife, documentWithToken } from './document-edits.js';
import { isInSight, placeOfAnswer } from '../late-answers.js';
import { undeployedSettings } from '../undeployed.js';
import { say, showTrial } from './trial-view.js';

const input = (name: string): JQuery => $(`#node-config-input-${name}`);

/** By node: the editor may open another dialog over this one. */
const forms = new WeakMap<EditorNode, AccountForm>();

/** `oneditprepare` of the account. */
export function prepareAccount(node: EditorNode): void {
  const form = openAccountForm(node);
  forms.set(node, form);
  fold('.latchkey-fold', '.latchkey-limits');
  fold('.latchkey-more-fold', '.latchkey-rare');
  fold('.latchkey-connection-fold', '.latchkey-connection');
  fold('.latchkey-paste-fold', '.latchkey-paste-rows');
  $('.latchkey-certificate').hide();
  $('#latchkey-test').on('click', (event) => {
    event.preventDefault();
    runTest(node, form);
  });
  $('#latchkey-read-curl').on('click', (event) => {
    event.preventDefault();
    readCurl(node, form);
  });
  $('#latchkey-edit-document').on('click', (event) => {
    event.preventDefault();
    RED.editor.editJSON({
      value: form.chosen().document,
      complete: (value) => {
        input('document').val(value).trigger('change');
      },
    });
  });
}

/** `oneditsave`. */
export function saveAccount(node: EditorNode): void {
  const form = forms.get(node);
  if (form === undefined) return;
  node['shortForm'] = form.chosen().shortForm;
  node['values'] = form.values();
  node['slots'] = form.slots();
  forms.delete(node);
}

/** `oneditcancel`: nothing of the dialog outlives it. */
export function cancelAccount(node: EditorNode): void {
  forms.delete(node);
}

/** `label`: the name, else the host that it is at. */
export function accountLabel(node: EditorNode): string {
  if (typeof node['name'] === 'string' && node['name'] !== '') return node['name'];
  const url = node['baseUrl'];
  const label = node._('accountLabel');
  return typeof url === 'string' && URL.canParse(url) ? `${label} (${new URL(url).host})` : label;
}

function fold(link: string, rows: string): void {
  const icon = $(link).find('i');
  icon.toggleClass('fa-caret-right', !$(rows).is(':visible'));
  icon.toggleClass('fa-caret-down', $(rows).is(':visible'));
  $(link).on('click', (event) => {
    event.preventDefault();
    icon.toggleClass('fa-caret-right fa-caret-down');
    $(rows).toggle();
  });
}

function runTest(node: EditorNode, form: AccountForm): void {
  const result = placeOfAnswer('#latchkey-test-result');
  const button = $('#latchkey-test').prop('disabled', true);
  say(result, 'fa-spinner fa-spin', node._('test.running'));
  ask<TestAnswer>('test', entered(node, form))
    .done((answer) => {
      if (!isInSight(result)) return;
      showTrial(result, node, answer, {
        token: (step, place) => takeToken(form, step, place),
        life: (step, place, unit) => takeLife(form, step, place, unit),
      });
      result[0]?.scrollIntoView({ block: 'nearest' });
      if (answer.field !== undefined) showField(answer.field);
    })
    .fail((request) => {
      const said = request.responseJSON as TestAnswer | undefined;
      const message = said?.message ?? node._('test.failed', { status: request.status });
      showTrial(
        result,
        node,
        { ok: false, message },
        { token: () => undefined, life: () => undefined },
      );
    })
    .always(() => button.prop('disabled', false));
}

function showField(name: string): void {
  const places = ['#node-config-input-', '#latchkey-value-', '#latchkey-short-'];
  $(places.map((place) => `${place}${name}`).join(', '))
    .addClass('input-error')
    .trigger('focus');
}

function takeToken(form: AccountForm, step: number, place: TakePlace): void {
  const { signIn, document } = form.chosen();
  if (signIn === 'document') {
    form.choose('document', documentWithToken(document, step, place));
    return;
  }
  const [tokenIn = 'json', name = ''] = Object.entries(place)[0] ?? [];
  form.fillShortForm({ tokenIn, tokenName: typeof name === 'string' ? name : '' });
}

function takeLife(form: AccountForm, step: number, place: TakePlace, unit: string): void {
  const { signIn, document } = form.chosen();
  if (signIn === 'document') {
    form.choose('document', documentWithLife(document, step, place, unit));
    return;
  }
  form.fillShortForm({ life: `${place.json ?? ''} ${unit}` });
}

/** The pasted text leaves the browser only for Node-RED's own server, and the field is emptied. */
function readCurl(node: EditorNode, form: AccountForm): void {
  const result = placeOfAnswer('#latchkey-curl-result');
  const command = String($('#latchkey-curl').val() ?? '');
  ask<CurlAnswer>('curl', { command })
    .done((answer) => {
      // Another account may be open by now: what was pasted for this one is not filled in there.
      if (!isInSight(result)) return;
      if (!answer.ok) {
        say(result, 'fa-exclamation-triangle', answer.message ?? '');
        return;
      }
      $('#latchkey-curl').val('');
      input('baseUrl')
        .val(answer.baseUrl ?? '')
        .trigger('change');
      if (answer.shortForm === undefined) {
        form.choose('document', JSON.stringify(answer.description ?? {}, null, 2));
      } else {
        form.choose('shortForm');
        form.fillShortForm(answer.shortForm);
      }
      form.fillValues(answer.account ?? {});
      form.fillSecrets(answer.secrets ?? {});
      for (const note of answer.notes ?? []) say(result, 'fa-info-circle', note);
    })
    .fail((request) => {
      say(result, 'fa-exclamation-triangle', node._('test.failed', { status: request.status }));
    });
}

interface Asked<T> {
  done(listener: (answer: T) => void): Asked<T>;
  fail(
    listener: (request: { readonly status: number; readonly responseJSON?: unknown }) => void,
  ): Asked<T>;
  always(listener: () => void): Asked<T>;
}

/** A relative address, so that the editor adds its own login. */
function ask<T>(what: string, body: unknown): Asked<T> {
  return $.ajax({
    url: `latchkey/latchkey-account/${what}`,
    method: 'POST',
    contentType: 'application/json',
    data: JSON.stringify(body),
  }) as unknown as Asked<T>;
}

/** What the dialog holds at this moment, deployed or not. */
function entered(node: EditorNode, form: AccountForm): unknown {
  const limits = ['timeoutMs', 'budgetMs', 'concurrency', 'maxResponseBytes', 'maxPages'];
  const names = ['baseUrl', 'tls', 'proxy', 'minTlsVersion', ...limits];
  return {
    id: node.id,
    values: {
      ...Object.fromEntries(names.map((name) => [name, input(name).val() ?? ''])),
      ...form.chosen(),
      values: form.values(),
      slots: form.slots(),
      allowPlainPassword: input('allowPlainPassword').prop('checked') === true,
      lenientParsing: input('lenientParsing').prop('checked') === true,
    },
    undeployed: undeployedSettings(),
    credentials: form.secrets(),
  };
}
