import { COMMON_SETTINGS } from '../control';
import type { CommonSettings } from '../simulator';

/** What is not written down about Edgecast, or what its sources contradict each other about. */
export interface EdgecastSettings extends CommonSettings {
  /** REST: status of a token that is unknown or deleted; no source tells. */
  readonly unknownTokenStatus: number;
  /** REST: comma list of HTTP methods that the user has not been granted: 403. */
  readonly deniedMethods: string;
  /** REST: 200 (an empty object) or 400 for the GET of an unknown id; both occur. */
  readonly unknownIdStatus: number;
  /** How long a purge, a load, a report and a deployment take. */
  readonly completionMs: number;
  /** Purges, and loads, that may run at one time; one more is a 400. */
  readonly concurrentLimit: number;
  /** Gateway: 401 by one documentation page, 403 by another. */
  readonly missingScopeStatus: number;
  /** Space-separated scopes that the OAuth client is registered for. */
  readonly clientScopes: string;
  /** Identity service: a request without a scope gets all of the client's. */
  readonly scopeOptional: boolean;
  /** Gateway: calls a minute before 429; 0: no limit. */
  readonly callsPerMinute: number;
  /** Value of Retry-After on a 429; empty: no such header. */
  readonly retryAfter: string;
}

export const EDGECAST_SETTINGS: EdgecastSettings = {
  ...COMMON_SETTINGS,
  tokenLifeSeconds: 300,
  unknownTokenStatus: 401,
  deniedMethods: '',
  unknownIdStatus: 200,
  completionMs: 1000,
  concurrentLimit: 50,
  missingScopeStatus: 401,
  clientScopes: 'ec.rules ec.analytics.rtap.reports ec.rtld sec.cps.certificates cdn.origins',
  scopeOptional: true,
  callsPerMinute: 0,
  retryAfter: '1',
};

export type ReadSettings = () => EdgecastSettings;
