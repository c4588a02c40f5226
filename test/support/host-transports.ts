/** The transports of both hosts as they are: Node-RED's own, and ours over the request helper of n8n-core. */
import type { ConnectionOptions } from 'node:tls';

import type { Transport } from '../../core';
import { createConnection } from '../../node-red/src/transport/connection';
import type { ProxyChoice } from '../../node-red/src/transport/proxy';
import { readConnection } from '../../nodes/shared/transport/connection';
import { transportOver } from '../../nodes/shared/transport/transport';

export interface HostTransport {
  readonly transport: Transport;
  close(): void;
}

export function nodeRedTransport(
  tls: ConnectionOptions = {},
  lenient = false,
  proxy?: ProxyChoice,
): HostTransport {
  return createConnection({ tls, lenient, proxy });
}

/** The connection fields of a credential, as a person fills them in. */
type ConnectionFields = Parameters<typeof readConnection>[0];

/** The request helper of n8n-core itself, as a node has it. */
export async function n8nTransports(): Promise<(fields?: ConnectionFields) => HostTransport> {
  await import('../n8n/engine/instance');
  const { LoadOptionsContext } = await import('n8n-core');
  const { Workflow } = await import('n8n-workflow');
  const node = {
    id: '1',
    name: 'Node',
    type: 'n8n-nodes-base.noOp',
    typeVersion: 1,
    position: [0, 0] as [number, number],
    parameters: {},
  };
  const nodeTypes = {
    getByName: () => NO_OP,
    getByNameAndVersion: () => NO_OP,
    getKnownTypes: () => ({}),
  };
  const workflow = new Workflow({
    id: '1',
    nodes: [node],
    connections: {},
    active: false,
    nodeTypes,
  });
  const data = {} as ConstructorParameters<typeof LoadOptionsContext>[2];
  const { helpers } = new LoadOptionsContext(workflow, node, data, '');
  return (fields = {}) => ({
    transport: transportOver(helpers, readConnection(fields)),
    close: () => undefined,
  });
}

const NO_OP = {
  description: {
    displayName: 'No Operation',
    name: 'noOp',
    group: [],
    version: 1,
    description: '',
    defaults: {},
    inputs: [],
    outputs: [],
    properties: [],
  },
};
