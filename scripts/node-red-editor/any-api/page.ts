import { LIST_FIELDS, PAGINATIONS } from '../../../core/catalogue/list-form';
import { storedSecretNames } from '../../../node-red/src/any-api/secret-names';
import { STYLE } from '../style';
import { check, connectionRows, LIMITS, plainRow } from '../templates';
import { apiForms } from './forms';

/** The editor's half of the nodes for any API. */
export function apiPage(): string {
  // A literal registerType with literal values: that is what node-red-dev and the flow library read.
  return `<script type="module" src="resources/@latchkey/node-red/editor/any-api/index.js"></script>

${ACCOUNT_TEMPLATE}
${REQUEST_TEMPLATE}
<style>
${STYLE}
.latchkey-rare, .latchkey-connection, .latchkey-paste-rows { display: none; }
.latchkey-tree { font-family: monospace; }
.latchkey-tree ul { margin-left: 18px; }
.latchkey-tree li { list-style: none; }
.latchkey-kind { font-style: italic; }
.latchkey-pick { margin-left: 6px; font-family: var(--red-ui-primary-font); }
.latchkey-pick, .latchkey-pick:hover { color: var(--red-ui-text-color-link); text-decoration: underline; }
.latchkey-likely { font-weight: bold; }
.latchkey-picked-token > .latchkey-name::after { content: " \\f084"; font-family: FontAwesome; }
.latchkey-picked-life > .latchkey-name::after { content: " \\f017"; font-family: FontAwesome; }
</style>
<script type="text/javascript">
(function () {
  latchkeyApi.describeApi(${script(apiForms())});
  ${ACCOUNT_TYPE}
  ${REQUEST_TYPE}
})();
</script>
`;
}

