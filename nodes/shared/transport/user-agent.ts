/**
 * Who calls: name and version of this package. Some firewalls refuse requests that do not say it.
 * A test holds it to package.json, which n8n's rules let no node read.
 */
export const USER_AGENT = 'n8n-nodes-latchkey/0.1.0';
