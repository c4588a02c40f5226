/** Users with their keys, the two sets of headers, and what a user's facility and role allow. */
import { createHash } from 'node:crypto';

import { Problem } from '../routes';
import type { SimRequest } from '../routes';
import type { EnlightedSettings } from './settings';

export interface User {
  readonly username: string;
  readonly apiKey: string;
  /** Floors of the user's facility; undefined: the whole company. */
  readonly floors?: readonly string[];
  /** false: lists of names only, no measured values and no commands. */
  readonly full: boolean;
}

export class Access {
  private readonly seen = new Set<string>();

  constructor(
    private readonly others: readonly User[],
    private readonly settings: () => EnlightedSettings,
  ) {}

  /** The server's own clock, in milliseconds since the Unix epoch. */
  now(): number {
    return Date.now() + this.settings().clockSkewSeconds * 1000;
  }

  /** true when the headers prove who the caller is. */
  isSigned(request: SimRequest): boolean {
    const { userid, apikey, ts } = request.headers;
    if (userid !== undefined) {
      // Both sets at once leave open who is asking.
      return apikey === undefined && ts === undefined && this.hasKey(request);
    }
    return apikey !== undefined && ts !== undefined && this.hasSignature(request);
  }

  /** Who signed a request that passed the gate. */
  userOf(request: SimRequest): User {
    const user = this.find(request.headers['userid'] ?? request.headers['apikey']);
    if (user === undefined) throw new Problem(401, 'Unauthorized');
    return user;
  }

  /** 403 unless the floor belongs to the user's facility; no floor means the whole company. */
  expectFloor(request: SimRequest, objectType: string, floor: string | undefined): void {
    const { floors } = this.userOf(request);
    if (floors !== undefined && (floor === undefined || !floors.includes(floor))) {
      throw denied(objectType);
    }
  }

  /** 403 for a role that may only see names. */
  expectFull(request: SimRequest, objectType: string): void {
    if (!this.userOf(request).full) throw denied(objectType);
  }

  forgetSignatures(): void {
    this.seen.clear();
  }

  private hasKey(request: SimRequest): boolean {
    const user = this.find(request.headers['userid']);
    return (
      this.settings().version === '4.5' &&
      user !== undefined &&
      request.headers.authorization === `apikey ${user.apiKey}`
    );
  }

  /** SHA-1 in lower-case hex over user name, key and milliseconds, nothing between them. */
  private hasSignature(request: SimRequest): boolean {
    const { apikey, ts, authorization } = request.headers;
    const user = this.find(apikey);
    if (user === undefined || typeof ts !== 'string' || !/^\d+$/.test(ts)) return false;
    const text = `${user.username}${user.apiKey}${ts}`;
    if (createHash('sha1').update(text, 'utf8').digest('hex') !== authorization) return false;
    const { clockWindowSeconds, refuseReplay } = this.settings();
    if (Math.abs(this.now() - Number(ts)) > clockWindowSeconds * 1000) return false;
    const replayed = this.seen.has(authorization);
    this.seen.add(authorization);
    return !(refuseReplay && replayed);
  }

  private find(username: string | readonly string[] | undefined): User | undefined {
    const bob: User = { username: 'bob', apiKey: this.settings().apiKey, full: true };
    return [bob, ...this.others].find((user) => user.username === username);
  }
}

function denied(objectType: string): Problem {
  return new Problem(
    403,
    `Access Denied! The user doesn't have the required permissions to access this '${objectType}'`,
  );
}
