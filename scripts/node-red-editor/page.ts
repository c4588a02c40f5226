import type { AccountField } from '../../core/model/account-field';
import type { Vendor } from '../../core/model/vendor';
import type { GeneratedFile } from '../generated-file';
import { fieldsOfAccount, formOfVendor } from './form';
import { STYLE } from './style';
import { accountTemplate, actionTemplate, LIMITS } from './templates';

/** Of what a node holds. A change that older flows do not have gets a step in the editor's migrations. */
const VERSION = 1;

/** The editor's half of each vendor. */
export function pages(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return vendors.map((vendor) => ({ path: `${vendor.id}.html`, text: page(vendor) }));
}

function page(vendor: Vendor): string {
  // A literal registerType with literal values: that is what node-red-dev and the flow library read.
  return `<script type="module" src="resources/@latchkey/node-red/editor/index.js"></script>

${accountTemplate(vendor)}
${actionTemplate(vendor)}
<style>${STYLE}</style>
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
      version: { value: ${String(VERSION)}, validate: function (_value, _options) { return latchkey.checkSecrets(this); } },
      name: { value: '' },
      scheme: { value: '${first}', required: true },
      ${plain.map(defaultOfField).join('\n')}
      tls: { value: '', type: 'tls-config', validate: function (value, _options) { return latchkey.checkTls(this, value); } },
      proxy: { value: '', type: 'http proxy', required: false },
      allowPlainPassword: { value: false },
      lenientParsing: { value: false },
      minTlsVersion: { value: '' },
      ${LIMITS.map(({ name, bounds: [min, max] }) => `${name}: { value: '', validate: function (value, _options) { return latchkey.checkNumber(this, 'account.${name}', value, ${String(min)}, ${String(max)}); } },`).join('\n')}
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
      version: { value: ${String(VERSION)} },
      name: { value: '' },
      account: { value: '', type: '${vendor.id}-account', required: true, label: 'Account' },
      operation: { value: '', validate: function (value, _options) { return latchkey.checkOperation(this, value); } },
      params: { value: {}, validate: function (value, _options) { return latchkey.checkParams(this, value); } },
      confirm: { value: false, validate: function (value, _options) { return latchkey.checkConfirm(this, value); } },
      result: { value: 'items' },
      paging: { value: '' },
      limit: { value: '', validate: function (value, _options) { return latchkey.checkNumber(this, 'form.limit', value, 1, Infinity); } },
      waitSeconds: { value: '', validate: function (value, _options) { return latchkey.checkNumber(this, 'form.wait', value, 0, Infinity); } },
      errors: { value: 'catch' },
      dryRun: { value: false },
      paramsFromMessage: { value: false },
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
