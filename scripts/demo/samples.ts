/** What the demo's simulators answer to calls that they do not act on: the replies of the vectors. */
import { operationId, operationsOf, vendors } from '../../core';
import type { Operation } from '../../core';
import type { Sample } from '../../simulators/samples';
import { vectorsOf } from '../../vectors/all';
import type { Vector } from '../../vectors/vector';

/** Options of the simulators by vendor. GOSS iCM has no paths of its own for its calls. */
export const samples = {
  edgecast: { samples: samplesOf('edgecast') },
  enlighted: { samples: samplesOf('enlighted') },
  tcpwave: { samples: samplesOf('tcpwave') },
  truesight: { samples: samplesOf('truesight') },
};

function samplesOf(vendorId: string): readonly Sample[] {
  const vendor = vendors.find(({ id }) => id === vendorId);
  if (vendor === undefined) throw new Error(`There is no vendor ${vendorId}.`);
  return operationsOf(vendor).flatMap((row) => {
    const shown = vectorsOf(vendorId).find(
      ({ operation, outcome }) => operation === operationId(row) && 'items' in outcome,
    );
    return shown === undefined ? [] : [sampleOf(row, shown)];
  });
}

/** The vector's path, with a parameter wherever the operation has one. */
function sampleOf(row: Operation, { request, reply }: Vector): Sample {
  const given = new URL(request.url).pathname.split('/');
  const pattern = row.path.split('/').slice(1);
  const base = given.slice(0, given.length - pattern.length);
  const path = pattern.map((part, index) => (part.includes('{') ? `{p${String(index)}}` : part));
  return { method: request.method, path: [...base, ...path].join('/'), ...reply };
}
