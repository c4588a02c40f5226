import type { AccountField } from '../../core/model/account-field';
import type { Vendor } from '../../core/model/vendor';
import type { GeneratedFile } from '../generate/generated-file';
import { fieldsOfAccount, formOfVendor } from './form';

const LIMITS = ['timeoutMs', 'budgetMs', 'concurrency', 'maxResponseBytes', 'maxPages'] as const;

/** Defaults of the core, shown where the person has entered none. */
const LIMIT_PLACEHOLDERS = ['30000', '300000', '10', '16777216', '1000'];

/** The editor's half of each vendor. */
export function pages(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return vendors.map((vendor) => ({ path: `${vendor.id}.html`, text: page(vendor) }));
}

function page(vendor: Vendor): string {
  // A literal registerType with literal values: that is what node-red-dev and the flow library read.
  return `<script type="module" src="resources/@latchkey/node-red/editor/index.js"></script>

${accountTemplate(vendor)}
${actionTemplate(vendor)}
<style>
.latchkey-hint { margin-left: 105px; font-size: 0.85em; color: var(--red-ui-secondary-text-color); }
.latchkey-note { color: var(--red-ui-text-color-warning); }
.latchkey-line { margin: 4px 0 4px 105px; overflow-wrap: anywhere; }
.latchkey-limits { display: none; }
</style>
<script type="text/javascript">
(function () {
  latchkey.describe(${script(formOfVendor(vendor))});
  ${accountType(vendor)}
  ${actionType(vendor)}
})();
</script>
`;
}

