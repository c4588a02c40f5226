import type { NodeInitializer } from 'node-red';
import { clock } from '../clock';
import { watchForTheEnd } from '../departures';
import { pool } from '../process-pool';
import { registerApiAccount } from './account-node';
import { registerApiAdmin } from './admin';
import { registerRequest } from './request-node';

/** The nodes for any API: its account, its request, and what the account's dialog asks. */
export const apiNodes: NodeInitializer = (RED) => {
  watchForTheEnd();
  const around = { pool, clock };
  registerApiAccount(RED, around);
  registerRequest(RED, around);
  registerApiAdmin(RED, around);
};
