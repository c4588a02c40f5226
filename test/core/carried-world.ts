import type { SignedRequest } from '../../core/model/http';
import { schemeCase, schemeServer } from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';

export const goss = (): SchemeServer => schemeServer(schemeCase('goss-icm/api-key'));

export const tokenOf = ({ headers }: SignedRequest): string | undefined => headers['x-api-token'];

export const withKey = (server: SchemeServer): number =>
  server.calls.filter(({ headers }) => headers['x-api-key'] !== undefined).length;

export const TOKEN = { headers: { 'x-api-token': 'token-1-of-test' } };
