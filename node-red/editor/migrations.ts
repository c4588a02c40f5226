import { isOurs, operationOf } from './known-forms.js';
import { resultToShow } from './result-choice.js';

/** What turns a node of each version into one of the next; the first are from before there were versions. */
const STEPS: readonly ((node: EditorNode) => void)[] = [
  (node) => {
    // The choice among whole response, items and pages was one of pages only.
    const operation = operationOf(node, node['operation']);
    if (operation !== undefined && (node['result'] ?? '') === '') {
      node['result'] = resultToShow(node, operation);
    }
  },
];

/** Brings nodes of older flows up to date when they come into the editor. */
export function watchVersions(): void {
  RED.events.on('nodes:add', (node) => {
    if (isOurs(node)) migrate(node);
  });
}

function migrate(node: EditorNode): void {
  const version = typeof node['version'] === 'number' ? node['version'] : 0;
  for (const step of STEPS.slice(version)) step(node);
  node['version'] = Math.max(version, STEPS.length);
}
