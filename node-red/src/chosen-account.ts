import type { NodeAPI } from 'node-red';
import { InputError } from '../../core';
import type { AccountNode } from './account-node';
import { notSetError, variableOf } from './variables';

/**
 * Finds the account of a node. While there is none it is looked for again, and so is one that has gone: who
 * edits an account, or brings a removed one back, deploys the account alone, and Node-RED leaves nodes as
 * they are that use it by the name of a variable.
 */
export function accountFinder<T extends AccountNode>(
  RED: NodeAPI,
  id: string | undefined,
): () => T | null | undefined {
  const find = (): T | null | undefined =>
    RED.nodes.getNode(id ?? '') as unknown as T | null | undefined;
  let account = find();
  return () => {
    if (account?.isGone === true) account = undefined;
    return (account ??= find());
  };
}

/**
 * The account that a node has chosen, by its id.
 * @throws InputError that says why there is none: not chosen, removed, disabled, or of another node.
 */
export function requireAccount<T extends AccountNode>(
  RED: NodeAPI,
  type: string,
  id: string | undefined,
  account: T | null | undefined,
): T {
  if (account?.type === type) return account;
  const variable = variableOf(id);
  if (variable !== undefined) throw notSetError('account', variable);
  throw new InputError('account', `account: ${reasonOf(RED, type, id ?? '')}`);
}

/** What of a configuration the flows say, running or not. */
interface Configured {
  readonly type: string;
  readonly name?: string;
  /** Disabled in the editor. */
  readonly d?: boolean;
}

function reasonOf(RED: NodeAPI, type: string, id: string): string {
  if (id === '' || id === '_ADD_') return 'choose an account in the node, then deploy.';
  let found: Configured | undefined;
  RED.nodes.eachNode((node) => {
    if (node.id === id) found = node as Configured;
  });
  if (found === undefined) {
    return 'the chosen account has been removed. Choose another one, then deploy.';
  }
  const name = found.name === undefined || found.name === '' ? id : found.name;
  if (found.type !== type) {
    return `"${name}" (${found.type}) is not an account for this node. Choose another one, then deploy.`;
  }
  return found.d === true
    ? `"${name}" is disabled. Enable it under Configuration nodes, or choose another one, then deploy.`
    : `"${name}" belongs to a flow that is disabled. Enable the flow, or choose another one, then deploy.`;
}
