/** What the help sidebar shows for the nodes for any API. */
export function apiHelp(): string {
  return `<script type="text/html" data-help-name="latchkey-request">
<p>Sends a request to any REST API, signed in by an account.</p>
<p>Works as the <b>http request</b> node does, with an account in place of TLS, proxy and authentication. The account signs in once for all nodes that use it, keeps the token fresh and replaces one that the server rejects. A node of type <code>http request</code> in an exported flow becomes this one when its <code>type</code> is changed to <code>latchkey-request</code> and an account is chosen.</p>
<h3>Inputs</h3>
<dl class="message-properties">
<dt class="optional">url <span class="property-type">string</span></dt><dd>Used when the node has none: a path below the base URL of the account, or a whole URL on its server. Any other server is rejected, and nothing is sent.</dd>
<dt class="optional">method <span class="property-type">string</span></dt><dd>With "set by msg.method": GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS.</dd>
<dt class="optional">headers <span class="property-type">object</span></dt><dd>Headers of the request. The node's own come over them; the account's come over both.</dd>
<dt class="optional">cookies <span class="property-type">object</span></dt><dd>Cookies of the request: a text by name, or <code>{ value, encode: false }</code>.</dd>
<dt class="optional">payload</dt><dd>Body of the request: text and buffers as they are, anything else as JSON, as a form with the header <code>content-type: application/x-www-form-urlencoded</code>, or as parts with <code>multipart/form-data</code>. With GET as the node says.</dd>
<dt class="optional">requestTimeout <span class="property-type">number</span></dt><dd>Milliseconds that the response may take.</dd>
<dt class="optional">followRedirects <span class="property-type">boolean</span></dt><dd><code>false</code>: redirects are not followed. They are followed on the account's own server only.</dd>
</dl>
<h3>Outputs</h3>
<ol class="node-ports">
<li>Answer
<dl class="message-properties">
<dt>payload</dt><dd>The body of the response, as the node says.</dd>
<dt>statusCode <span class="property-type">number</span></dt><dd>HTTP status.</dd>
<dt>headers <span class="property-type">object</span></dt><dd>Headers of the response, without those that carry a credential.</dd>
<dt>responseUrl <span class="property-type">string</span></dt><dd>Address that answered.</dd>
<dt class="optional">responseCookies <span class="property-type">object</span></dt><dd>Cookies that the response sets.</dd>
<dt>redirectList <span class="property-type">array</span></dt><dd>The redirects that were followed.</dd>
</dl></li>
<li>Failure (if chosen)
<dl class="message-properties">
<dt>error <span class="property-type">object</span></dt><dd><code>message</code>, <code>code</code> and <code>source</code>, as a Catch node gives it.</dd>
<dt>latchkey <span class="property-type">object</span></dt><dd><code>code</code>, <code>status</code>, <code>vendorCode</code>, <code>retryAt</code> (milliseconds since 1970) and <code>field</code>, as far as known. Also set for a Catch node.</dd>
</dl></li>
</ol>
<h3>Details</h3>
<p>Different from the http request node: a compressed response is unpacked; connections are kept open; <code>msg.rejectUnauthorized</code> and a user name in the URL are not used, since the account says how it connects and signs in; a header <code>Host</code> of another server is not sent; cookies that a server sets are kept for the account and sent with its next requests, after those of the message.</p>
<p><b>Result</b> "whole response" is what the http request node gives. As a list, the items at <b>Items At</b> come in one message, one message each, or one message per page (<code>msg.parts</code>, for a Join node); <b>Pagination</b> fetches all pages, up to <b>Max items</b>. What stands around the items of a single page is in <code>msg.latchkey.answer</code>. A list follows redirects on the account's own server, whatever <code>msg.followRedirects</code> says.</p>
<p><b>Action</b> "Sign out" ends the token of the account at the server; the next request signs in again.</p>
<p><b>Only show the request</b> gives the request in <code>payload</code>, secrets masked, and sends nothing.</p>
</script>
<script type="text/html" data-help-name="latchkey-account">
<p>An account of any API: where it is and how to sign in.</p>
<h3>Details</h3>
<p><b>Sign-In</b> says how: an API of the list, the short form, or a document for what the short form cannot say.</p>
<p>For an API that is not in the list: paste the curl command of your login, press <b>Test</b>, and click the token in the response.</p>
<p><b>Test</b> signs in as the dialog stands, without a deploy, tells each step, and signs out again. Values of the response stay on the server: the dialog shows names and lengths. Wrong credentials are not tried again for 30 seconds.</p>
<p>Secrets are kept in Node-RED's encrypted credentials file and are not exported with flows. <code>\${NAME}</code> as the whole value of a field takes it from the environment.</p>
<p>The token goes to the base URL's server only, and to the <code>origins</code> of a document. All nodes that use the account share one sign-in. A deploy keeps it; a removed account is signed out immediately.</p>
</script>
`;
}
