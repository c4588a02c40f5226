import type { NodeAPI } from 'node-red';
import type { AccountForm } from './account-form';

/** What the editor shows in place of a stored secret and sends back when it was not changed. */
const UNCHANGED = '__PWRD__';

export interface EnteredAccount {
  readonly id: string;
  readonly values: AccountForm;
  readonly credentials: Readonly<Record<string, unknown>>;
}

/**
 * The account of an open dialog: what the form holds, stored secrets where they were left alone, and
 * `${NAME}` replaced as a deploy would do it.
 */
export function formOfRequest(RED: NodeAPI, type: string, body: unknown): EnteredAccount {
  const { id, values, credentials } = asRecord(body);
  const name = typeof id === 'string' ? id : '';
  const node = RED.nodes.getNode(name);
  // Only our own: any other node's secrets are none of our business.
  const stored =
    node === null || node === undefined || node.type === type
      ? asRecord(RED.nodes.getCredentials(name))
      : {};
  const resolve = (value: unknown): unknown =>
    typeof value === 'string' && /^\$(\{[^}]+\}|\([^)]+\))$/.test(value)
      ? RED.util.evaluateNodeProperty(value.slice(2, -1), 'env', node, {})
      : value;
  const entered = asRecord(credentials);
  const secrets = Object.fromEntries(
    Object.keys({ ...stored, ...entered }).map((key) => [
      key,
      resolve(
        entered[key] === UNCHANGED || entered[key] === undefined ? stored[key] : entered[key],
      ),
    ]),
  );
  return {
    id: name,
    values: Object.fromEntries(
      Object.entries(asRecord(values)).map(([key, value]) => [key, resolve(value)]),
    ),
    credentials: secrets,
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
