import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Vendor } from '../../core/model/vendor';
import { GENERATED } from '../generated-file';
import type { GeneratedFile } from '../generated-file';

/** The folders of core/vendors that are vendors, in alphabetical order. */
function vendorFolders(root: string): readonly string[] {
  const folder = join(root, 'core/vendors');
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'index.ts')))
    .sort();
}

/** Loads each vendor folder; a folder must export `vendor` with the folder's name as its id. */
export async function loadVendors(root: string): Promise<readonly Vendor[]> {
  return Promise.all(
    vendorFolders(root).map(async (name) => {
      const loaded = (await import(join(root, 'core/vendors', name, 'index.ts'))) as {
        readonly vendor?: Vendor;
      };
      if (loaded.vendor?.id !== name) {
        throw new Error(
          `core/vendors/${name}/index.ts must export a vendor with the id "${name}".`,
        );
      }
      return loaded.vendor;
    }),
  );
}

/** core/vendors/index.ts: the list of vendors. */
export function vendorsIndex(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  const names = vendors.map(({ id }) => [
    id,
    id.replace(/-(\w)/g, (_, c: string) => c.toUpperCase()),
  ]);
  const lines = [
    `// ${GENERATED}`,
    `import type { Vendor } from '../kit';`,
    ...names.map(([id = '', name = '']) => `import { vendor as ${name} } from './${id}';`),
    '',
    '/** All vendors, by folder name. */',
    `export const vendors: readonly Vendor[] = [${names.map(([, name]) => name).join(', ')}];`,
    '',
  ];
  return [{ path: 'core/vendors/index.ts', text: lines.join('\n') }];
}
