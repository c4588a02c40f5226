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

Choose your product as **Sign-In**: in n8n in the credential of the node Latchkey API, in Node-RED in the account of the node api request. Then enter the base URL and the credentials below. If your product is missing, describe its sign-in: [Your API in two minutes](your-api.md).

None of the ${String(all.length)} presets has been tried on a live system. ${String(tried)} run in the tests of this repository against a strict server written from the named source; the others are marked *untried*.

${table(['product', 'credentials to enter', 'source'], all.map(row))}
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
