import { randomBytes, timingSafeEqual } from 'node:crypto';
import { json, mediaType, type Reply, type Route, type SimRequest } from '../routes';
import { gatewayError } from './hyperion';
import type { ReadSettings } from './settings';

interface Grant {
  readonly scopes: readonly string[];
  readonly expires: number;
}

export interface Client {
  readonly id: string;
  readonly secret: string;
}

const NO_STORE = {
  'content-type': 'application/json; charset=UTF-8',
  'cache-control': 'no-store, no-cache, max-age=0',
};

function same(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

function oauthError(error: string, refused: boolean): Reply {
  return { ...json(400, { error }, NO_STORE), refused };
}

/** Looks like the vendor's JWT; nothing but this server can tell whether it is good. */
function mintToken(client: string, scopes: readonly string[], expires: number): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = { alg: 'RS256', typ: 'JWT' };
  const claims = { client_id: client, scope: scopes, exp: Math.floor(expires / 1000) };
  return [part(header), part(claims), randomBytes(64).toString('base64url')].join('.');
}

/** IDS: client credentials (RFC 6749 section 4.4) for tokens of a scope set, and their check. */
export class Identity {
  private readonly grants = new Map<string, Grant>();

  constructor(
    private readonly client: Client,
    private readonly settings: ReadSettings,
  ) {}

  expireAll(): void {
    this.grants.clear();
  }

  get routes(): readonly Route[] {
    return [
      {
        method: 'POST',
        path: '/connect/token',
        kind: 'login',
        handle: (request) => this.issue(request),
      },
    ];
  }

  private issue(request: SimRequest): Reply {
    if (mediaType(request) !== 'application/x-www-form-urlencoded') {
      return oauthError('invalid_request', false);
    }
    const form = new URLSearchParams(request.text);
    const names = [...form.keys()];
    if (new Set(names).size !== names.length) return oauthError('invalid_request', false);
    const id = form.get('client_id') ?? '';
    const secret = form.get('client_secret') ?? '';
    // Credentials in a Basic header do not count: the vendor documents the body only.
    if (!same(id, this.client.id) || !same(secret, this.client.secret)) {
      return oauthError('invalid_client', true);
    }
    const grantType = form.get('grant_type');
    if (grantType === null) return oauthError('invalid_request', false);
    if (grantType !== 'client_credentials') return oauthError('unsupported_grant_type', false);
    const { clientScopes, scopeOptional, tokenLifeSeconds } = this.settings();
    const registered = clientScopes.split(' ').filter((scope) => scope !== '');
    const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    if (asked.length === 0 && !scopeOptional) return oauthError('invalid_scope', false);
    if (!asked.every((scope) => registered.includes(scope))) {
      return oauthError('invalid_scope', false);
    }
    const scopes = asked.length === 0 ? registered : asked;
    const expires = Date.now() + tokenLifeSeconds * 1000;
    const token = mintToken(this.client.id, scopes, expires);
    if (this.settings().singleSession) this.grants.clear();
    this.grants.set(token, { scopes, expires });
    const body = {
      access_token: token,
      expires_in: Math.floor(tokenLifeSeconds),
      token_type: 'Bearer',
    };
    return json(200, body, NO_STORE);
  }

  /** A reply when the bearer token does not authorize a call of the service with this scope. */
  check(request: SimRequest, scope: string): Reply | undefined {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const grant = token === undefined ? undefined : this.grants.get(token);
    if (token === undefined || grant === undefined) {
      return gatewayError(401, 'Unauthenticated Access');
    }
    if (grant.expires <= Date.now()) {
      this.grants.delete(token);
      return gatewayError(401, 'Unauthenticated Access');
    }
    if (grant.scopes.includes(scope)) return undefined;
    return gatewayError(this.settings().missingScopeStatus, 'The token lacks the required scope');
  }
}
