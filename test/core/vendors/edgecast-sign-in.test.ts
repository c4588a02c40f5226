import { readAccount } from '../../../core/account/read-account';
import type { RequestDraft } from '../../../core/model/http';
import { readReply } from '../../../core/model/read-reply';
import type { SignInOutcome } from '../../../core/model/sign-in-method';
import { vendor } from '../../../core/vendors/edgecast';
import { clientCredentials } from '../../../core/vendors/edgecast/client-credentials';
import { restToken } from '../../../core/vendors/edgecast/rest-token';
import { readTokenReply } from '../../../core/vendors/edgecast/token-reply';
import { replyOf } from '../../support/memory-transport';
import { beginWith, signWith } from '../../support/sign-with';
import type { Answer } from '../../support/memory-transport';
import { get } from './edgecast-fixture';

const TOKEN = '12345678-1234-1234-1234-1234567890ab';

const BACKUP = '87654321-4321-4321-4321-ba0987654321';

const REST = { accountNumber: '1A2B', token: TOKEN };

const CLIENT = { clientId: 'J23', clientSecret: 'Fad+D/F=&', scopes: 'ec.rules cdn.origins' };

function gateway(path: string): RequestDraft {
  return { method: 'GET', url: `https://api.vdms.io${path}`, headers: {} };
}

function restSecrets(raw: Readonly<Record<string, string>>): number | undefined {
  const { acquire } = restToken;
  if (acquire.kind !== 'static') throw new Error('not static');
  return acquire.secrets?.(readAccount(restToken, raw));
}

function signedWith(raw: Readonly<Record<string, string>>, secret: number): string | undefined {
  const account = readAccount(restToken, raw);
  return signWith(restToken, account, get('/v2/x'), { secret }).headers['Authorization'];
}

describe('the REST token', () => {
  it('goes into the Authorization header as TOK', () => {
    expect(signedWith(REST, 0)).toBe(`TOK:${TOKEN}`);
  });

  it('may be pasted with the prefix of the header', () => {
    expect(signedWith({ ...REST, token: ` tok: ${TOKEN} ` }, 0)).toBe(`TOK:${TOKEN}`);
  });

  it('gives way to the backup token, the second secret', () => {
    const raw = { ...REST, backupToken: BACKUP };
    expect(restSecrets(raw)).toBe(2);
    expect(signedWith(raw, 1)).toBe(`TOK:${BACKUP}`);
  });

  it('has one secret without a backup token and with a backup token that is the same', () => {
    expect(restSecrets(REST)).toBe(1);
    expect(restSecrets({ ...REST, backupToken: `TOK:${TOKEN}` })).toBe(1);
    expect(signedWith(REST, 1)).toBe(`TOK:${TOKEN}`);
  });

  it('asks for JSON unless the caller asks for something else', () => {
    const account = readAccount(restToken, REST);
    expect(signWith(restToken, account, get('/v2/x')).headers).toMatchObject({
      Accept: 'application/json',
    });
    const xml = get('/v2/x', { accept: 'application/xml' });
    const { headers } = signWith(restToken, account, xml);
    expect(headers['accept']).toBe('application/xml');
    expect(headers['Accept']).toBeUndefined();
  });

  it('is for the REST host alone, and tested by a call without an account number', () => {
    const account = readAccount(restToken, { ...REST, baseUrl: 'https://cdn.example/api/' });
    expect(restToken.servers(account)).toEqual({ rest: 'https://cdn.example/api' });
    expect(restToken.test?.(account)).toEqual({
      method: 'GET',
      url: 'https://cdn.example/api/v2/mcc/customers/superblocks',
      headers: {},
    });
    expect(restToken.identity?.(account)).toBe('account 1A2B');
  });

  it('needs an account number that is hexadecimal', () => {
    expect(() => readAccount(restToken, { token: TOKEN })).toThrow(/accountNumber/);
    expect(() => readAccount(restToken, { ...REST, accountNumber: 'shop-1' })).toThrow(/A-F/);
  });
});

describe('client credentials', () => {
  function tokenRequest(raw: Readonly<Record<string, string>>): RequestDraft {
    return beginWith(clientCredentials, readAccount(clientCredentials, raw)).request;
  }

  it('asks for a token as the vendor’s page shows it, secrets encoded in the body', () => {
    expect(tokenRequest(CLIENT)).toEqual({
      method: 'POST',
      url: 'https://id.vdms.io/connect/token',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'client_id=J23&client_secret=Fad%2BD%2FF%3D%26&grant_type=client_credentials&scope=cdn.origins+ec.rules',
    });
  });

  it('leaves the choice to the server when no scope is given', () => {
    const { body } = tokenRequest({ ...CLIENT, scopes: '' });
    expect(String(body)).not.toContain('scope');
  });

  it('signs as bearer for the gateway alone, for a customer only when one is named', () => {
    const account = readAccount(clientCredentials, CLIENT);
    expect(clientCredentials.servers(account)).toEqual({ gateway: 'https://api.vdms.io' });
    expect(clientCredentials.identity?.(account)).toBe('J23');
    expect(signWith(clientCredentials, account, gateway('/x'), { token: 'jwt' }).headers).toEqual({
      Authorization: 'Bearer jwt',
    });
    const partner = readAccount(clientCredentials, { ...CLIENT, accountNumber: '1A2B' });
    expect(signWith(clientCredentials, partner, gateway('/x'), { token: 'jwt' }).headers).toEqual({
      Authorization: 'Bearer jwt',
      'x-owner-id': '1A2B',
    });
  });

  it('has no probe and says why', () => {
    expect(clientCredentials.acquire).toMatchObject({
      probe: { none: expect.stringContaining('scope') as string },
    });
  });
});

