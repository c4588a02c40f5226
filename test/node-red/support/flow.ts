import { vendors } from '../../../core';
import type { Simulator } from '../../../simulators/simulator';

/** A value of a TypedInput. */
export interface Typed {
  readonly value: string;
  readonly type: string;
}

export interface ActionOptions {
  readonly id?: string;
  readonly account?: string;
  readonly operation: string;
  readonly params?: Readonly<Record<string, Typed>>;
  readonly confirm?: boolean;
  readonly result?: 'items' | 'each' | 'page' | 'whole';
  /** What flows had before there was a result. */
  readonly paging?: 'all' | 'page';
  readonly limit?: string;
  readonly waitSeconds?: string;
  readonly errors?: 'catch' | 'output';
  readonly dryRun?: boolean;
  readonly paramsFromMessage?: boolean;
}

/** One flow: tab, an action node `action`, what listens to its outputs, and a Catch node `catch`. */
export function actionNodes(vendor: string, options: ActionOptions): readonly object[] {
  const { id = 'action', account = 'account', errors = 'catch', ...rest } = options;
  // Node-RED takes a node without a place on the canvas for a configuration.
  const place = { x: 0, y: 0 };
  const debug = { ...place, type: 'debug', z: 'tab', active: false, complete: 'true', wires: [] };
  return [
    { id: 'tab', type: 'tab', label: 'test' },
    {
      ...place,
      id,
      type: vendor,
      z: 'tab',
      name: '',
      account,
      errors,
      outputs: errors === 'output' ? 2 : 1,
      ...rest,
      wires: errors === 'output' ? [['answers'], ['failures']] : [['answers']],
    },
    { ...place, id: 'catch', type: 'catch', z: 'tab', scope: null, wires: [['caught']] },
    { id: 'answers', ...debug },
    { id: 'failures', ...debug },
    { id: 'caught', ...debug },
  ];
}

/** The account node of a scheme and the TLS configuration that it needs, from a simulator's account. */
export function accountNodes(
  simulator: Pick<Simulator, 'accounts' | 'ca'>,
  schemeId: string,
  changes: Readonly<Record<string, unknown>> = {},
  id = 'account',
): readonly object[] {
  const vendor = vendors.find((item) => item.schemes.some((scheme) => scheme.id === schemeId));
  const scheme = vendor?.schemes.find((item) => item.id === schemeId);
  if (vendor === undefined || scheme === undefined) throw new Error(`no scheme ${schemeId}`);
  const entered: Record<string, unknown> = { ...simulator.accounts[schemeId], ...changes };
  const tlsCredentials: Record<string, unknown> = { cadata: simulator.ca ?? '' };
  const credentials: Record<string, unknown> = {};
  const elsewhere = new Set<string>();
  for (const field of scheme.fields) {
    // Empty, as the editor says "none": a deploy leaves secrets alone that it does not mention.
    const value = entered[field.name] ?? (field.kind === 'secret' ? '' : undefined);
    if (value === undefined) continue;
    if (field.from === 'tls') {
      const name =
        field.kind !== 'pem'
          ? 'passphrase'
          : field.holds === 'certificate'
            ? 'certdata'
            : 'keydata';
      tlsCredentials[name] = value;
      elsewhere.add(field.name);
    } else if (field.kind === 'secret') {
      credentials[field.name] = value;
      elsewhere.add(field.name);
    }
  }
  return [
    {
      id,
      type: `${vendor.id}-account`,
      name: '',
      scheme: schemeId,
      tls: `${id}-tls`,
      proxy: '',
      ...Object.fromEntries(Object.entries(entered).filter(([name]) => !elsewhere.has(name))),
      credentials,
    },
    {
      id: `${id}-tls`,
      type: 'tls-config',
      name: 'test',
      cert: '',
      key: '',
      ca: '',
      servername: '',
      verifyservercert: true,
      credentials: tlsCredentials,
    },
  ];
}

export const str = (value: string): Typed => ({ value, type: 'str' });
export const json = (value: unknown): Typed => ({ value: JSON.stringify(value), type: 'json' });
