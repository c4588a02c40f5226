// Generated from core/vendors by "npm run generate". Do not edit.
import type { Vendor } from '../vendor';
import { vendor as truesight } from './truesight';

/** All vendors, by folder name. */
export const vendors: readonly Vendor[] = [truesight];
