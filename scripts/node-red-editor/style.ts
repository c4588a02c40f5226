/**
 * How our dialogs look beyond Node-RED's own style: labels stand above their fields, which take the whole
 * width, and long texts do not widen the dialog (a width of 0 that grows to what there is). So nothing is
 * cut off in a narrow dialog, and long labels need no second line. The editor itself makes no dialog
 * narrower than 460 pixels, and hides the rest of it in a smaller window.
 */
export const STYLE = `
.red-ui-tray-body:has(.latchkey-form) { min-width: 0 !important; }
.red-ui-editor .latchkey-form .form-row > label { display: block; width: auto; margin-bottom: 4px; }
.red-ui-editor .latchkey-form .form-row > label code { margin-left: 6px; font-size: 0.85em; color: var(--red-ui-primary-text-color); background: none; border: none; }
.red-ui-editor .latchkey-form input[type=text], .red-ui-editor .latchkey-form input[type=password], .red-ui-editor .latchkey-form select { width: 100%; box-sizing: border-box; }
.red-ui-editor .latchkey-form .latchkey-check > label { display: inline; margin-left: 4px; }
.red-ui-editor .latchkey-form .latchkey-check > input { width: auto; margin: 0; vertical-align: baseline; }
.latchkey-hint { font-size: 0.9em; color: var(--red-ui-primary-text-color); overflow-wrap: anywhere; }
.latchkey-form .latchkey-hint, .latchkey-form .latchkey-one-of, .latchkey-form .latchkey-confirm > div, .latchkey-form .latchkey-line { width: 0; min-width: 100%; }
.latchkey-note:empty { display: none; }
.latchkey-note { font-style: italic; }
.latchkey-line { margin: 4px 0; overflow-wrap: anywhere; }
.latchkey-limits { display: none; }
.latchkey-one-of { font-weight: bold; margin-bottom: 4px; }
.latchkey-confirm { border: 2px solid var(--red-ui-text-color-warning, #c90); border-radius: 4px; padding: 8px; color: var(--red-ui-primary-text-color); }
.latchkey-combobox { position: relative; }
.latchkey-combobox > i { position: absolute; right: 10px; top: 10px; pointer-events: none; }
.red-ui-editor .latchkey-form #latchkey-operation { padding-right: 26px; }
#node-input-operation.input-error + .latchkey-combobox > input { border-color: var(--red-ui-form-input-border-error-color); }
#latchkey-operations { display: none; position: absolute; z-index: 20; left: 0; right: 0; max-height: 320px; overflow-y: auto; margin: 0; padding: 0; list-style: none; color: var(--red-ui-primary-text-color); background: var(--red-ui-form-input-background); border: 1px solid var(--red-ui-form-input-border-color); }
#latchkey-operations li { padding: 4px 10px; }
#latchkey-operations .latchkey-resource { font-weight: bold; background: var(--red-ui-secondary-background); }
#latchkey-operations [role=option] { padding-left: 20px; cursor: pointer; }
#latchkey-operations [role=option]:hover, #latchkey-operations [aria-selected=true] { background: var(--red-ui-list-item-background-hover); }
`;