/** JSON that cannot end the script it stands in. */
function script(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

// A validator may give a reason only where it takes two arguments: with one, any text counts as right.
function accountType(vendor: Vendor): string {
  const fields = fieldsOfAccount(vendor);
  const plain = fields.filter((field) => field.kind !== 'secret' && field.kind !== 'pem');
  const secret = fields.filter((field) => field.kind === 'secret' || field.kind === 'pem');
  const first = vendor.schemes[0]?.id ?? '';
  return `RED.nodes.registerType('${vendor.id}-account', {
    category: 'config',
    color: '${vendor.color}',
    defaults: {
      name: { value: '' },
      scheme: { value: '${first}', required: true },
      ${plain.map(defaultOfField).join('\n')}
      tls: { value: '', type: 'tls-config', required: false, validate: function (value, _options) { return latchkey.checkTls(this, value); } },
      proxy: { value: '', type: 'http proxy', required: false },
      allowPlainPassword: { value: false },
      lenientParsing: { value: false },
      minTlsVersion: { value: '' },
      ${LIMITS.map((name) => `${name}: { value: '', validate: function (value, _options) { return latchkey.checkNumber(this, 'account.${name}', value); } },`).join('\n')}
    },
    credentials: {
      ${secret.map(({ name }) => `${name}: { type: 'password', validate: function (value, _options) { return latchkey.checkCredential(this, '${name}', value); } },`).join('\n')}
    },
    paletteLabel: function () { return this._('accountLabel'); },
    label: function () { return latchkey.accountLabel(this); },
    labelStyle: function () { return this.name ? 'node_label_italic' : ''; },
    oneditprepare: function () { latchkey.prepareAccount(this); },
  });`;
}

function defaultOfField(field: AccountField): string {
  const start =
    field.kind === 'enum'
      ? `'${field.default}'`
      : field.kind === 'boolean'
        ? String(field.default)
        : "''";
  return `${field.name}: { value: ${start}, validate: function (value, _options) { return latchkey.checkAccountField(this, '${field.name}', value); } },`;
}

function actionType(vendor: Vendor): string {
  return `RED.nodes.registerType('${vendor.id}', {
    category: 'Latchkey',
    color: '${vendor.color}',
    defaults: {
      name: { value: '' },
      account: { value: '', type: '${vendor.id}-account', required: true, label: 'Account' },
      operation: { value: '', validate: function (value, _options) { return latchkey.checkOperation(this, value); } },
      params: { value: {}, validate: function (value, _options) { return latchkey.checkParams(this, value); } },
      confirm: { value: false },
      result: { value: 'items' },
      paging: { value: '' },
      limit: { value: '', validate: function (value, _options) { return latchkey.checkNumber(this, 'form.limit', value); } },
      waitSeconds: { value: '', validate: function (value, _options) { return latchkey.checkNumber(this, 'form.wait', value); } },
      errors: { value: 'catch' },
      dryRun: { value: false },
      outputs: { value: 1 },
    },
    inputs: 1,
    outputs: 1,
    icon: '${vendor.id}.svg',
    paletteLabel: function () { return this._('palette'); },
    label: function () { return latchkey.actionLabel(this); },
    labelStyle: function () { return this.name ? 'node_label_italic' : ''; },
    outputLabels: function (index) { return this._(index === 0 ? 'outputs.answer' : 'outputs.failure'); },
    oneditprepare: function () { latchkey.prepareAction(this); },
    oneditsave: function () { latchkey.saveAction(this); },
    oneditcancel: function () { latchkey.cancelAction(this); },
  });`;
}

function accountTemplate(vendor: Vendor): string {
  return `<script type="text/html" data-template-name="${vendor.id}-account">
<div class="form-row"><label for="node-config-input-name"><i class="fa fa-tag"></i> <span data-i18n="account.name"></span></label> <input type="text" id="node-config-input-name"></div>
<div class="form-row"><label for="node-config-input-scheme"><i class="fa fa-key"></i> <span data-i18n="account.scheme"></span></label> <select id="node-config-input-scheme" style="width:70%"></select><div class="latchkey-hint" id="latchkey-scheme-hint"></div></div>
${fieldsOfAccount(vendor)
  .map((field) => accountRow(vendor, field))
  .join('\n')}
<div class="form-row latchkey-plain"><label style="width:auto; margin-left:105px"><input type="checkbox" id="node-config-input-allowPlainPassword" style="display:inline-block; width:auto; vertical-align:top"> <span data-i18n="account.plain"></span></label><div class="latchkey-hint" data-i18n="account.plainHint"></div></div>
<div class="form-row"><label for="node-config-input-tls"><i class="fa fa-lock"></i> <span data-i18n="account.tls"></span></label> <input type="text" id="node-config-input-tls"><div class="latchkey-hint latchkey-certificate" data-i18n="account.certificateHint"></div><div class="latchkey-hint" data-i18n="account.tlsHint"></div></div>
<div class="form-row"><label for="node-config-input-proxy"><i class="fa fa-globe"></i> <span data-i18n="account.proxy"></span></label> <input type="text" id="node-config-input-proxy"></div>
<div class="form-row"><a href="#" class="latchkey-fold"><i class="fa fa-caret-right"></i> <span data-i18n="account.limits"></span></a></div>
<div class="latchkey-limits">
${LIMITS.map((name, index) => `<div class="form-row"><label for="node-config-input-${name}" data-i18n="account.${name}"></label> <input type="text" id="node-config-input-${name}" placeholder="${LIMIT_PLACEHOLDERS[index] ?? ''}"></div>`).join('\n')}
<div class="form-row"><label for="node-config-input-minTlsVersion" data-i18n="account.minTlsVersion"></label> <select id="node-config-input-minTlsVersion" style="width:70%"><option value="" data-i18n="account.tlsDefault"></option><option value="TLSv1.1">TLS 1.1</option><option value="TLSv1">TLS 1.0</option></select><div class="latchkey-hint" data-i18n="account.minTlsHint"></div></div>
<div class="form-row"><label style="width:auto; margin-left:105px"><input type="checkbox" id="node-config-input-lenientParsing" style="display:inline-block; width:auto; vertical-align:top"> <span data-i18n="account.lenient"></span></label><div class="latchkey-hint" data-i18n="account.lenientHint"></div></div>
</div>
<div class="form-row"><button type="button" class="red-ui-button" id="latchkey-test"><i class="fa fa-plug"></i> <span data-i18n="account.test"></span></button><div id="latchkey-test-result" role="status"></div></div>
</script>`;
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
    return `<select id="${id}" style="width:70%">${options.join('')}</select>`;
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

function actionTemplate(vendor: Vendor): string {
  return `<script type="text/html" data-template-name="${vendor.id}">
<div class="form-row"><label for="node-input-name"><i class="fa fa-tag"></i> <span data-i18n="form.name"></span></label> <input type="text" id="node-input-name"></div>
<div class="form-row"><label for="node-input-account"><i class="fa fa-key"></i> <span data-i18n="form.account"></span></label> <input type="text" id="node-input-account"></div>
<div class="form-row"><label for="node-input-operation"><i class="fa fa-bolt"></i> <span data-i18n="form.operation"></span></label> <select id="node-input-operation" style="width:70%"></select><div class="latchkey-hint" id="latchkey-operation-hint"></div></div>
<div class="form-row latchkey-custom"><div class="latchkey-hint" data-i18n="form.customHint"></div></div>
<div id="latchkey-params"></div>
<div class="form-row latchkey-confirm"><div class="latchkey-hint latchkey-note" id="latchkey-confirm-text"></div><label style="width:auto; margin-left:105px"><input type="checkbox" id="node-input-confirm" style="display:inline-block; width:auto; vertical-align:top"> <span data-i18n="form.confirm"></span></label></div>
<div class="form-row latchkey-result"><label for="node-input-result"><i class="fa fa-files-o"></i> <span data-i18n="form.result"></span></label> <select id="node-input-result" style="width:70%"></select></div>
<div class="form-row latchkey-limit"><label for="node-input-limit"><i class="fa fa-hashtag"></i> <span data-i18n="form.limit"></span></label> <input type="text" id="node-input-limit" data-i18n="[placeholder]form.limitPlaceholder"></div>
<div class="form-row latchkey-wait"><label for="node-input-waitSeconds"><i class="fa fa-clock-o"></i> <span data-i18n="form.wait"></span></label> <input type="text" id="node-input-waitSeconds"><div class="latchkey-hint" data-i18n="form.waitHint"></div></div>
<div class="form-row"><label for="node-input-errors"><i class="fa fa-exclamation-triangle"></i> <span data-i18n="form.errors"></span></label> <select id="node-input-errors" style="width:70%"><option value="catch" data-i18n="form.errorsCatch"></option><option value="output" data-i18n="form.errorsOutput"></option></select></div>
<div class="form-row"><label style="width:auto; margin-left:105px"><input type="checkbox" id="node-input-dryRun" style="display:inline-block; width:auto; vertical-align:top"> <span data-i18n="form.dryRun"></span></label></div>
<div class="form-tips" data-i18n="form.paramsHint"></div>
</script>`;
}
