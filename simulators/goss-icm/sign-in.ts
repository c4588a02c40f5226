import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { Desk } from '../control';
import type { SimRequest } from '../routes';
import { listed, type GossIcmSettings } from './settings';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface ApiKey {
  readonly key: string;
  /** Patterns of `worker/method` that the key may call; `*` stands for any text. undefined: everything. */
  readonly methodFilter?: readonly string[];
}

interface Directory {
  readonly keys: readonly ApiKey[];
  /** Users of the group that the keys permit. */
  readonly users: readonly Credentials[];
}

/** The security data that the API Server keeps for a token: key, user, address, expiry. */
interface Session {
  readonly apiKey: ApiKey;
  readonly user: string | undefined;
  readonly address: string;
  readonly expires: number;
}

/** What a request may do; `token` is what its answer carries in x-api-token. */
export interface Admission {
  readonly user: string | undefined;
  readonly token: string | undefined;
}

function same(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

function allowedByFilter(filter: readonly string[] | undefined, target: string): boolean {
  return (
    filter?.some((pattern) => {
      const [head = '', ...rest] = pattern.split('*');
      return rest.length === 0 ? target === head : target.startsWith(head);
    }) ?? true
  );
}

function basicUser(header: string, users: readonly Credentials[]): string | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(header)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return users.find((user) => same(text, `${user.username}:${user.password}`))?.username;
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

/**
 * The gatekeeper of article 2188 of the documentation: a key with credentials once, then the token alone, 401 for any doubt.
 */
export class SignIn {
  private readonly sessions = new Map<string, Session>();
  keySigned = 0;
  tokenSigned = 0;

  constructor(
    private readonly directory: Directory,
    private readonly desk: Desk<GossIcmSettings>,
  ) {}

  expireAll(): void {
    this.sessions.clear();
  }

  reset(): void {
    this.keySigned = 0;
    this.tokenSigned = 0;
  }

  /**
   * @param worker name of the worker that is called
   * @param method JSON-RPC method, for the key's method filter
   * @returns undefined when the request is refused
   */
  admit(request: SimRequest, worker: string, method: string): Admission | undefined {
    const key = single(request.headers['x-api-key']);
    const token = single(request.headers['x-api-token']);
    const basic = request.headers.authorization;
    if (token !== undefined) {
      const alone = key === undefined && basic === undefined;
      if (!alone && this.desk.settings.tokenMustStandAlone) return undefined;
      return this.admitToken(token, request.remoteAddress, `${worker}/${method}`);
    }
    if (key !== undefined) {
      const admission = this.admitKey(key, basic, request.remoteAddress, `${worker}/${method}`);
      if (admission === undefined) this.desk.count('loginsRefused');
      return admission;
    }
    if (basic !== undefined) return undefined;
    return listed(this.desk.settings.openWorkers, worker)
      ? { user: undefined, token: undefined }
      : undefined;
  }

  private admitToken(token: string, address: string, target: string): Admission | undefined {
    const session = this.sessions.get(token);
    if (session === undefined) return undefined;
    if (session.expires <= Date.now()) {
      this.sessions.delete(token);
      return undefined;
    }
    if (session.address !== address) return undefined;
    if (!allowedByFilter(session.apiKey.methodFilter, target)) return undefined;
    this.tokenSigned += 1;
    return { user: session.user, token: this.desk.settings.tokenOnEveryAnswer ? token : undefined };
  }

  private admitKey(
    key: string,
    basic: string | undefined,
    address: string,
    target: string,
  ): Admission | undefined {
    const { settings } = this.desk;
    const apiKey = this.directory.keys.find((entry) => same(entry.key, key));
    if (apiKey === undefined) return undefined;
    const rule = settings.keyAllowedAddresses;
    if (rule !== '' && !listed(rule, address)) return undefined;
    const user = basic === undefined ? undefined : basicUser(basic, this.directory.users);
    const credentialsExpected = basic !== undefined || settings.keyDemandsCredentials;
    if (credentialsExpected && user === undefined) return undefined;
    if (!allowedByFilter(apiKey.methodFilter, target)) return undefined;
    this.keySigned += 1;
    if (!settings.givesToken) return { user, token: undefined };
    const token = randomUUID().replaceAll('-', '');
    this.sessions.set(token, {
      apiKey,
      user,
      address,
      expires: Date.now() + settings.tokenLifeSeconds * 1000,
    });
    this.desk.count('logins');
    return { user, token };
  }
}
