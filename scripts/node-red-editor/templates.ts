import { DEFAULT_LIMITS, LIMIT_BOUNDS } from '../../core/client/limits';
import type { Limits } from '../../core/client/limits';
import type { AccountField } from '../../core/model/account-field';
import type { Vendor } from '../../core/model/vendor';
import { fieldsOfAccount } from './form';

/** Limits of an account, with the defaults of the core, shown where the person has entered none. */
export const LIMITS = Object.entries(DEFAULT_LIMITS).map(([name, standard]) => ({
  name,
  standard: String(standard),
  bounds: LIMIT_BOUNDS[name as keyof Limits],
}));

/** The dialog of `<vendor>-account`. */
export function accountTemplate(vendor: Vendor): string {
  return `<script type="text/html" data-template-name="${vendor.id}-account">
<div class="latchkey-form">
${row({ id: 'node-config-input-name', icon: 'tag', text: 'account.name' })}
<div class="form-row">${label('node-config-input-scheme', 'key', 'account.scheme')} <select id="node-config-input-scheme"></select><div class="latchkey-hint" id="latchkey-scheme-hint"></div></div>
<div class="form-tips" id="latchkey-scheme-note"></div>
${fieldsOfAccount(vendor)
  .map((field) => accountRow(vendor, field))
  .join('\n')}
${plainRow()}
${connectionRows()}
<div class="form-row"><button type="button" class="red-ui-button" id="latchkey-test"><i class="fa fa-plug"></i> <span data-i18n="account.test"></span></button><div id="latchkey-test-result" role="status"></div></div>
</div>
</script>`;
}

/** Shown where a password would be sent. */
export function plainRow(): string {
  return check(
    'node-config-input-allowPlainPassword',
    'account.plain',
    'account.plainHint',
    'latchkey-plain',
  );
}

/** What every account's dialog has for how its servers are reached: TLS, proxy, and the folded limits. */
export function connectionRows(): string {
  return `<div class="form-row">${label('node-config-input-tls', 'lock', 'account.tls')} <input type="text" id="node-config-input-tls" style="width:100%"><div class="latchkey-hint latchkey-certificate" data-i18n="account.certificateHint"></div><div class="latchkey-hint" data-i18n="account.tlsHint"></div></div>
<div class="form-row">${label('node-config-input-proxy', 'globe', 'account.proxy')} <input type="text" id="node-config-input-proxy" style="width:100%"></div>
<div class="form-row"><a href="#" role="button" class="latchkey-fold"><i class="fa fa-caret-right"></i> <span data-i18n="account.limits"></span></a></div>
<div class="latchkey-limits">
${LIMITS.map(({ name, standard }) => `<div class="form-row"><label for="node-config-input-${name}" data-i18n="account.${name}"></label> <input type="text" id="node-config-input-${name}" placeholder="${standard}"></div>`).join('\n')}
<div class="form-row"><label for="node-config-input-minTlsVersion" data-i18n="account.minTlsVersion"></label> <select id="node-config-input-minTlsVersion"><option value="" data-i18n="account.tlsDefault"></option><option value="TLSv1.1">TLS 1.1</option><option value="TLSv1">TLS 1.0</option></select><div class="latchkey-hint" data-i18n="account.minTlsHint"></div></div>
${check('node-config-input-lenientParsing', 'account.lenient', 'account.lenientHint')}
</div>`;
}

function accountRow(vendor: Vendor, field: AccountField): string {
  const id = `node-config-input-${field.name}`;
  return `<div class="form-row latchkey-row" data-field="${field.name}"><label for="${id}"><span class="latchkey-label"></span></label> ${inputOf(vendor, field, id)}<div class="latchkey-hint"></div></div>`;
}

function inputOf(vendor: Vendor, field: AccountField, id: string): string {
  if (field.kind === 'enum') {
    const key = `schemes.${schemeWith(vendor, field)}.fields.${field.name}.options`;
    const options = field.options.map(
      ({ value }, index) =>
        `<option value="${value}" data-i18n="${key}.${String(index)}"></option>`,
    );
    return `<select id="${id}">${options.join('')}</select>`;
  }
  if (field.kind === 'boolean') {
    return `<input type="checkbox" id="${id}" style="display:inline-block; width:auto">`;
  }
  return `<input type="${field.kind === 'secret' || field.kind === 'pem' ? 'password' : 'text'}" id="${id}" autocomplete="off">`;
}

