/** Names of the secrets that the runtime holds for an account. The editor never gets the secrets. */
const stored = new WeakMap<EditorNode, ReadonlySet<string>>();

/** Whether there is a secret, in the runtime or entered since; undefined while that is not known. */
export function hasSecret(node: EditorNode, name: string): boolean | undefined {
  const entered = (node['credentials'] ?? {}) as Readonly<Record<string, unknown>>;
  if (entered[name] !== undefined) return entered[name] !== '';
  if (entered[`has_${name}`] !== undefined) return entered[`has_${name}`] === true;
  return stored.get(node)?.has(name);
}

/**
 * Asks for each account that comes into the editor which secrets it has: exported flows hold none, and
 * Node-RED looks only when a dialog is opened.
 */
export function watchSecrets(isAccount: (node: EditorNode) => boolean): void {
  RED.events.on('nodes:add', (node) => {
    if (isAccount(node)) ask(node);
  });
  RED.events.on('deploy', () => {
    RED.nodes.eachConfig((node) => {
      if (isAccount(node)) ask(node);
    });
  });
}

function ask(node: EditorNode): void {
  void $.getJSON(`credentials/${node.type}/${node.id}`).done(
    (answer: Readonly<Record<string, unknown>>) => {
      const names = Object.keys(answer).filter((key) => answer[key] === true);
      stored.set(node, new Set(names.map((key) => key.replace(/^has_/, ''))));
      RED.editor.validateNode(node);
      for (const user of node.users ?? []) RED.editor.validateNode(user);
      RED.view.redraw();
    },
  );
}
