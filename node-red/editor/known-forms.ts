import type { OperationForm, SchemeForm, VendorForm } from './form-data.js';

const forms = new Map<string, VendorForm>();

/** Called by the page of each vendor before it registers its nodes. */
export function describe(form: VendorForm): void {
  forms.set(form.id, form);
  RED.events.on('registry:node-type-added', (type) => {
    if (type !== form.id) return;
    // The palette's search reads this attribute; nobody sees it.
    const entry = $(`.red-ui-palette-node[data-palette-type="${form.id}"]`);
    const words = [entry.attr('data-palette-label') ?? '', 'Latchkey', ...form.aliases];
    entry.attr('data-palette-label', words.join(' '));
  });
}

/** The form of a node's vendor; its type is the vendor's id, with `-account` behind it for the account. */
export function formOf(node: EditorNode): VendorForm {
  const form = forms.get(node.type.replace(/-account$/, ''));
  if (form === undefined) throw new Error(`No form for ${node.type}`);
  return form;
}

/** Whether a node is an account or an action of a vendor with a form. */
export function isOurs(node: EditorNode): boolean {
  return forms.has(node.type.replace(/-account$/, ''));
}

export function isAccount(node: EditorNode): boolean {
  return isOurs(node) && node.type.endsWith('-account');
}

/** The operation of this id that the node's vendor offers. */
export function operationOf(node: EditorNode, id: unknown): OperationForm | undefined {
  return formOf(node).operations.find((item) => item.id === id);
}

/** The scheme that an account has chosen; the first one while it has not. */
export function schemeOf(form: VendorForm, id: unknown): SchemeForm {
  const scheme = form.schemes.find((item) => item.id === id) ?? form.schemes[0];
  if (scheme === undefined) throw new Error(`${form.id} has no schemes`);
  return scheme;
}

/** The part of a scheme's id that names its texts in the locale. */
export function schemeKey(scheme: SchemeForm): string {
  return `schemes.${scheme.id.split('/')[1] ?? ''}`;
}

/** Where an operation's texts are in the locale. */
export function operationKey(operation: OperationForm): string {
  return `operations.${operation.id}`;
}
