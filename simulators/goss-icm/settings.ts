import { COMMON_SETTINGS } from '../control';
import type { CommonSettings } from '../simulator';

/** What is published nowhere about the API Server, or differs from site to site. */
export interface GossIcmSettings extends CommonSettings {
  /** The key's security asks for Basic credentials too. */
  readonly keyDemandsCredentials: boolean;
  /** Comma list of caller addresses that the key allows; empty: any. */
  readonly keyAllowedAddresses: string;
  /** false: a key whose answers never carry a token. */
  readonly givesToken: boolean;
  /** true: answers to token-signed calls carry the token too. */
  readonly tokenOnEveryAnswer: boolean;
  /** true: a token that comes with other security details is refused, as the prose of article 2188 of the documentation has it. */
  readonly tokenMustStandAlone: boolean;
  /** Body of a 401; the vendor does not say. */
  readonly unauthorizedBody: string;
  /** Comma list of workers that need no key. */
  readonly openWorkers: string;
  /** Comma list of workers reachable under /apiserver; empty: all. */
  readonly proxiedWorkers: string;
  /** `_directory` and `_documentation` answer on every worker, not on serverlibrary only. */
  readonly discoveryEverywhere: boolean;
  /** A synchronous call stops after this time: two minutes at the vendor. */
  readonly timeLimitMs: number;
}

export const GOSS_ICM_SETTINGS: GossIcmSettings = {
  ...COMMON_SETTINGS,
  tokenLifeSeconds: 300,
  keyDemandsCredentials: true,
  keyAllowedAddresses: '',
  givesToken: true,
  tokenOnEveryAnswer: false,
  tokenMustStandAlone: true,
  unauthorizedBody: '',
  openWorkers: 'ajaxlibrary,postcode',
  proxiedWorkers: '',
  discoveryEverywhere: false,
  timeLimitMs: 120_000,
};

export function listed(setting: string, name: string): boolean {
  return setting
    .split(',')
    .map((entry) => entry.trim())
    .includes(name);
}
