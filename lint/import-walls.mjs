// Lint rules for which folder may import what. ESLint's own no-restricted-imports matches the text of
// an import, not where it leads ("../../core/x" is fine or not depending on the file), so these
// resolve the path first.
import path from 'node:path';

import { ROOMS } from './rooms.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** Every place that names a module: import, export from, import(), require(), import(...) types. */
function onEveryImport(check) {
  const literal = (node) =>
    node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
  const visit = (node, source) => {
    const name = literal(source);
    if (name !== undefined) check(node, name);
  };
  return {
    ImportDeclaration: (node) => visit(node, node.source),
    ExportAllDeclaration: (node) => visit(node, node.source),
    ExportNamedDeclaration: (node) => visit(node, node.source),
    ImportExpression: (node) => visit(node, node.source),
    TSImportType: (node) => visit(node, node.source ?? node.argument?.literal),
    TSExternalModuleReference: (node) => visit(node, node.expression),
    "CallExpression[callee.name='require']": (node) => visit(node, node.arguments[0]),
    "CallExpression[callee.property.name='requireActual']": (node) =>
      visit(node, node.arguments[0]),
  };
}

/** The names our own packages are published under: importing them is leaving the folder too. */
const isOurs = (name) => name === 'n8n-nodes-latchkey' || name.startsWith('@latchkey/');

const isRelative = (name) => /^\.{0,2}\//u.test(name) || name === '.' || name === '..';

/** Path from the repository's root, with forward slashes. */
function target(context, name) {
  const absolute = path.resolve(path.dirname(context.filename), name);
  return path.relative(root, absolute).split(path.sep).join('/');
}

const stayInside = {
  meta: {
    type: 'problem',
    docs: { description: 'A folder imports only itself and a short list of modules.' },
    schema: [
      {
        type: 'object',
        properties: {
          folder: { type: 'string' },
          packages: { type: ['array', 'null'], items: { type: 'string' } },
        },
        required: ['folder', 'packages'],
        additionalProperties: false,
      },
    ],
    messages: {
      leaves: '{{folder}}/ imports nothing outside itself: {{name}}',
      package: '{{folder}}/ may not import {{name}}',
    },
  },
  create(context) {
    const { folder, packages } = context.options[0];
    return onEveryImport((node, name) => {
      if (isRelative(name)) {
        if (!target(context, name).startsWith(`${folder}/`)) {
          context.report({ node, messageId: 'leaves', data: { folder, name } });
        }
      } else if (isOurs(name)) {
        context.report({ node, messageId: 'leaves', data: { folder, name } });
      } else if (packages !== null && !packages.includes(name)) {
        context.report({ node, messageId: 'package', data: { folder, name } });
      }
    });
  },
};

const oneDoor = {
  meta: {
    type: 'problem',
    docs: { description: 'Hosts come into core/ by core/index only.' },
    schema: [],
    messages: { door: 'Import core/index, the only door of core/: {{name}}' },
  },
  create(context) {
    return onEveryImport((node, name) => {
      if (!isRelative(name)) return;
      const to = target(context, name).replace(/\.(?:ts|js)$/u, '');
      if ((to === 'core' || to.startsWith('core/')) && to !== 'core' && to !== 'core/index') {
        context.report({ node, messageId: 'door', data: { name } });
      }
    });
  },
};

/** A path below one of the folders, or one of the files itself. */
const below = (to, places) => places.some((place) => to === place || to.startsWith(`${place}/`));

const oneWay = {
  meta: {
    type: 'problem',
    docs: { description: 'The rooms of the repository import each other one way only.' },
    schema: [],
    messages: { back: '{{room}} may import {{may}}, and no other room: {{name}}' },
  },
  create(context) {
    const here = target(context, `./${path.basename(context.filename)}`).replace(/\.ts$/u, '');
    const room = Object.keys(ROOMS).find((name) => below(here, [name]));
    if (room === undefined) return {};
    return onEveryImport((node, name) => {
      if (!isRelative(name)) return;
      const to = target(context, name).replace(/\.(?:ts|js)$/u, '');
      if (below(to, [room, ...ROOMS[room]])) return;
      context.report({
        node,
        messageId: 'back',
        data: { room, may: ROOMS[room].join(', ') || 'nothing', name },
      });
    });
  },
};

const walls = {
  rules: { 'stay-inside': stayInside, 'one-door': oneDoor, 'one-way': oneWay },
};

/** For every folder: what lint/rooms.mjs says. */
export const importsOneWay = {
  files: ['**/*.ts'],
  plugins: { walls },
  rules: { 'walls/one-way': 'error' },
};

/**
 * @param {string} folder path from the repository's root
 * @param {readonly string[] | null} packages modules it may name; null = any package
 */
export const staysInside = (folder, packages) => ({
  plugins: { walls },
  rules: { 'walls/stay-inside': ['error', { folder, packages }] },
});

/** For the folders of the hosts. */
export const throughTheDoor = { plugins: { walls }, rules: { 'walls/one-door': 'error' } };
