import type { Vendor } from '../../core/model/vendor';
import { GENERATED } from '../generated-file';
import type { GeneratedFile } from '../generated-file';

/** The file by which Node-RED finds both halves of a vendor. */
export function nodeRedEntries(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return vendors.map(({ id }) => ({ path: `node-red/src/nodes/${id}.ts`, text: entry(id) }));
}

function entry(id: string): string {
  return `// ${GENERATED}
import { nodesOf } from '../vendor-nodes';

export default nodesOf('${id}');
`;
}
