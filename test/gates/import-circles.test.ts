/** Files depend on each other in one direction, in their types as well: each can be read after those it imports. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../../scripts/repository';

const ROOMS = [
  'core',
  'nodes',
  'credentials',
  'node-red/src',
  'node-red/editor',
  'presets',
  'scripts',
  'simulators',
];
const IMPORT = /^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)';/gm;

const files = ROOMS.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(root, room, name)),
);

function importsOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, path = '']) => {
    const target = join(dirname(file), path);
    return existsSync(`${target}.ts`) ? `${target}.ts` : join(target, 'index.ts');
  });
}

const imports = new Map(files.map((file) => [file, importsOf(file)]));

/** Takes away whatever imports nothing that is left, until only circles and what leads to them remain. */
function circular(): readonly string[] {
  let left = new Set(files);
  for (;;) {
    const kept = [...left].filter((file) => imports.get(file)?.some((other) => left.has(other)));
    if (kept.length === left.size) return kept.map((file) => relative(root, file));
    left = new Set(kept);
  }
}

test('no file imports itself by way of others', () => {
  expect(imports.get(join(root, 'core/index.ts'))?.length).toBeGreaterThan(50);
  expect(circular()).toEqual([]);
});
