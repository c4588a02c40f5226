import { randomUUID } from 'node:crypto';
import type { Reply, SimRequest } from '../routes';
import { restError } from './rest-error';
import type { ReadSettings } from './settings';

/**
 * The REST API tokens of one user (Authentication page): a primary and, after a rotation, a backup with equal
 * rights. Prefix and value are compared without regard to case.
 */
export class RestTokens {
  private readonly first = { primary: randomUUID(), backup: randomUUID() };
  private pair: { readonly primary: string; readonly backup: string } = this.first;

  constructor(
    readonly accountNumber: string,
    private readonly settings: ReadSettings,
  ) {}

  get primary(): string {
    return this.pair.primary;
  }

  /** Empty when it was deleted. */
  get backup(): string {
    return this.pair.backup;
  }

  /** Generate New Primary, confirmed: the old primary becomes the backup. */
  rotate(): void {
    this.pair = { primary: randomUUID(), backup: this.pair.primary };
  }

  deleteBackup(): void {
    this.pair = { ...this.pair, backup: '' };
  }

  reset(): void {
    this.pair = this.first;
  }

  gate(request: SimRequest): Reply | undefined {
    const header = request.headers.authorization ?? '';
    const value = /^tok: ?(\S+)$/i.exec(header)?.[1]?.toLowerCase();
    if (value === undefined) return restError(401, 'Unauthorized', request);
    if (value !== this.primary && value !== this.backup) {
      const refusal = restError(this.settings().unknownTokenStatus, 'Access Denied', request);
      return { ...refusal, refused: true };
    }
    const denied = this.settings().deniedMethods.split(',');
    if (denied.includes(request.method)) return restError(403, 'Access Denied', request);
    const account = request.params.an;
    return account === undefined || account.toUpperCase() === this.accountNumber
      ? undefined
      : restError(400, 'Invalid account number', request);
  }
}
