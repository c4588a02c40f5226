/** The example flows of the package, filled in with the simulators' addresses and credentials. */
import { readFileSync } from 'node:fs';

import { vendors } from '../../core';
import type { AnyScheme } from '../../core';
import type { Simulator } from '../../simulators/simulator';
import { at } from '../repository';

export interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly [property: string]: unknown;
}

/** One scheme's flow, ready to be deployed. */
export interface DemoFlow {
  /** `vendor/scheme`. */
  readonly scheme: string;
  readonly operation: string;
  /** What the operation lists, in lower case: `device`. */
  readonly noun: string;
  readonly injectId: string;
  readonly actionId: string;
  readonly simulator: Simulator;
  readonly nodes: readonly FlowNode[];
}

/** One flow for each scheme that the simulators have an account for. */
export function demoFlows(simulators: readonly Simulator[]): readonly DemoFlow[] {
  return vendors.flatMap((vendor) =>
    vendor.schemes.flatMap((scheme) => {
      const simulator = simulators.find(({ accounts }) => accounts[scheme.id] !== undefined);
      return simulator === undefined ? [] : [demoFlow(vendor.id, scheme, simulator)];
    }),
  );
}

function demoFlow(vendorId: string, scheme: AnyScheme, simulator: Simulator): DemoFlow {
  const file = at('node-red', 'examples', `${scheme.id}.json`);
  const example = JSON.parse(readFileSync(file, 'utf8')) as readonly FlowNode[];
  const account = simulator.accounts[scheme.id] ?? {};
  const tlsId = `${example[0]?.id ?? ''}-tls`.slice(-16);
  const nodes = example
    .filter(({ type }) => type !== 'tls-config')
    .map((node) =>
      node.type === `${vendorId}-account` ? filledAccount(node, scheme, account, tlsId) : node,
    );
  const find = (type: string): FlowNode => {
    const node = nodes.find((item) => item.type === type);
    if (node === undefined) throw new Error(`${file} has no ${type} node`);
    return node;
  };
  const action = find(vendorId);
  return {
    scheme: scheme.id,
    operation: String(action['operation']),
    noun: nounOf(vendorId, String(action['operation'])),
    injectId: find('inject').id,
    actionId: action.id,
    simulator,
    nodes: [...nodes, tlsNode(tlsId, scheme, account, simulator.ca)],
  };
}

function nounOf(vendorId: string, operation: string): string {
  const vendor = vendors.find(({ id }) => id === vendorId);
  const name = vendor?.resources[operation.split('.')[0] ?? '']?.name ?? 'item';
  return name.toLowerCase();
}

function filledAccount(
  node: FlowNode,
  scheme: AnyScheme,
  account: Readonly<Record<string, string>>,
  tls: string,
): FlowNode {
  const shown = scheme.fields.filter(
    ({ name, from }) => from !== 'tls' && account[name] !== undefined,
  );
  const values = (secret: boolean): object =>
    Object.fromEntries(
      shown
        .filter(({ kind }) => (kind === 'secret') === secret)
        .map(({ name }) => [name, account[name]]),
    );
  // The simulators speak on the loopback only, where plain http is as good as any.
  return { ...node, ...values(false), tls, allowPlainPassword: true, credentials: values(true) };
}

/** Trusts the simulators' CA; holds the client certificate where the scheme signs in with one. */
function tlsNode(
  id: string,
  scheme: AnyScheme,
  account: Readonly<Record<string, string>>,
  ca: string | undefined,
): FlowNode {
  const credentials: Record<string, string> = { cadata: ca ?? '' };
  for (const field of scheme.fields) {
    const value = account[field.name];
    if (field.from !== 'tls' || value === undefined) continue;
    if (field.kind !== 'pem') credentials['passphrase'] = value;
    else credentials[field.holds === 'certificate' ? 'certdata' : 'keydata'] = value;
  }
  return {
    id,
    type: 'tls-config',
    name: `simulator of ${scheme.id}`,
    cert: '',
    key: '',
    ca: '',
    certname: credentials['certdata'] === undefined ? '' : 'certificate.pem',
    keyname: credentials['keydata'] === undefined ? '' : 'key.pem',
    caname: 'ca.pem',
    servername: '',
    verifyservercert: true,
    alpnprotocol: '',
    credentials,
  };
}
