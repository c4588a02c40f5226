import type { IDataObject } from 'n8n-workflow';
import type { Json } from '../../../core';
import { startEdgecast } from '../../../simulators/edgecast';
import { startEnlighted } from '../../../simulators/enlighted';
import { startGossIcm } from '../../../simulators/goss-icm';
import type { Simulator, StartOptions } from '../../../simulators/simulator';
import { startTcpwave } from '../../../simulators/tcpwave';
import { startTruesight } from '../../../simulators/truesight';

/** One sign-in of the design's table, with something harmless to do under it. */
export interface SchemeCase {
  readonly id: string;
  readonly start: (options?: StartOptions) => Promise<Simulator>;
  /** An operation that only reads. */
  readonly operation: string;
  readonly values: Readonly<Record<string, Json>>;
  /** The same call for the HTTP Request node. */
  readonly call: (account: Readonly<Record<string, string>>) => {
    readonly url: string;
    readonly method?: 'POST';
    readonly body?: IDataObject;
  };
  /** An account that the server refuses, by the field that is wrong. */
  readonly wrong: Readonly<Record<string, string>>;
  /** What the person reads when the account is refused. */
  readonly refused: RegExp;
}

const get =
  (path: string, base = 'baseUrl') =>
  (account: Readonly<Record<string, string>>) => ({
    url: `${account[base] ?? ''}${path}`,
  });

const POSTCODE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'postcodeSearch',
  params: { postcode: 'PL6 7TL' },
};

const SEARCH = {
  criteria: { identifier: 'mc_ueid', operator: 'EQUALS', value: 'none' },
};

export const SCHEMES: readonly SchemeCase[] = [
  {
    id: 'tcpwave/session-token',
    start: startTcpwave,
    operation: 'organization.getMany',
    values: {},
    call: get('/organization/list'),
    wrong: { token: '00000000-dead-beef-0000-000000000000' },
    refused: /IP address.*expired.*revoked/s,
  },
  {
    id: 'tcpwave/client-certificate',
    start: startTcpwave,
    operation: 'organization.getMany',
    values: {},
    call: get('/organization/list'),
    wrong: {},
    refused: /certificate/,
  },
  {
    id: 'goss-icm/api-key',
    start: startGossIcm,
    operation: 'postcode.search',
    values: { postcode: 'PL6 7TL' },
    call: (account) => ({
      url: `${account['baseUrl'] ?? ''}/postcode`,
      method: 'POST',
      body: POSTCODE,
    }),
    wrong: { apiKey: '00000000-dead-beef-0000-000000000000' },
    refused: /Check the API key/,
  },
  {
    id: 'truesight/token',
    start: startTruesight,
    operation: 'tenant.getMany',
    values: {},
    call: get('/tsws/10.0/api/omprovider/tenants'),
    wrong: { password: 'wrong-password/+&=' },
    refused: /Check user name, password and tenant/,
  },
  {
    id: 'truesight/basic',
    start: startTruesight,
    operation: 'event.search',
    values: { conditions: { severity: 'CRITICAL' } },
    call: (account) => ({
      url: `${account['tsimUrl'] ?? ''}/bppmws/api/Event/search`,
      method: 'POST',
      body: SEARCH,
    }),
    wrong: { password: 'wrong-password/+&=' },
    refused: /Check user name and password/,
  },
  {
    id: 'truesight/ready-token',
    start: startTruesight,
    operation: 'tenant.getMany',
    values: {},
    call: get('/tsws/10.0/api/omprovider/tenants'),
    wrong: { token: '_00000000-dead-beef-0000-000000000000' },
    refused: /sign in to TrueSight again and enter the new token in Token/,
  },
  {
    id: 'enlighted/api-key',
    start: startEnlighted,
    operation: 'floor.getMany',
    values: {},
    call: get('/org/floor/v1/list'),
    wrong: { apiKey: 'deadbeef'.repeat(8) },
    refused: /Check user name and API key/,
  },
  {
    id: 'enlighted/legacy',
    start: startEnlighted,
    operation: 'floor.getMany',
    values: {},
    call: get('/org/floor/v1/list'),
    wrong: { apiKey: 'deadbeef'.repeat(8) },
    refused: /Check user name and API key/,
  },
  {
    id: 'edgecast/rest-token',
    start: startEdgecast,
    operation: 'ipRange.get',
    values: {},
    call: get('/v2/mcc/customers/superblocks'),
    wrong: { token: '00000000-dead-beef-0000-000000000000', backupToken: '' },
    refused: /Compare the token with View Profile/,
  },
  {
    id: 'edgecast/client-credentials',
    start: startEdgecast,
    operation: 'policy.getMany',
    values: {},
    call: get('/rules-engine/v1.1/policies'),
    wrong: { clientSecret: 'not-the-client-secret/+&=' },
    refused: /Check client ID, client secret and token URL/,
  },
];
