import { readAccount } from '../../../core/account/read-account';
import type { RawAccount } from '../../../core/account/read-account';
import { describe as compile } from '../../../core';
import type { RequestDraft } from '../../../core/model/http';
import type { AnyScheme } from '../../../core/model/scheme';
import { Secret } from '../../../core/model/secret';
import { applyStamp } from '../../../core/model/stamp';
import type { Stamp } from '../../../core/model/stamp';
import { vendors } from '../../../core/vendors';
import { effects, NOW } from './support';

interface Twin {
  readonly id: string;
  readonly description: object;
  readonly account: RawAccount;
}

const SECRET = 'p"a\\s&<s word';

/** Schemes that a description says as well, byte for byte. */
const TWINS: readonly Twin[] = [
  {
    id: 'tcpwave/session-token',
    account: { baseUrl: 'https://ipam.test:7443/tims/rest', token: SECRET },
    description: {
      name: 'TCPWave',
      fields: [{ name: 'token', label: 'Session Token', secret: true }],
      send: { headers: { 'TIMS-Session-Token': '{token}' } },
      binding: 'ip',
      test: { method: 'GET', path: '/organization/list' },
    },
  },
  {
    id: 'truesight/basic',
    account: {
      tsimUrl: 'https://tsim.test',
      baseUrl: 'https://tsim.test',
      username: 'jörg',
      password: SECRET,
    },
    description: {
      name: 'TrueSight',
      fields: [
        { name: 'username', label: 'User Name' },
        { name: 'password', label: 'Password', secret: true },
      ],
      // "basic" in lower case, as the vendor writes it.
      send: {
        make: [{ as: 'pair', encode: 'base64', of: ['{username}:{password}'] }],
        headers: { Authorization: 'basic {pair}' },
      },
      test: {
        path: '/bppmws/api/Event/search',
        headers: { Accept: 'application/json' },
        json: {
          criteria: { identifier: 'mc_ueid', operator: 'EQUALS', value: 'latchkey-no-such-event' },
        },
      },
    },
  },
  {
    id: 'enlighted/api-key',
    account: { baseUrl: 'https://em.test/ems/api', username: 'admin', apiKey: SECRET },
    description: {
      name: 'Enlighted',
      fields: [
        { name: 'username', label: 'User Name' },
        { name: 'apiKey', label: 'API Key', secret: true },
      ],
      send: { headers: { UserId: '{username}', Authorization: 'apikey {apiKey}' } },
      test: { method: 'GET', path: '/org/floor/v1/list' },
    },
  },
  {
    id: 'enlighted/legacy',
    account: { baseUrl: 'https://em.test/ems/api', username: 'admin', apiKey: SECRET },
    description: {
      name: 'Enlighted (legacy)',
      fields: [
        { name: 'username', label: 'User Name' },
        { name: 'apiKey', label: 'API Key', secret: true },
      ],
      send: {
        make: [
          { as: 'now', now: 'milliseconds' },
          { as: 'sum', hash: 'sha1', of: ['{username}{apiKey}{now}'], out: 'hex' },
        ],
        headers: { ApiKey: '{username}', Authorization: '{sum}', ts: '{now}' },
      },
      test: { method: 'GET', path: '/org/floor/v1/list' },
    },
  },
  {
    id: 'edgecast/client-credentials',
    account: {
      clientId: 'client',
      clientSecret: SECRET,
      scopes: 'ec.rules sec.cps',
      accountNumber: '1A2B',
      baseUrl: 'https://api.vdms.io',
    },
    description: {
      name: 'Edgecast',
      fields: [
        { name: 'clientId', label: 'Client ID' },
        { name: 'clientSecret', label: 'Client Secret', secret: true },
        { name: 'scopes', label: 'Scopes', optional: true },
        { name: 'accountNumber', label: 'Account Number', optional: true },
      ],
      // The token server of the vendor; an account of ours can name another one.
      origins: ['https://id.vdms.io'],
      signIn: [
        {
          base: 'https://id.vdms.io',
          path: '/connect/token',
          headers: { Accept: 'application/json' },
          form: {
            client_id: '{clientId}',
            client_secret: '{clientSecret}',
            grant_type: 'client_credentials',
            scope: '{scopes}',
          },
          take: [
            { as: 'token', json: 'access_token' },
            { as: 'life', json: 'expires_in', public: true, optional: true },
          ],
        },
      ],
      life: { seconds: '{life}' },
      send: { headers: { 'x-owner-id': '{accountNumber}', Authorization: 'Bearer {token}' } },
      test: {
        method: 'GET',
        path: '/rules-engine/v1.1/policies',
        query: { page: '1', page_size: '1' },
      },
    },
  },
];

