import { COMMON_SETTINGS } from '../control';
import type { CommonSettings } from '../simulator';

const DAY_SECONDS = 86_400;

/** What no public source says about TIMS. */
export interface TcpWaveSettings extends CommonSettings {
  /** Address that the session token was made for in the user interface. */
  readonly tokenAddress: string;
  /** Status of a call without a valid token or certificate. */
  readonly unauthorizedStatus: number;
  readonly unauthorizedBody: string;
  /** Status of `TIMS-nnnn` errors: the vendor's clients know only that it is not 2xx. */
  readonly errorStatus: number;
  /** The admin behind the token or certificate may only read: 403 for every POST. */
  readonly readOnlyAdmin: boolean;
}

export const TCPWAVE_SETTINGS: TcpWaveSettings = {
  ...COMMON_SETTINGS,
  tokenLifeSeconds: 60 * DAY_SECONDS,
  tokenAddress: '127.0.0.1',
  unauthorizedStatus: 401,
  unauthorizedBody: 'Unauthorized',
  errorStatus: 400,
  readOnlyAdmin: false,
};
