/** What the demo's simulators answer to calls that they do not act on: the replies of the vectors. */
import { operationId, operationsOf, vendors } from '../../core';
import type { Json } from '../../core';
import type { Sample } from '../../simulators/samples';
import { vectorsOf } from '../../vectors/all';

/** Options of the simulators by vendor. */
export const samples = {
  edgecast: { samples: samplesOf('edgecast') },
  enlighted: { samples: samplesOf('enlighted') },
  'goss-icm': { samples: samplesOf('goss-icm') },
  tcpwave: { samples: samplesOf('tcpwave') },
  truesight: { samples: samplesOf('truesight') },
};

function samplesOf(vendorId: string): readonly Sample[] {
  const vendor = vendors.find(({ id }) => id === vendorId);
  if (vendor === undefined) throw new Error(`There is no vendor ${vendorId}.`);
  return operationsOf(vendor).flatMap((row) =>
    vectorsOf(vendorId)
      .filter(({ operation, outcome }) => operation === operationId(row) && 'items' in outcome)
      .flatMap(({ request, reply }) => {
        const sent = new URL(request.url).pathname;
        const rpcMethod = rpcMethodOf(request.body);
        const paths = rpcMethod === undefined ? pathsOf(row.path, sent) : [sent];
        return paths.map((path) => ({ method: request.method, path, rpcMethod, ...reply }));
      }),
  );
}

function rpcMethodOf(body: Json | undefined): string | undefined {
  const isCall = typeof body === 'object' && body !== null && 'jsonrpc' in body;
  return isCall && typeof body['method'] === 'string' ? body['method'] : undefined;
}

/**
 * The vector's path with a parameter wherever the operation has one. Where an operation lengthens its
 * path by what was entered, the longer one too, with a parameter at its end.
 */
function pathsOf(operation: string, sent: string): readonly string[] {
  const given = sent.split('/');
  const pattern = operation.split('/').slice(1);
  const start = given.findIndex((_, at) =>
    pattern.every((part, index) => part.includes('{') || part === given[at + index]),
  );
  if (start < 0) return [sent];
  const parts = pattern.map((part, index) => (part.includes('{') ? `{p${String(index)}}` : part));
  const short = [...given.slice(0, start), ...parts];
  const more = given.slice(start + parts.length);
  const long = [...short, ...more.slice(0, -1), '{last}'];
  return (more.length === 0 ? [short] : [short, long]).map((path) => path.join('/'));
}
