/** Every simulator of a preset, found by folder: adding one touches no other file. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import type { PresetSimulator } from './simulator';

const FOLDER = path.resolve(__dirname, '../presets');

/** By id, in the order of the alphabet. */
export async function presetSimulators(): Promise<readonly PresetSimulator[]> {
  const ids = readdirSync(FOLDER)
    .map((file) => path.basename(file, '.ts'))
    .sort();
  const modules = ids.map((id) => import(path.join(FOLDER, id)));
  return (await Promise.all(modules)).map(
    (module: { readonly simulator: PresetSimulator }) => module.simulator,
  );
}
