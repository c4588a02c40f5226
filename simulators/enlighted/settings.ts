/** What can be turned at the Enlighted simulator. Everything the documents leave open is here. */
import { COMMON_SETTINGS } from '../control';
import type { CommonSettings } from '../simulator';

export interface EnlightedSettings extends CommonSettings {
  /** `4.4` knows only the signed headers; `4.5` knows both sets. */
  readonly version: '4.4' | '4.5';
  /** The key of user bob. Another one is what "Generate new API Key" does: the old one is dead. */
  readonly apiKey: string;
  /** How far `ts` may lie from the server's clock. The tolerance is not published: a guess. */
  readonly clockWindowSeconds: number;
  /** The same signature twice is refused. A guess: `ts` is said to be there against replay. */
  readonly refuseReplay: boolean;
  /** The server's clock runs this much ahead (negative: behind); Date and the window follow it. */
  readonly clockSkewSeconds: number;
  readonly sendDate: boolean;
  /** Age header, as a cache in between adds it; the Date is that old then. -1: no such header. */
  readonly ageSeconds: number;
  /** JSON bodies under `Content-Type: application/xml`, as samples of the documents show. */
  readonly jsonUnderXmlType: boolean;
  /** A JSON list of one is given as the object itself. A guess: older Jersey does so. */
  readonly singleAsObject: boolean;
  /** Error bodies: in the form that was asked for, or the web server's own HTML page. A guess. */
  readonly errorBody: 'negotiated' | 'html';
  /** false: occupancy is answered with -2. */
  readonly occupancyLicences: boolean;
}

export const ENLIGHTED_CHOICES: Readonly<Record<string, readonly string[]>> = {
  version: ['4.4', '4.5'],
  errorBody: ['negotiated', 'html'],
};

export function enlightedSettings(apiKey: string): EnlightedSettings {
  return {
    ...COMMON_SETTINGS,
    version: '4.5',
    apiKey,
    clockWindowSeconds: 300,
    refuseReplay: false,
    clockSkewSeconds: 0,
    sendDate: true,
    ageSeconds: -1,
    jsonUnderXmlType: false,
    singleAsObject: false,
    errorBody: 'negotiated',
    occupancyLicences: true,
  };
}
