import type { NodeAPI, NodeInitializer } from 'node-red';
import { vendors } from '../../core';
import { registerAccount } from './account-node';
import { registerAction } from './action-node';
import { registerAdmin } from './admin';
import { clock } from './clock';
import { watchForTheEnd } from './departures';
import { pool } from './process-pool';

/** What the file of a vendor gives to Node-RED: its account, its action node, what the editor asks. */
export function nodesOf(vendorId: string): NodeInitializer {
  return (RED: NodeAPI): void => {
    const vendor = vendors.find(({ id }) => id === vendorId);
    if (vendor === undefined) throw new Error(`No vendor has the id "${vendorId}".`);
    watchForTheEnd();
    const around = { vendor, pool, clock };
    registerAccount(RED, around);
    registerAction(RED, around);
    registerAdmin(RED, around);
  };
}
