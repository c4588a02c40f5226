/** What the help sidebar shows for the nodes for any API. */
export function apiHelp(): string {
  return `<script type="text/html" data-help-name="latchkey-request">
<p>Sends a request to any REST API, signed in by an account.</p>
<p>Works like the <b>http request</b> node, with an account in place of TLS, proxy and authentication. The account signs in once for all nodes that use it, refreshes the token before it expires, and replaces a rejected token. To convert an <code>http request</code> node, change its <code>type</code> in an exported flow to <code>latchkey-request</code>, import the flow and choose an account.</p>
<h3>Inputs</h3>
<dl class="message-properties">
<dt class="optional">url <span class="property-type">string</span></dt><dd>Used if URL is empty in the node: a path below the base URL of the account, or a whole URL on its server. For any other server the node reports an error and sends nothing.</dd>
<dt class="optional">method <span class="property-type">string</span></dt><dd>Used if Method is "set by msg.method": GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS.</dd>
<dt class="optional">headers <span class="property-type">object</span></dt><dd>Headers of the request. Headers of the node take precedence over these, and headers of the account over both.</dd>
<dt class="optional">cookies <span class="property-type">object</span></dt><dd>Cookies of the request by name: text, or <code>{ value, encode: false }</code>.</dd>
<dt class="optional">payload</dt><dd>Body of the request. Text and buffers are sent unchanged; anything else as JSON, as a form with the header <code>content-type: application/x-www-form-urlencoded</code>, or as parts with <code>multipart/form-data</code>. With GET, Payload of the node decides.</dd>
<dt class="optional">requestTimeout <span class="property-type">number</span></dt><dd>Maximum time for the response, in milliseconds.</dd>
<dt class="optional">followRedirects <span class="property-type">boolean</span></dt><dd><code>false</code>: redirects are not followed. Otherwise they are followed on the account's server only.</dd>
</dl>
<h3>Outputs</h3>
<ol class="node-ports">
<li>Response
<dl class="message-properties">
<dt>payload</dt><dd>Body of the response in the form chosen under Return, or the items chosen under Result.</dd>
<dt>statusCode <span class="property-type">number</span></dt><dd>HTTP status.</dd>
<dt>headers <span class="property-type">object</span></dt><dd>Headers of the response, without those that carry a credential.</dd>
<dt>responseUrl <span class="property-type">string</span></dt><dd>URL that sent the response.</dd>
<dt class="optional">responseCookies <span class="property-type">object</span></dt><dd>Cookies that the response sets.</dd>
<dt>redirectList <span class="property-type">array</span></dt><dd>Redirects that were followed.</dd>
</dl></li>
<li>Error (if chosen)
<dl class="message-properties">
<dt>error <span class="property-type">object</span></dt><dd><code>message</code>, <code>code</code> and <code>source</code>, as a Catch node receives it.</dd>
<dt>latchkey <span class="property-type">object</span></dt><dd><code>code</code>, <code>status</code>, <code>vendorCode</code>, <code>retryAt</code> (milliseconds since 1970) and <code>field</code>, as far as known. Also set for a Catch node.</dd>
</dl></li>
</ol>
<h3>Details</h3>
<p>Differences from the http request node: a compressed response is decompressed; connections are kept open; <code>msg.rejectUnauthorized</code> and a user name in the URL are not used, because the account decides how to connect and sign in; a header <code>Host</code> of another server is not sent; cookies of the server are kept for the account and sent with its next requests, after those of the message.</p>
<p><b>Result</b> "whole response" is the message of the http request node. For a list, <b>Items At</b> names its place in the response, and the items come in one message, in one message per item, or in one message per page (<code>msg.parts</code>, for a Join node). <b>Pagination</b> fetches all pages, up to <b>Max items</b>. For a single page, <code>msg.latchkey.answer</code> has the whole response. A list follows redirects on the account's server, even if <code>msg.followRedirects</code> is <code>false</code>.</p>
<p><b>Action</b> "Sign out" signs the token of the account out at the server; the next request signs in again.</p>
<p><b>Only show the request</b> puts the request into <code>payload</code>, secrets masked, and sends nothing.</p>
</script>
<script type="text/html" data-help-name="latchkey-account">
<p>An account for any API: its URL and how to sign in.</p>
<h3>Details</h3>
<p><b>Sign-In</b> is a preset, the short form, or a JSON document for sign-ins beyond the short form.</p>
<p>Without a preset: paste the curl command of your login, press <b>Test</b>, and click the token in the response.</p>
<p><b>Test</b> signs in with the values in the dialog, shows each step, and signs out again; no deploy is needed. The dialog shows names and lengths of the response: values stay on the server. After a rejection the same credentials are not tried again for 30 seconds.</p>
<p>Secrets are stored in Node-RED's encrypted credentials file and are not exported with flows. <code>\${NAME}</code> as the whole value of a field is replaced by that environment variable.</p>
<p>The token is sent to the server of Base URL only, and to the <code>origins</code> of a document. All nodes that use the account share one sign-in. A deploy keeps it; removing the account signs it out immediately.</p>
</script>
`;
}
