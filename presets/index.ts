/**
 * Reads the presets of `core/described/presets`, by folder: adding one touches no other file. core/ itself
 * reads no file, so the hosts hand them in. The packages read none either: the build puts a module in
 * this one's place that holds the data (scripts/presets-module.ts).
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Preset } from '../core';

const FOLDER = path.join(__dirname, '..', 'core', 'described', 'presets');

/** All presets, by title. */
export function presets(): readonly Preset[] {
  return readdirSync(FOLDER)
    .map((file) => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Preset)
    .sort((one, other) => one.title.localeCompare(other.title, 'en'));
}
