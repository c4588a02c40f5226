/** What tests run within the page of Node-RED's editor. */

/** Nothing slides or fades: drawn without a graphics card, that takes a third of the CPU time of a dialog. */
export const STAND_STILL = `addEventListener('DOMContentLoaded', () => {
  const style = document.createElement('style');
  style.textContent = '*, *::before, *::after { transition: none !important; animation: none !important }';
  document.head.append(style);
  jQuery.fx.off = true;
})`;

/** Presses Cancel in the dialog that is on top; the one below comes back when that has gone. */
export const ALL_CANCELED = `(() => {
  const top = [...document.querySelectorAll('.red-ui-tray')].at(-1);
  const cancel = top?.querySelector('#node-dialog-cancel, #node-config-dialog-cancel');
  if (cancel && cancel.dataset.pressed === undefined) {
    cancel.dataset.pressed = '';
    cancel.click();
  }
  return top === undefined && RED.editor.getEditStack().length === 0;
})()`;

/** From here on lines count: while it has no flows, the editor stumbles over what the runtime says of their nodes. */
export const TAKEN_IN = 'the test has given its flows';

/** What the editor does with the flows that it gets when the page is loaded. */
export const TAKE_IN = `$.getJSON('flows').then(({ rev, flows }) => {
  console.log('${TAKEN_IN}');
  RED.nodes.version(rev);
  RED.nodes.import(flows);
  RED.nodes.dirty(false);
  RED.view.redraw(true);
  if (RED.workspaces.active() === 0) RED.workspaces.show(RED.nodes.getWorkspaceOrder()[0]);
  RED.events.emit('flows:loaded');
})`;
