/**
 * The presets, found by folder: adding one touches no other file. Only the sources read the folder; the
 * build puts a module in this one's place that holds the data (scripts/presets-module.ts), because the
 * packages reach for no file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Preset } from './preset';

export type { Preset, RestsOn } from './preset';

/** All presets, by title. */
export function presets(): readonly Preset[] {
  return readdirSync(__dirname)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(path.join(__dirname, file), 'utf8')) as Preset)
    .sort((one, other) => one.title.localeCompare(other.title, 'en'));
}
