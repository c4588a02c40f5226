import { createPool } from '../../core';
import { clock } from './clock';

/**
 * What all accounts of this process share. It lives outside the node objects, because a full deploy
 * makes those anew: the tokens stay, so that a deploy costs no login.
 */
export const pool = createPool(clock);
