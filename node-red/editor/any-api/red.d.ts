/** What the dialogs for any API use of Node-RED's editor besides the vendors' ones. */

interface EditableListOptions {
  addItem(place: JQuery, index: number, data: unknown): void;
  readonly removable: boolean;
  readonly sortable: boolean;
}

interface JQuery {
  editableList(options: EditableListOptions | 'items'): JQuery;
  editableList(method: 'addItem', data: unknown): JQuery;
}

interface Window {
  latchkeyApi?: unknown;
}
