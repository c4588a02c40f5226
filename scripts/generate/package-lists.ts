import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Vendor } from '../../core/model/vendor';
import type { GeneratedFile } from '../generated-file';

const ROOT = resolve(__dirname, '../..');

/** The node and the credential type for any API, which belong to no vendor. */
const ANY_API = 'LatchkeyApi';

/** The lists in package.json by which n8n finds nodes and credential types. */
export function n8nPackageList(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly n8n: object;
  };
  const classes = [
    ...vendors.flatMap((vendor) => vendor.schemes.map((s) => s.credential.className)),
    ANY_API,
  ];
  const nodes = [...vendors.map(({ n8n }) => n8n.className), ANY_API].map(
    (className) => `dist/nodes/${className}/${className}.node.js`,
  );
  const credentials = classes.map((name) => `dist/credentials/${name}.credentials.js`);
  const updated = { ...manifest, n8n: { ...manifest.n8n, credentials, nodes } };
  return [{ path: 'package.json', text: JSON.stringify(updated, null, 2) }];
}

/** The map in node-red/package.json by which Node-RED finds the nodes. */
export function nodeRedPackageList(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  const path = 'node-red/package.json';
  const manifest = JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as {
    readonly 'node-red': object;
  };
  // The nodes for any API, the account among them, under the name of the one in the palette.
  const ids = [...vendors.map(({ id }) => id), 'latchkey-request'];
  const nodes = Object.fromEntries(ids.map((id) => [id, `dist/node-red/src/nodes/${id}.js`]));
  const updated = { ...manifest, 'node-red': { ...manifest['node-red'], nodes } };
  return [{ path, text: JSON.stringify(updated, null, 2) }];
}
