import { operationsOf } from '../../core/catalogue/catalogue';
import { helpOf } from '../../core/catalogue/help';
import type { Field } from '../../core/model/field';
import type { Operation } from '../../core/model/operation';
import { operationId } from '../../core/model/operation';
import type { AccountField } from '../../core/model/account-field';
import type { Vendor } from '../../core/model/vendor';
import type { GeneratedFile } from '../generated-file';
import { shownFields } from './form';

/** What the help sidebar shows for both nodes of a vendor. */
export function helpTexts(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return vendors.map((vendor) => ({
    path: `locales/en-US/${vendor.id}.html`,
    text: `<script type="text/html" data-help-name="${vendor.id}">
${actionHelp(vendor)}
</script>
<script type="text/html" data-help-name="${vendor.id}-account">
${accountHelp(vendor)}
</script>
`,
  }));
}

function actionHelp(vendor: Vendor): string {
  return `<p>${text(sentence(vendor.description))}</p>
<p>Choose an account and an operation. The account signs in, refreshes its token before it expires and shares it between all nodes that use it.</p>
<h3>Inputs</h3>
<dl class="message-properties">
<dt class="optional">params <span class="property-type">object</span></dt>
<dd>Values by field name; they override the form. Names and values are listed below. With <b>msg.params fills in required fields left empty</b> enabled, the form may lack required fields.</dd>
<dt class="optional">path, method, ...</dt>
<dd><code>custom.request</code> takes fields left empty in its form from <code>path</code>, <code>method</code>, <code>query</code>, <code>headers</code> and <code>payload</code>. <code>path</code> follows the base URL of the account; <code>payload</code> is not sent with GET, HEAD or OPTIONS.</dd>
</dl>
<h3>Outputs</h3>
<ol class="node-ports">
<li>Response
<dl class="message-properties">
<dt>payload</dt><dd>What <b>Result</b> says: the list of items (always a list, also with one item or none), one item per message, or the whole response as the server gave it (parsed JSON, text, or a buffer), in one message per page if the list has pages. One message per item sends nothing for an empty list.</dd>
<dt>statusCode <span class="property-type">number</span></dt><dd>HTTP status.</dd>
<dt>headers <span class="property-type">object</span></dt><dd>Response headers, without those that carry a credential.</dd>
<dt>responseUrl <span class="property-type">string</span></dt><dd>URL that sent the response.</dd>
<dt class="optional">parts <span class="property-type">object</span></dt><dd>With one message per item or per page (also of whole responses): a Join node puts them together again.</dd>
<dt class="optional">latchkey.answer <span class="property-type">object</span></dt><dd>With a list of items: the whole response, unless it was paged.</dd>
<dt class="optional">latchkey.notices <span class="property-type">array</span></dt><dd>Warnings about a call that worked: a token or certificate that expires soon, plain HTTP.</dd>
</dl></li>
<li>Error (if chosen)
<dl class="message-properties">
<dt>error <span class="property-type">object</span></dt><dd><code>message</code>, <code>code</code> and <code>source</code>, as a Catch node receives it.</dd>
<dt>latchkey <span class="property-type">object</span></dt><dd><code>code</code>, <code>status</code>, <code>vendorCode</code>, <code>retryAt</code> (milliseconds since 1970) and <code>field</code>, as far as known. Also set for a Catch node.</dd>
<dt>payload</dt><dd>The response body, if there was one.</dd>
</dl></li>
</ol>
<h3>Details</h3>
<p>An error goes to a Catch node or to the second output, never to both. Calls that only read are retried after network errors, 429 and 5xx; a call that changes something is not.</p>
<p><b>Only show the request</b> puts the request into <code>payload</code>, secrets masked, and sends nothing.</p>
<h3>Operations</h3>
${operationsOf(vendor).map(operationHelp).join('\n')}
${references(vendor)}`;
}

function operationHelp(row: Operation): string {
  const fields = row.fields.map(
    (field) =>
      `<dt${field.required === true ? '' : ' class="optional"'}>${field.name} <span class="property-type">${field.kind}</span></dt><dd>${text(sentence(helpOf(field)))}${valuesOf(field)}</dd>`,
  );
  const list =
    fields.length === 0 ? '' : `\n<dl class="message-properties">\n${fields.join('\n')}\n</dl>`;
  const confirm = row.confirm === undefined ? '' : ` <b>${text(sentence(row.confirm))}</b>`;
  return `<h4>${text(row.action)} <code>${operationId(row)}</code></h4>
<p>${text(sentence(row.description))}${confirm}</p>${list}`;
}

/** What `msg.params` takes where the form shows labels. */
function valuesOf(field: Field): string {
  if (field.kind !== 'enum' && field.kind !== 'multi') return '';
  const values = field.options.map(({ value, label }) => {
    const meaning = label === value ? '' : ` ${text(label)}`;
    return `<code>${text(value)}</code>${meaning}`;
  });
  return ` Values: ${values.join(', ')}.`;
}

function accountHelp(vendor: Vendor): string {
  const schemes = vendor.schemes.map(
    (scheme) => `<h3>${text(scheme.name)}</h3>
<p>${text(sentence(scheme.description))}</p>
<dl class="message-properties">
${shownFields(scheme).map(accountFieldHelp).join('\n')}
</dl>`,
  );
  return `<p>A ${text(vendor.name)} account: its URL and how to sign in.</p>
${schemes.join('\n')}
<h3>Details</h3>
<p>Secrets are kept in Node-RED's encrypted credentials file and are not exported with flows. <code>\${NAME}</code> as the whole value of a field is replaced by that environment variable.</p>
<p>A private CA, a client certificate and the server name are set in the TLS configuration, a proxy in the proxy configuration.</p>
<p><b>Test</b> signs in and shows the user and when the token expires; no deploy is needed. All nodes that use the account share one sign-in. A deploy keeps it; removing the account signs it out immediately.</p>
<p>Wrong credentials are tried once. The next attempts follow after 30 seconds, after 2 minutes and then once an hour, until the account is edited, so that the server does not lock the user out.</p>
${guide(vendor)}${references(vendor)}`;
}

function accountFieldHelp(field: AccountField): string {
  const where = field.where === undefined ? '' : ` Where to find it: ${text(field.where)}.`;
  return `<dt${field.required === true ? '' : ' class="optional"'}>${field.name} <span class="property-type">${text(field.label)}</span></dt><dd>${text(sentence(field.description))}${where}</dd>`;
}

function guide(vendor: Vendor): string {
  if (vendor.guide.where.length === 0) return '';
  const items = vendor.guide.where.map((line) => `<li>${markdown(line)}</li>`);
  return `<h3>Where to find it</h3>\n<ul>\n${items.join('\n')}\n</ul>\n`;
}

function references(vendor: Vendor): string {
  if (vendor.guide.links.length === 0) return '';
  const items = vendor.guide.links.map(
    ({ title, url }) => `<li><a href="${text(url)}">${text(title)}</a></li>`,
  );
  return `<h3>References</h3>\n<ul>\n${items.join('\n')}\n</ul>`;
}

/** The guide's only marks are code and emphasis. */
function markdown(line: string): string {
  return text(line)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>');
}

function text(plain: string): string {
  return plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function sentence(plain: string): string {
  return plain === '' || /[.!?]$/.test(plain) ? plain : `${plain}.`;
}
