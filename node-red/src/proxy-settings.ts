import type { NodeAPI } from 'node-red';
import { InputError } from '../../core';

/** What the core `http proxy` node says. */
export interface ProxySettings {
  readonly url: string;
  /** Hosts that are reached directly: `host`, `host:port`, `.domain`, `*.domain` or `*`. */
  readonly noproxy: readonly string[];
  readonly username?: string;
  readonly password?: string;
}

interface ProxyNode {
  readonly url?: string;
  readonly noproxy?: readonly string[];
  readonly credentials?: { readonly username?: string; readonly password?: string };
}

/** @throws InputError when the node is missing or its address cannot be used. */
export function readProxy(RED: NodeAPI, id: string | undefined): ProxySettings | undefined {
  if (id === undefined || id === '' || id === '_ADD_') return undefined;
  const node = RED.nodes.getNode(id) as unknown as ProxyNode | null | undefined;
  if (node === null || node === undefined) {
    throw new InputError(
      'proxy',
      'proxy: the proxy of this account is not there. Choose one, or deploy the one that you have just made.',
    );
  }
  const url = node.url ?? '';
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    throw new InputError(
      'proxy',
      'proxy: the address of the proxy must begin with http:// or https://, for example http://proxy:3128.',
    );
  }
  const { username, password } = node.credentials ?? {};
  return {
    url,
    noproxy: node.noproxy ?? [],
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  };
}

/** Whether a request to this address goes past the proxy. */
export function isDirect(noproxy: readonly string[], target: URL): boolean {
  const port = target.port === '' ? (target.protocol === 'https:' ? '443' : '80') : target.port;
  return noproxy.some((entry) => {
    const text = entry.trim().toLowerCase();
    if (text === '*') return true;
    const [, name = '', wanted] = /^(.+?)(?::(\d+))?$/.exec(text) ?? [];
    if (name === '' || (wanted !== undefined && wanted !== port)) return false;
    const host = target.hostname.toLowerCase();
    const domain = name.replace(/^\*?\./, '');
    return host === domain || (domain !== name && host.endsWith(`.${domain}`));
  });
}
