import type { AnyScheme } from '../../scheme';
import { clientCredentials } from './client-credentials';
import { restToken } from './rest-token';

export const schemes: readonly AnyScheme[] = [restToken, clientCredentials];
