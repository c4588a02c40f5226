import type { NodeAPI } from 'node-red';
import { InputError, parseUrl } from '../../../core';
import { requireReplacedIn } from '../variables';

/** The proxy that one request goes through. */
export interface Proxy {
  readonly url: URL;
  /** `user:password`, decoded; undefined without one. */
  readonly login: string | undefined;
  readonly from: 'account' | 'environment';
}

/** Which proxy a request to this address goes through; undefined: none. */
export type ProxyChoice = (target: URL) => Proxy | undefined;

/** `settings.proxyOptions` of Node-RED, as its http request node reads them. */
interface ProxyOptions {
  readonly mode?: 'strict' | 'legacy';
  readonly favourUpperCase?: boolean;
  readonly lowerCaseOnly?: boolean;
  readonly excludeNpm?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What the core `http proxy` node says. */
interface ProxyNode {
  readonly type?: string;
  readonly url?: string;
  readonly noproxy?: readonly string[];
  readonly credentials?: { readonly username?: string; readonly password?: string };
}

/**
 * The proxies of an account: the `http proxy` node that it names, else those of the environment, with
 * the meaning that Node-RED's own http request node gives to both.
 * @throws InputError when the node is missing or its address cannot be used.
 */
export function readProxy(
  RED: NodeAPI,
  id: string | undefined,
  environment: Environment,
): ProxyChoice {
  const { proxyOptions = {} } = RED.settings as { readonly proxyOptions?: ProxyOptions };
  const mode = environment['NR_PROXY_MODE'];
  const rules: ProxyOptions =
    mode === 'legacy' || mode === 'strict' ? { ...proxyOptions, mode } : proxyOptions;
  if (id === undefined || id === '' || id === '_ADD_')
    return proxyOfEnvironment(environment, rules);
  const node = RED.nodes.getNode(id) as unknown as ProxyNode | null | undefined;
  // Another type of node may have a `url` and credentials too, and they are none of ours.
  if (node === null || node === undefined || node.type !== 'http proxy') {
    throw new InputError(
      'proxy',
      'proxy: the proxy of this account does not exist. Choose another one, or deploy the new one.',
    );
  }
  requireReplacedIn('proxy', [node.url, node.credentials?.username, node.credentials?.password]);
  return proxyOfNode(node, rules);
}

/** `HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY` and their kin. */
export function proxyOfEnvironment(env: Environment, rules: ProxyOptions = {}): ProxyChoice {
  return (target) => {
    const url = proxyUrl(target, rules, env).trim();
    return url === '' ? undefined : { ...asProxy(url, IN_ENVIRONMENT), from: 'environment' };
  };
}

/** @throws InputError when its address cannot be used. */
export function proxyOfNode(node: ProxyNode, rules: ProxyOptions = {}): ProxyChoice {
  const { url = '', noproxy = [], credentials = {} } = node;
  const proxy = asProxy(url, IN_NODE);
  const { username = '', password = '' } = credentials;
  const login = username === '' && password === '' ? proxy.login : `${username}:${password}`;
  const own = { no_proxy: noproxy.join(','), http_proxy: url, https_proxy: url };
  return (target) =>
    proxyUrl(target, rules, own) === '' ? undefined : { url: proxy.url, login, from: 'account' };
}

const IN_NODE =
  'proxy: the URL of the proxy must begin with http:// or https://, for example http://proxy:3128. Without a proxy in the account, the environment variables HTTP_PROXY and HTTPS_PROXY are used.';
const IN_ENVIRONMENT =
  'proxy: the environment of Node-RED (HTTP_PROXY, HTTPS_PROXY or ALL_PROXY) names a proxy whose URL does not begin with http:// or https://. Nothing was sent. Correct the variable, add the server to NO_PROXY, or choose a proxy in the account.';

/** @throws InputError with this text for an address that no HTTP proxy has. */
function asProxy(address: string, mistake: string): Omit<Proxy, 'from'> {
  const url = /^https?:\/\//i.test(address) ? parseUrl(address) : undefined;
  if (url === undefined) throw new InputError('proxy', mistake);
  const { username, password } = url;
  const named = username !== '' || password !== '';
  return {
    url,
    login: named ? `${unescaped(username)}:${unescaped(password)}` : undefined,
  };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of the proxy for a request, or ''. */
function proxyUrl(target: URL, rules: ProxyOptions, env: Environment): string {
  if (rules.mode === 'legacy') return legacyProxyUrl(target, env);
  const protocol = target.protocol.slice(0, -1);
  const read = (name: string): string => variable(name, rules, env);
  if (isDirect(target, read('npm_config_no_proxy') || read('no_proxy'))) return '';
  const url =
    read(`npm_config_${protocol}_proxy`) ||
    read(`${protocol}_proxy`) ||
    read('npm_config_proxy') ||
    read('all_proxy');
  return url === '' || url.includes('://') ? url : `${protocol}://${url}`;
}

function variable(name: string, rules: ProxyOptions, env: Environment): string {
  if (rules.excludeNpm === true && name.startsWith('npm_config_')) return '';
  const [lower, upper] = [env[name.toLowerCase()] ?? '', env[name.toUpperCase()] ?? ''];
  if (rules.lowerCaseOnly === true) return lower;
  return rules.favourUpperCase === true ? upper || lower : lower || upper;
}

/**
 * Whether a request goes past the proxy. Entries are separated by commas or blanks; `host` means that
 * host alone, `.domain` and `*domain` every name that ends so, `:port` that port only.
 */
function isDirect(target: URL, noProxy: string): boolean {
  const port = target.port === '' ? (target.protocol === 'https:' ? '443' : '80') : target.port;
  return noProxy
    .toLowerCase()
    .split(/[,\s]/)
    .some((entry) => {
      if (entry === '') return false;
      const [, named, only] = /^(.+):(\d+)$/.exec(entry) ?? [];
      if (only !== undefined && Number(only) !== 0 && only !== port) return false;
      const name = named ?? entry;
      if (!/^[.*]/.test(name)) return target.hostname === name;
      return target.hostname.endsWith(name.replace(/^\*/, ''));
    });
}

/** Node-RED before 3.1, and today when asked for: parts of the address, in any place. */
function legacyProxyUrl(target: URL, env: Environment): string {
  const noProxy = env['NO_PROXY'] || env['no_proxy'] || '';
  const isNamed =
    noProxy !== '' && noProxy.split(',').some((part) => target.href.includes(part.trim()));
  return isNamed ? '' : env['HTTP_PROXY'] || env['http_proxy'] || '';
}