/** Why the others are code. */
const OTHERS: Readonly<Record<string, string>> = {
  'tcpwave/client-certificate': 'it signs in with a TLS certificate, which is no part of a request',
  'goss-icm/api-key': 'its token rides on the answer to any call, and there is no sign-in request',
  'truesight/token': 'it has two servers, three logins by the version, and a header by the path',
  'truesight/ready-token': 'it has two servers, and a header by the path',
  'edgecast/rest-token': 'a second token takes over when the first is rejected',
};

function schemeOf(id: string): AnyScheme {
  const found = vendors.flatMap(({ schemes }) => schemes).find((scheme) => scheme.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

test('each of our schemes has a description, or a reason why not', () => {
  const ids = vendors.flatMap(({ schemes }) => schemes).map(({ id }) => id);
  expect([...TWINS.map(({ id }) => id), ...Object.keys(OTHERS)].sort()).toEqual([...ids].sort());
});

const token = { secrets: { token: new Secret('T0K') }, open: {}, minted: NOW };

function stampBy(scheme: AnyScheme, raw: RawAccount, request: RequestDraft): Stamp {
  const context = { ...effects, request, account: readAccount(scheme, raw) };
  const { acquire } = scheme;
  if (acquire.kind === 'static') return acquire.sign({ ...context, secret: 0 });
  if (acquire.kind === 'signature') return acquire.sign(context);
  if (acquire.kind === 'login') return acquire.sign({ ...context, token });
  throw new Error(acquire.kind);
}

describe.each(TWINS)('$id as a description', ({ id, description, account }) => {
  const ours = schemeOf(id);
  const described = compile(description);

  test.each<RequestDraft>([
    { method: 'GET', url: 'https://host.test/a?b=c', headers: { 'X-Own': '1' } },
    {
      method: 'POST',
      url: 'https://host.test/a',
      headers: { 'Content-Type': 'application/json' },
      body: '{"a":1}',
    },
  ])('signs $method byte for byte the same', (request) => {
    const wanted = stampBy(ours, account, request);
    const given = stampBy(described, account, request);
    expect(JSON.stringify(applyStamp(request, given))).toBe(
      JSON.stringify(applyStamp(request, wanted)),
    );
    // And what is secret is the same, too.
    expect(given).toEqual(wanted);
  });

  test('signs in and tests byte for byte the same', () => {
    const one = readAccount(ours, account);
    const other = readAccount(described, account);
    const begin = (scheme: AnyScheme, held: typeof one): unknown =>
      scheme.acquire.kind === 'login'
        ? scheme.acquire.begin({ ...effects, account: held }).request
        : undefined;
    expect(described.acquire.kind).toBe(ours.acquire.kind);
    expect(begin(described, other)).toEqual(begin(ours, one));
    expect(described.test?.(other)).toEqual(ours.test?.(one));
    expect(described.binding).toBe(ours.binding);
  });
});

test('an optional value that is absent is sent by neither', () => {
  const { id, description, account } = TWINS[4] ?? { id: '', description: {}, account: {} };
  const { scopes: _scopes, accountNumber: _number, ...bare } = account;
  const request: RequestDraft = { method: 'GET', url: 'https://host.test/', headers: {} };
  expect(stampBy(compile(description), bare, request)).toEqual(
    stampBy(schemeOf(id), bare, request),
  );
});