describe('the answer of the token server', () => {
  const read = (answer: Answer): SignInOutcome => readTokenReply(readReply(replyOf(answer)));
  const granted = (extra: Readonly<Record<string, string | number>>): SignInOutcome =>
    read({ body: { access_token: 'a.b-c_d', token_type: 'Bearer', ...extra } });

  it('grants a token with its life', () => {
    const outcome = granted({ expires_in: 300 });
    if (outcome.kind !== 'granted') throw new Error(outcome.kind);
    expect(outcome.token.values.secrets['token']?.reveal()).toBe('a.b-c_d');
    expect(outcome.token.lifeSeconds).toBe(300);
  });

  it('takes a life that is a text with digits, and a type in any case or none', () => {
    expect(granted({ expires_in: '60', token_type: 'bEARER' })).toMatchObject({
      token: { lifeSeconds: 60 },
    });
    expect(read({ body: { access_token: 'x', expires_in: 5 } })).toMatchObject({
      token: { lifeSeconds: 5 },
    });
  });

  it.each([0, -5, 'soon', '', '-1', 1_764_000_000_000, 315_576_000])(
    'takes a life of %p as unknown',
    (expires_in) => {
      const outcome = granted({ expires_in });
      expect(outcome.kind).toBe('granted');
      expect(outcome).not.toHaveProperty('lifeSeconds');
    },
  );

  it('takes a missing life as unknown', () => {
    expect(granted({})).not.toHaveProperty('lifeSeconds');
  });

  it('is a refusal when it rejects the client by name, whatever the status', () => {
    expect(read({ status: 500, body: { error: 'invalid_client' } }).kind).toBe('refused');
  });

  it.each<readonly [string, Answer]>([
    ['a web page', { body: '<html><body>Sign in to the Wi-Fi</body></html>' }],
    ['nothing', {}],
    ['null', { body: null }],
    ['an empty token', { body: { access_token: '', token_type: 'Bearer' } }],
    ['a token that is a number', { body: { access_token: 5, token_type: 'Bearer' } }],
    ['a token with a line break', { body: { access_token: 'a\r\nX: y', token_type: 'Bearer' } }],
    ['a token with a space', { body: { access_token: 'a b', token_type: 'Bearer' } }],
    ['a token of another type', { body: { access_token: 'a', token_type: 'mac' } }],
    ['a type that is no text', { body: { access_token: 'a', token_type: 1 } }],
    ['503', { status: 503, body: '<html></html>' }],
    ['500 without a word on the credentials', { status: 500, body: { error: 'server_error' } }],
    ['429', { status: 429, body: { error: 'slow_down' } }],
    ['403 of a proxy', { status: 403, body: 'blocked by policy' }],
    ['a redirect', { status: 302 }],
    ['temporarily_unavailable', { status: 400, body: { error: 'temporarily_unavailable' } }],
    ['an error that is no text', { status: 400, body: { error: 7 } }],
  ])('is not a refusal when it is %s', (_, answer) => {
    expect(read(answer).kind).toBe('unavailable');
  });

  it('says where the token server usually is when nothing is there', () => {
    expect(read({ status: 404 })).toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('usually looks like https://id.vdms.io') as string,
    });
  });

  it.each(['invalid_client', 'invalid_scope', 'unauthorized_client', 'invalid_request'])(
    'is a refusal when it is %s',
    (error) => {
      expect(read({ status: 400, body: { error } })).toEqual({
        kind: 'refused',
        message: error,
        vendorCode: error,
      });
    },
  );

  it('is a refusal when it says so under 200, and its description comes before its code', () => {
    const body = { error: 'invalid_client', error_description: 'No such client' };
    expect(read({ body })).toEqual({
      kind: 'refused',
      message: 'No such client',
      vendorCode: 'invalid_client',
    });
  });

  it('is a refusal when it is a bare 401', () => {
    expect(read({ status: 401 })).toEqual({ kind: 'refused' });
  });
});

describe('the two hosts', () => {
  it('are never mixed up: each row names its host and the only sign-in that may call it', () => {
    for (const row of vendor.operations) {
      const isRest = row.path.startsWith('/v2/');
      expect([row.server, row.schemes]).toEqual(
        isRest ? ['rest', [restToken.id]] : ['gateway', [clientCredentials.id]],
      );
      expect(row.scope === undefined).toBe(isRest);
    }
  });
});