/** JSON that cannot end the script it stands in. */
function script(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

const COLOR = '#A7C7D9';

// A validator may give a reason only where it takes two arguments: with one, any text counts as right.
const ACCOUNT_TYPE = `RED.nodes.registerType('latchkey-account', {
    category: 'config',
    color: '${COLOR}',
    defaults: {
      name: { value: '' },
      signIn: { value: 'shortForm' },
      baseUrl: { value: '', validate: function (value, _options) { return latchkeyApi.checkBaseUrl(this, value); } },
      document: { value: '', validate: function (value, _options) { return latchkeyApi.checkDocument(this, value); } },
      shortForm: { value: {}, validate: function (value, _options) { return latchkeyApi.checkShortForm(this, value); } },
      values: { value: {}, validate: function (value, _options) { return latchkeyApi.checkValues(this, value); } },
      slots: { value: {}, validate: function (_value, _options) { return latchkeyApi.checkSecrets(this); } },
      tls: { value: '', type: 'tls-config', required: false },
      proxy: { value: '', type: 'http proxy', required: false },
      allowPlainPassword: { value: false },
      lenientParsing: { value: false },
      minTlsVersion: { value: '' },
      ${LIMITS.map(({ name, bounds: [min, max] }) => `${name}: { value: '', validate: function (value, _options) { return latchkeyApi.checkNumber(this, 'account.${name}', value, ${String(min)}, ${String(max)}); } },`).join('\n')}
    },
    credentials: {
      ${storedSecretNames()
        .map(
          (name) =>
            `${name}: { type: 'password', validate: function (value, _options) { return latchkeyApi.checkSecret(this, '${name}', value); } },`,
        )
        .join('\n')}
    },
    paletteLabel: function () { return this._('accountLabel'); },
    label: function () { return latchkeyApi.accountLabel(this); },
    labelStyle: function () { return this.name ? 'node_label_italic' : ''; },
    oneditprepare: function () { latchkeyApi.prepareAccount(this); },
    oneditsave: function () { latchkeyApi.saveAccount(this); },
    oneditcancel: function () { latchkeyApi.cancelAccount(this); },
  });`;

// The names and values are those of the core http request node, so that a node whose type is changed works.
const REQUEST_TYPE = `RED.nodes.registerType('latchkey-request', {
    category: 'Latchkey',
    color: '${COLOR}',
    defaults: {
      name: { value: '' },
      account: { value: '', type: 'latchkey-account', required: true, label: 'Account' },
      method: { value: 'GET' },
      url: { value: '', validate: function (value, _options) { return latchkeyApi.checkUrl(this, value); } },
      paytoqs: { value: 'ignore' },
      ret: { value: 'obj' },
      headers: { value: [] },
      persist: { value: false },
      tls: { value: '', type: 'tls-config', required: false },
      proxy: { value: '', type: 'http proxy', required: false },
      insecureHTTPParser: { value: false },
      authType: { value: '' },
      senderr: { value: false },
      errors: { value: 'catch' },
      dryRun: { value: false },
      action: { value: '' },
      result: { value: '' },
      itemsAt: { value: '' },
      pagination: { value: 'none' },
      ${LIST_FIELDS.map(({ name, default: standard }) => `${name}: { value: '${String(standard)}', validate: function (value, _options) { return latchkeyApi.checkListField(this, '${name}', value); } },`).join('\n      ')}
      pageIn: { value: 'query' },
      limit: { value: '', validate: function (value, _options) { return latchkeyApi.checkLimit(this, value); } },
      outputs: { value: 1 },
    },
    inputs: 1,
    outputs: 1,
    icon: 'latchkey.svg',
    paletteLabel: function () { return this._('palette'); },
    label: function () { return latchkeyApi.requestLabel(this); },
    labelStyle: function () { return this.name ? 'node_label_italic' : ''; },
    outputLabels: function (index) { return this._(index === 0 ? 'outputs.answer' : 'outputs.failure'); },
    oneditprepare: function () { latchkeyApi.prepareRequest(this); },
    oneditsave: function () { latchkeyApi.saveRequest(this); },
  });`;

function secretRow(name: string): string {
  const id = `node-config-input-${name}`;
  return `<div class="form-row latchkey-secret" data-stored="${name}"><label for="${id}"><span class="latchkey-label"></span></label> <input type="password" id="${id}" autocomplete="new-password"><div class="latchkey-hint"></div></div>`;
}

const ACCOUNT_TEMPLATE = `<script type="text/html" data-template-name="latchkey-account">
<div class="latchkey-form">
<div class="form-row"><label for="node-config-input-name"><i class="fa fa-tag"></i> <span data-i18n="account.name"></span></label> <input type="text" id="node-config-input-name"></div>
<div class="form-row"><label for="node-config-input-signIn"><i class="fa fa-key"></i> <span data-i18n="api.signIn"></span></label> <select id="node-config-input-signIn"></select><div class="latchkey-hint" id="latchkey-choice-hint"></div></div>
<div class="latchkey-paste">
<div class="form-row"><a href="#" class="latchkey-paste-fold"><i class="fa fa-caret-right"></i> <span data-i18n="api.paste"></span></a></div>
<div class="latchkey-paste-rows">
<div class="form-row"><textarea id="latchkey-curl" rows="4" style="width:100%; font-family:monospace" spellcheck="false" autocomplete="off" data-i18n="[placeholder]api.curlPlaceholder;[aria-label]api.paste"></textarea><div class="latchkey-hint" data-i18n="api.pasteHint"></div></div>
<div class="form-row"><button type="button" class="red-ui-button" id="latchkey-read-curl"><i class="fa fa-paste"></i> <span data-i18n="api.readCurl"></span></button></div>
</div>
<div id="latchkey-curl-result" role="status"></div>
</div>
<div class="form-row"><label for="node-config-input-baseUrl"><i class="fa fa-globe"></i> <span data-i18n="api.baseUrl"></span></label> <input type="text" id="node-config-input-baseUrl" autocomplete="off"><div class="latchkey-hint" data-i18n="api.baseUrlHint"></div></div>
<div id="latchkey-values"></div>
${storedSecretNames().map(secretRow).join('\n')}
<div class="latchkey-short" id="latchkey-short-form">
<div id="latchkey-short-first"></div>
<div class="form-row"><a href="#" class="latchkey-more-fold"><i class="fa fa-caret-right"></i> <span data-i18n="api.more"></span></a></div>
<div class="latchkey-rare" id="latchkey-short-more"></div>
</div>
<div class="latchkey-document">
<div class="form-row"><label for="node-config-input-document"><i class="fa fa-file-code-o"></i> <span data-i18n="api.document"></span></label> <button type="button" class="red-ui-button red-ui-button-small" id="latchkey-edit-document" data-i18n="api.editDocument"></button></div>
<div class="form-row"><textarea id="node-config-input-document" rows="12" style="width:100%; font-family:monospace" spellcheck="false"></textarea><div class="latchkey-hint" data-i18n="api.documentHint"></div></div>
</div>
<div class="form-row"><button type="button" class="red-ui-button" id="latchkey-test"><i class="fa fa-plug"></i> <span data-i18n="account.test"></span></button><div id="latchkey-test-result" role="status"></div></div>
<div class="form-row"><a href="#" class="latchkey-connection-fold"><i class="fa fa-caret-right"></i> <span data-i18n="api.connection"></span></a></div>
<div class="latchkey-connection">
${plainRow()}
${connectionRows()}
</div>
</div>
</script>`;

const LIST_ROWS = `<div class="latchkey-list">
<div class="form-row"><label for="node-input-itemsAt" data-i18n="request.itemsAt"></label> <input type="text" id="node-input-itemsAt" placeholder="data.items"><div class="latchkey-hint" data-i18n="request.itemsAtHint"></div></div>
<div class="form-row"><label for="node-input-pagination" data-i18n="request.pagination"></label> <select id="node-input-pagination">${[
  ...PAGINATIONS,
]
  .sort(noneFirst)
  .map(
    ({ value, label, description }) => `<option value="${value}">${label}: ${description}</option>`,
  )
  .join('')}</select></div>
${LIST_FIELDS.map(({ name, label, description, placeholder = '' }) => `<div class="form-row"><label for="node-input-${name}">${label}</label> <input type="text" id="node-input-${name}" placeholder="${placeholder}"><div class="latchkey-hint">${description}</div></div>`).join('\n')}
<div class="form-row latchkey-paged"><label for="node-input-pageIn" data-i18n="request.pageIn"></label> <select id="node-input-pageIn"><option value="query" data-i18n="request.inQuery"></option><option value="body" data-i18n="request.inBody"></option></select></div>
<div class="form-row"><label for="node-input-limit" data-i18n="form.limit"></label> <input type="text" id="node-input-limit" data-i18n="[placeholder]form.limitPlaceholder"></div>
</div>`;

/** What most requests have. */
function noneFirst(a: { readonly value: string }, b: { readonly value: string }): number {
  return Number(b.value === 'none') - Number(a.value === 'none');
}

const REQUEST_TEMPLATE = `<script type="text/html" data-template-name="latchkey-request">
<div class="latchkey-form">
<div class="form-row"><label for="node-input-account"><i class="fa fa-key"></i> <span data-i18n="form.account"></span></label> <input type="text" id="node-input-account" style="width:100%"></div>
<div class="form-row"><label for="node-input-action"><i class="fa fa-bolt"></i> <span data-i18n="request.action"></span></label> <select id="node-input-action"><option value="" data-i18n="request.send"></option><option value="signOut" data-i18n="request.signOut"></option></select></div>
<div class="latchkey-sending">
<div class="form-row"><label for="node-input-method"><i class="fa fa-tasks"></i> <span data-i18n="request.method"></span></label> <select id="node-input-method"><option value="GET">GET</option><option value="POST">POST</option><option value="PUT">PUT</option><option value="PATCH">PATCH</option><option value="DELETE">DELETE</option><option value="HEAD">HEAD</option><option value="use" data-i18n="request.use"></option></select></div>
<div class="form-row"><label for="node-input-url"><i class="fa fa-globe"></i> <span data-i18n="request.url"></span></label> <input type="text" id="node-input-url" placeholder="/path"><div class="latchkey-hint" data-i18n="request.urlHint"></div></div>
<div class="form-row latchkey-get"><label for="node-input-paytoqs"><span data-i18n="request.payload"></span></label> <select id="node-input-paytoqs"><option value="ignore" data-i18n="request.ignore"></option><option value="query" data-i18n="request.query"></option><option value="body" data-i18n="request.body"></option></select></div>
<div class="form-row"><label for="node-input-result"><i class="fa fa-files-o"></i> <span data-i18n="form.result"></span></label> <select id="node-input-result"><option value="" data-i18n="form.results.whole"></option><option value="items" data-i18n="form.results.items"></option><option value="each" data-i18n="form.results.each"></option><option value="page" data-i18n="form.results.page"></option></select></div>
${LIST_ROWS}
<div class="form-row latchkey-whole"><label for="node-input-ret"><i class="fa fa-arrow-left"></i> <span data-i18n="request.ret"></span></label> <select id="node-input-ret"><option value="obj" data-i18n="request.obj"></option><option value="txt" data-i18n="request.txt"></option><option value="bin" data-i18n="request.bin"></option></select></div>
<div class="form-row" style="margin-bottom:0"><label><i class="fa fa-list"></i> <span data-i18n="request.headers"></span></label></div>
<div class="form-row node-input-headers-container-row"><ol id="node-input-headers-container"></ol></div>
</div>
<div class="form-row"><label for="node-input-errors"><i class="fa fa-exclamation-triangle"></i> <span data-i18n="form.errors"></span></label> <select id="node-input-errors"><option value="catch" data-i18n="request.errorsCatch"></option><option value="output" data-i18n="request.errorsOutput"></option><option value="" data-i18n="request.errorsAsCore"></option></select></div>
${check('node-input-senderr', 'request.senderr', undefined, 'latchkey-as-core')}
${check('node-input-insecureHTTPParser', 'request.lenient', undefined, 'latchkey-sending')}
${check('node-input-dryRun', 'form.dryRun', undefined, 'latchkey-sending')}
<div class="form-row"><label for="node-input-name"><i class="fa fa-tag"></i> <span data-i18n="form.name"></span></label> <input type="text" id="node-input-name"></div>
</div>
</script>`;
