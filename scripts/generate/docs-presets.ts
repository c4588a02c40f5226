import type { Preset, RestsOn } from '../../core/described/preset';
import { presets } from '../../presets';
import { table } from './docs-markdown';
import type { GeneratedFile } from '../generated-file';

/** docs/presets.md: the sign-ins that are known by name, and what each rests on. */
export function docsPresets(): readonly GeneratedFile[] {
  const all = presets();
  const tried = all.filter((preset) => preset.tried).length;
  const text = `<!-- Generated from core/described/presets by "npm run generate". Do not edit. -->

# Presets

Sign-ins that are known by name: choose one as Sign-In of a Latchkey API account. How to describe another: [Your API in two minutes](your-api.md).

Nothing here was tried on a live system. ${String(tried)} of the ${String(all.length)} run in every test of this repository against a strict server written from the source that is named; the others are marked *untried*.

${table(['product', 'credentials', 'rests on'], all.map(row))}
`;
  return [{ path: 'docs/presets.md', text }];
}

function row({ title, credentials, restsOn, tried }: Preset): readonly string[] {
  return [tried ? title : `${title}, *untried*`, credentials, sourceOf(restsOn)];
}

function sourceOf({ kind, source }: RestsOn): string {
  if (source === undefined) return kind;
  return /^https?:\/\/\S+$/u.test(source) ? `[${kind}](${source})` : `${kind}: ${source}`;
}
