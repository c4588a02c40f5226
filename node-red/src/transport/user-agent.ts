/**
 * Who calls: name and version of this package. Some firewalls refuse requests that do not say it.
 * A test holds it to package.json.
 */
export const USER_AGENT = 'latchkey-node-red/0.1.0';
