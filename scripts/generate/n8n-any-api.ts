import { presets } from '../../presets';
import type { GeneratedFile } from '../generated-file';
import { square } from './icons';

const PAGE = 'https://github.com/latchkey/latchkey/blob/main/docs/your-api.md';

/** A key. */
const GLYPH =
  'M12 2a5 5 0 0 0-2 9.58V22h4v-3h3v-4h-3v-3.42A5 5 0 0 0 12 2zm0 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4z';

/**
 * What belongs to the node for any API and depends on the presets: its codex file, by whose aliases people
 * find the node who search for their product. The node itself is written by hand.
 */
export function n8nAnyApi(): readonly GeneratedFile[] {
  return [
    { path: 'nodes/LatchkeyApi/LatchkeyApi.node.json', text: codex() },
    { path: 'icons/latchkey-api.svg', text: square(GLYPH, '#1f3b57') },
    { path: 'icons/latchkey-api.dark.svg', text: square(GLYPH, '#dbe7f3') },
  ];
}

function codex(): string {
  const words = ['latchkey', 'api', 'rest', 'login', 'session', 'token', 'sign in', 'curl'];
  const products = presets().flatMap(({ title, aliases }) => [
    title.replace(/ \(.*\)$/u, '').toLowerCase(),
    ...aliases,
  ]);
  return JSON.stringify({
    node: 'n8n-nodes-latchkey.latchkeyApi',
    nodeVersion: '1.0',
    codexVersion: '1.0',
    categories: ['Development', 'Utility'],
    alias: [...new Set([...words, ...products])],
    resources: { credentialDocumentation: [{ url: PAGE }], primaryDocumentation: [{ url: PAGE }] },
  });
}
