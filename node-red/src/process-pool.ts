import { createPool, rememberApis, rememberDescriptions } from '../../core';
import { clock } from './clock';

/**
 * What all accounts of this process share. It lives outside the node objects, because a full deploy
 * makes those anew: the tokens stay, so that a deploy costs no login.
 */
export const pool = createPool(clock);

/** The scheme of a description, and its API: the same ones for all accounts that have it. */
export const schemeOfDescription = rememberDescriptions();
export const apiOfScheme = rememberApis();
