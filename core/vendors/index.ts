// Generated from core/vendors by "npm run generate". Do not edit.
import type { Vendor } from '../kit';
import { vendor as edgecast } from './edgecast';
import { vendor as enlighted } from './enlighted';
import { vendor as gossIcm } from './goss-icm';
import { vendor as tcpwave } from './tcpwave';
import { vendor as truesight } from './truesight';

/** All vendors, by folder name. */
export const vendors: readonly Vendor[] = [edgecast, enlighted, gossIcm, tcpwave, truesight];
