/**
 * Numbers of the errors. 2024 was seen in clients of the real product (FortiSOAR connector,
 * aio-tcpwave); the others are made up, nothing public lists them.
 */
export const TIMS = {
  noNetworkForSubnet: 2024,
  unknownParameter: 9001,
  missingParameter: 9002,
  badParameter: 9003,
  unknownOrganization: 9010,
  unknownSubnet: 9012,
  unknownZone: 9014,
  conflict: 9020,
  full: 9021,
  notPermitted: 9030,
} as const;

/** An error that TIMS answers as plain text `TIMS-<number> <text>` with a status outside 2xx. */
export class TimsError extends Error {
  constructor(
    readonly number: number,
    message: string,
  ) {
    super(`TIMS-${number} ${message}`);
    this.name = 'TimsError';
  }
}
