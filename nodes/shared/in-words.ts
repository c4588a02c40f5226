import { operationId, operationsOf } from '../../core';
import type { Operation, Vendor } from '../../core';

/**
 * A message of the core in the words of the form. The core names fields and operations by their ids,
 * which nobody sees in n8n; here they become the labels of fields and the names of actions.
 * @param row the operation that was called, if it is known
 */
export function inWords(message: string, vendor: Vendor, row?: Operation): string {
  const actions = new Map(operationsOf(vendor).map((item) => [operationId(item), item.action]));
  const schemes = new Map(vendor.schemes.map(({ id, name }) => [id, name]));
  const said = message
    .replace(/"?\b([a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*)\b"?/gu, (text, id: string) => {
      const action = actions.get(id);
      return action === undefined ? text : `“${action}”`;
    })
    .replace(/\b[a-z-]+\/[a-z-]+\b/gu, (id) => {
      const name = schemes.get(id);
      return name === undefined ? id : `“${name}”`;
    })
    .replace('Tick "confirm" if', 'Turn on Confirm if');
  const [, id = '', rest = ''] = /^(\w+): ([\s\S]*)$/u.exec(said) ?? [];
  const label = labelOf(id, vendor, row);
  if (label === undefined) return said;
  return rest.startsWith(`${label} `) ? rest : `${label}: ${rest}`;
}

function labelOf(id: string, vendor: Vendor, row: Operation | undefined): string | undefined {
  if (id === 'confirm') return 'Confirm';
  if (id === 'operation') return 'Operation';
  const ofOperation = row?.fields.find(({ name }) => name === id);
  if (ofOperation !== undefined) return ofOperation.label;
  const ofAccount = vendor.schemes.flatMap(({ fields }) => fields).find(({ name }) => name === id);
  return ofAccount?.label;
}
