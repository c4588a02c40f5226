import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type { NodeAPI } from 'node-red';
import { InputError } from '../../core';
import { variableOf } from './variables';

/** What the editor shows in place of a stored secret. */
const UNCHANGED = '__PWRD__';

type Values = Readonly<Record<string, unknown>>;

/**
 * Node-RED as it would be after a deploy of the TLS configuration and the proxy that an open dialog refers
 * to: `undeployed` of the request has them as the editor holds them. Stored secrets are those of the same
 * node only.
 * @throws InputError when a stored password of a proxy would go to another one.
 */
export function withUndeployed(RED: NodeAPI, body: unknown): NodeAPI {
  const { undeployed } = recordOf(body);
  const given = Array.isArray(undeployed) ? undeployed.map(recordOf) : [];
  const made = new Map<string, unknown>();
  for (const { id, type, values, credentials } of given) {
    if (typeof id !== 'string') continue;
    const own = replaced(recordOf(values));
    const kind = typeof type === 'string' ? type : '';
    const url = recordOf(values)['url'];
    const node = { RED, id, type: kind, own, url, secrets: replaced(recordOf(credentials)) };
    if (type === 'tls-config' && own['certType'] !== 'pfx') made.set(id, tlsNode(node));
    if (type === 'http proxy') made.set(id, proxyNode(node));
  }
  if (made.size === 0) return RED;
  const getNode = (id: string): unknown => made.get(id) ?? RED.nodes.getNode(id);
  const nodes: unknown = Object.create(RED.nodes, { getNode: { value: getNode } });
  return Object.create(RED, { nodes: { value: nodes } }) as NodeAPI;
}

interface Undeployed {
  readonly RED: NodeAPI;
  readonly id: string;
  readonly type: string;
  readonly own: Values;
  /** As it is written, before `${NAME}` is replaced. */
  readonly url: unknown;
  readonly secrets: Values;
}

/** As the core `tls-config` node reads its form: files if one is named, else what was uploaded. */
function tlsNode(node: Undeployed): object {
  const { own, secrets } = node;
  const stored = storedOf(node);
  const secret = (name: string): string | undefined =>
    textOf(entered(secrets[name], stored?.secrets[name]));
  const [cert, key, ca] = [textOf(own['cert']), textOf(own['key']), textOf(own['ca'])];
  const options: ConnectionOptions = { rejectUnauthorized: own['verifyservercert'] !== false };
  let valid = true;
  const set = (name: 'cert' | 'key' | 'ca', value: string | Buffer | undefined): void => {
    if (value !== undefined) options[name] = value;
  };
  if (cert !== undefined || key !== undefined || ca !== undefined) {
    try {
      set('cert', contentOf(cert));
      set('key', contentOf(key));
      set('ca', contentOf(ca));
    } catch {
      valid = false;
    }
  } else {
    set('cert', secret('certdata'));
    set('key', secret('keydata'));
    set('ca', secret('cadata'));
  }
  if ((options.cert === undefined) !== (options.key === undefined)) valid = false;
  const passphrase = secret('passphrase');
  if (passphrase !== undefined) options.passphrase = passphrase;
  const servername = textOf(own['servername']);
  if (servername !== undefined) options.servername = servername;
  const protocol = textOf(own['alpnprotocol']);
  if (protocol !== undefined) options.ALPNProtocols = [protocol];
  const name = textOf(own['name']);
  return {
    type: 'tls-config',
    valid,
    ...(name === undefined ? {} : { name }),
    addTLSOptions: (given: ConnectionOptions) => ({ ...given, ...options }),
  };
}

function proxyNode(node: Undeployed): object {
  const { own, secrets } = node;
  const stored = storedOf(node);
  const keeps = secrets['password'] === undefined || secrets['password'] === UNCHANGED;
  const storedPassword = stored?.secrets['password'];
  if (keeps && storedPassword !== undefined && stored?.values['url'] !== node.url) {
    throw new InputError(
      'proxy',
      'proxy: the proxy now has another URL. Enter its password again, or deploy it first: a stored password is sent to its own proxy only.',
    );
  }
  return {
    type: 'http proxy',
    url: textOf(own['url']) ?? '',
    noproxy: Array.isArray(own['noproxy'])
      ? (own['noproxy'] as readonly unknown[]).map(String)
      : [],
    credentials: {
      username: textOf(entered(secrets['username'], stored?.secrets['username'])) ?? '',
      password: textOf(entered(secrets['password'], storedPassword)) ?? '',
    },
  };
}

/** The node of this id and type as the flows have it. Another type's secrets are none of ours. */
function storedOf({
  RED,
  id,
  type,
}: Undeployed): { readonly values: Values; readonly secrets: Values } | undefined {
  let values: Values | undefined;
  RED.nodes.eachNode((node) => {
    if (node.id === id && node.type === type) values = recordOf(node);
  });
  return values === undefined
    ? undefined
    : { values, secrets: replaced(recordOf(RED.nodes.getCredentials(id))) };
}

/** `${NAME}` as a whole value, from the environment of Node-RED; what is not set there is named by who reads it. */
function replaced(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      process.env[variableOf(value) ?? ''] ?? value,
    ]),
  );
}

function entered(value: unknown, stored: unknown): unknown {
  return value === undefined || value === UNCHANGED ? stored : value;
}

function contentOf(file: string | undefined): Buffer | undefined {
  return file === undefined ? undefined : readFileSync(file);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function recordOf(value: unknown): Values {
  return typeof value === 'object' && value !== null ? (value as Values) : {};
}
