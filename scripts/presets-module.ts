import type { Preset } from '../core/described/preset';

/** What `presets/` is in the packages: the same function over data, without a file to read. */
export function presetsModule(presets: readonly Preset[]): string {
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    'exports.presets = presets;',
    `const PRESETS = ${JSON.stringify(presets)};`,
    'function presets() {',
    '    return PRESETS;',
    '}',
    '',
  ].join('\n');
}
