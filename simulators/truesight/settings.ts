/** What can be turned at the TrueSight simulator. Everything the documents leave open is here. */
import { COMMON_SETTINGS } from '../control';
import type { CommonSettings } from '../simulator';

export interface TrueSightSettings extends CommonSettings {
  /**
   * `expires` of a login: the same as responseTimeStamp (10.x samples), the real end of the token
   * (11.x samples), or absent (11.0 field table).
   */
  readonly expires: 'same' | 'real' | 'none';
  /** false: the inner object without its envelope, as the pages on permissions show it. */
  readonly loginEnvelope: boolean;
  /** The form field of the TSIM logout. A guess: the server only calls it "Token To Logout". */
  readonly logoutField: string;
  /** A guess: refused tokens are answered with HTTP 200 and a body that says 401. */
  readonly expiryAs200: boolean;
  /** The token routes answer 503: the Remedy SSO server cannot be reached. */
  readonly ssoDown: boolean;
  /** false: an answer in which some items failed is a plain 200. */
  readonly partialAs203: boolean;
  readonly allowSingleEventBodyInCreate: boolean;
  /** Bad passwords in a row that lock an account until `reset`; 0: never. */
  readonly lockAfterBadPasswords: number;
  /** The scheme word must be `authToken` on TSPS and `authtoken` on TSIM; clients send both. */
  readonly exactSchemeWord: boolean;
  /** `response.policyList` (11.3 clients) or the list itself (the documents). */
  readonly policyList: 'object' | 'array';
}

export const TRUESIGHT_SETTINGS: TrueSightSettings = {
  ...COMMON_SETTINGS,
  tokenLifeSeconds: 24 * 60 * 60,
  expires: 'same',
  loginEnvelope: true,
  logoutField: 'authToken',
  expiryAs200: false,
  ssoDown: false,
  partialAs203: true,
  allowSingleEventBodyInCreate: false,
  lockAfterBadPasswords: 3,
  exactSchemeWord: false,
  policyList: 'object',
};

export const TRUESIGHT_CHOICES: Readonly<Record<string, readonly string[]>> = {
  expires: ['same', 'real', 'none'],
  policyList: ['object', 'array'],
};
