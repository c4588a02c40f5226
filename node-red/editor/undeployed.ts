/** What of each kind of configuration node decides how a server is reached. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  'tls-config': [
    'name',
    'cert',
    'key',
    'ca',
    'certType',
    'servername',
    'verifyservercert',
    'alpnprotocol',
  ],
  'http proxy': ['name', 'url', 'noproxy'],
};

/** The TLS configuration and the proxy of an open account as the editor holds them, where they are not deployed. */
export function undeployedSettings(): readonly object[] {
  return ['tls', 'proxy'].flatMap((name) =>
    undeployedAt(String($(`#node-config-input-${name}`).val() ?? '')),
  );
}

function undeployedAt(id: string): readonly object[] {
  const node = RED.nodes.node(id);
  const names = node === undefined ? undefined : SETTINGS[node.type];
  if (node?.['changed'] !== true || names === undefined) return [];
  const values = Object.fromEntries(names.map((name) => [name, node[name]]));
  return [{ id, type: node.type, values, credentials: node['credentials'] ?? {} }];
}