/** The scheme whose texts a field has; schemes share fields of the same name. */
function schemeWith(vendor: Vendor, field: AccountField): string {
  const scheme = vendor.schemes.find(({ fields }) => fields.includes(field));
  return scheme?.id.split('/')[1] ?? '';
}

/** The dialog of `<vendor>`. */
export function actionTemplate(vendor: Vendor): string {
  return `<script type="text/html" data-template-name="${vendor.id}">
<div class="latchkey-form">
${row({ id: 'node-input-name', icon: 'tag', text: 'form.name' })}
<div class="form-row">${label('node-input-account', 'key', 'form.account')} <input type="text" id="node-input-account" style="width:100%"></div>
<div class="form-row">${label('latchkey-operation', 'bolt', 'form.operation')} <input type="hidden" id="node-input-operation"><div class="latchkey-combobox"><input type="text" id="latchkey-operation" role="combobox" aria-expanded="false" aria-controls="latchkey-operations" aria-autocomplete="list" autocomplete="off" data-i18n="[placeholder]form.chooseOperation"><i class="fa fa-caret-down"></i><ul id="latchkey-operations" role="listbox"></ul></div><div class="latchkey-hint" id="latchkey-operation-hint"></div></div>
<div class="form-row latchkey-custom"><div class="latchkey-hint" data-i18n="form.customHint"></div></div>
<div id="latchkey-params"></div>
<div class="form-row latchkey-confirm"><div><i class="fa fa-exclamation-triangle"></i> <span id="latchkey-confirm-text"></span></div><div class="latchkey-check"><input type="checkbox" id="node-input-confirm"><label for="node-input-confirm" data-i18n="form.confirm"></label></div></div>
<div class="form-row latchkey-result">${label('node-input-result', 'files-o', 'form.result')} <select id="node-input-result"></select></div>
${row({ id: 'node-input-limit', icon: 'hashtag', text: 'form.limit', placeholder: 'form.limitPlaceholder', of: 'latchkey-limit' })}
${row({ id: 'node-input-waitSeconds', icon: 'clock-o', text: 'form.wait', hint: 'form.waitHint', of: 'latchkey-wait' })}
<div class="form-row">${label('node-input-errors', 'exclamation-triangle', 'form.errors')} <select id="node-input-errors"><option value="catch" data-i18n="form.errorsCatch"></option><option value="output" data-i18n="form.errorsOutput"></option></select></div>
${check('node-input-paramsFromMessage', 'form.fromMessage', 'form.fromMessageHint', 'latchkey-from-message')}
${check('node-input-dryRun', 'form.dryRun')}
<div class="form-tips" data-i18n="[html]form.paramsHint"></div>
</div>
</script>`;
}

interface Row {
  readonly id: string;
  readonly icon: string;
  readonly text: string;
  readonly placeholder?: string;
  readonly hint?: string;
  /** Class that shows and hides it. */
  readonly of?: string;
}

function row({ id, icon, text, placeholder, hint, of = '' }: Row): string {
  const shown = placeholder === undefined ? '' : ` data-i18n="[placeholder]${placeholder}"`;
  return `<div class="form-row ${of}">${label(id, icon, text)} <input type="text" id="${id}"${shown}>${hintOf(hint)}</div>`;
}

/** A row with a box to tick. */
export function check(id: string, text: string, hint?: string, of = ''): string {
  return `<div class="form-row latchkey-check ${of}"><input type="checkbox" id="${id}"><label for="${id}" data-i18n="${text}"></label>${hintOf(hint)}</div>`;
}

function hintOf(key: string | undefined): string {
  return key === undefined ? '' : `<div class="latchkey-hint" data-i18n="${key}"></div>`;
}

function label(id: string, icon: string, text: string): string {
  return `<label for="${id}"><i class="fa fa-${icon}"></i> <span data-i18n="${text}"></span></label>`;
}
