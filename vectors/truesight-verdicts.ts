import type { Json } from '../core';
import {
  HEADERS,
  ok,
  READY,
  READY_HEADER,
  SIGNED,
  TSIM,
  TSPS,
  WITH_JSON,
} from './truesight-account';
import type { Vector } from './vector';

const CREATE = {
  ...SIGNED,
  operation: 'event.create',
  params: { message: 'hello' },
  request: {
    method: 'POST',
    url: `${TSIM}/Event/create`,
    headers: WITH_JSON,
    body: [{ attributes: { CLASS: 'EVENT', severity: 'WARNING', msg: 'hello' } }],
  },
} as const satisfies Partial<Vector>;

const READ = {
  ...SIGNED,
  operation: 'tenant.getMany',
  params: {},
  request: { method: 'GET', url: `${TSPS}/10.0/api/omprovider/tenants`, headers: HEADERS },
} as const satisfies Partial<Vector>;

function body(statusCode: string | number, statusMsg: string, more: Json = {}): Json {
  return {
    ...(more as Readonly<Record<string, Json>>),
    statusCode,
    statusMsg,
    responseTimeStamp: '2026-11-21T10:00:00',
  };
}

/** What the servers answer when something is wrong (TSWS authentication and permissions). */
export const verdictVectors: readonly Vector[] = [
  {
    ...READ,
    name: 'reads a refused token although the error body says authPassed inside',
    reply: {
      status: 401,
      body: body('401', 'Invalid/expired token', { response: { authPassed: true, status: 'OK' } }),
    },
    outcome: { error: { code: 'sign-in-refused' } },
  },
  {
    ...READ,
    name: 'reads a refused token from the body under HTTP 200',
    reply: { status: 200, body: body('401', 'Invalid/expired token') },
    outcome: { error: { code: 'sign-in-refused' } },
  },
  {
    ...READ,
    name: 'reads "Token is missing" as not signed in',
    reply: { status: 400, body: body('400', 'Token is missing') },
    outcome: { error: { code: 'sign-in-refused' } },
  },
  {
    ...CREATE,
    name: 'does not take a single sign-on that is down for a bad password',
    reply: { status: 503, body: body('503', 'Remedy SSO server is not accessible') },
    outcome: {
      error: {
        code: 'failed',
        status: 503,
        vendorCode: '503',
        says: ['Remedy SSO server is not accessible'],
      },
    },
  },
  {
    ...CREATE,
    name: 'does not sign in again when the role is not allowed',
    reply: {
      status: 403,
      body: body('403', 'Forbidden', {
        errors: ['The user is not authorized to perform this operation.'],
      }),
    },
    outcome: {
      error: {
        code: 'denied',
        status: 403,
        vendorCode: 'The user is not authorized to perform this operation.',
        says: ['not authorized', 'authorization profile'],
      },
    },
  },
  {
    ...CREATE,
    name: 'takes a partial success for a failure and says which part failed',
    reply: {
      status: 203,
      body: body('203', 'Partial Response', {
        responseList: [
          { mc_ueid: 'mc.1', statusCode: '200', statusMsg: 'OK' },
          { mc_ueid: 'mc.2', statusCode: '404', statusMsg: 'Event mc.2 is not found.' },
        ],
      }),
    },
    outcome: {
      error: { code: 'failed', status: 203, vendorCode: '404', says: ['1 of 2', 'mc.2'] },
    },
  },
  {
    ...CREATE,
    name: 'takes a failed part under HTTP 200 for a failure',
    reply: {
      status: 200,
      body: ok({
        responseList: [{ statusCode: '400', errors: ['Invalid severity X.'], statusMsg: 'Bad' }],
      }),
    },
    outcome: {
      error: {
        code: 'failed',
        status: 200,
        vendorCode: 'Invalid severity X.',
        says: ['1 of 1 failed: Invalid severity X.'],
      },
    },
  },
  {
    ...CREATE,
    name: 'takes a number for the status code as well as a text',
    reply: { status: 200, body: body(404, 'CELL_NAME x is not found.') },
    outcome: { error: { code: 'failed', status: 200, vendorCode: '404', says: ['is not found'] } },
  },
  {
    ...READ,
    name: 'takes the login page of the single sign-on for a failure and not for data',
    reply: {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<!DOCTYPE html><html><body>Sign in</body></html>',
    },
    outcome: { error: { code: 'failed', status: 200, says: ['web page'] } },
  },
  {
    ...READ,
    name: 'takes an empty response for a failure and not for an empty list',
    reply: { status: 200 },
    outcome: {
      error: { code: 'failed', says: ['no list at "responseContent.tenantList"', 'empty'] },
    },
  },
  {
    name: 'reads a refused Basic password, whose text is the same as for a dead token',
    scheme: 'truesight/basic',
    account: { tsimUrl: 'https://tsim.example.test', username: 'admin', password: 'wrong' },
    operation: 'ci.search',
    params: { conditions: { Name: 'web01' } },
    request: {
      method: 'POST',
      url: 'https://tsim.example.test/bppmws/api/CI/search',
      headers: { authorization: 'basic YWRtaW46d3Jvbmc=' },
      body: { criteria: { identifier: 'Name', operator: 'EQUALS', value: 'web01' } },
    },
    reply: {
      status: 401,
      body: body('401', 'Unauthorized', {
        errors: ['Authentication failed. Invalid Username/Password OR Invalid/Expired Token.'],
      }),
    },
    outcome: {
      error: {
        code: 'sign-in-refused',
        status: 401,
        says: ['Check user name and password'],
      },
    },
  },
  {
    ...READY,
    name: 'says what to do when a ready token has ended, for there is no login to get another',
    operation: 'tenant.getMany',
    params: {},
    request: {
      method: 'GET',
      url: `${TSPS}/10.0/api/omprovider/tenants`,
      headers: { authorization: READY_HEADER },
    },
    // TSWS logout: how an ended token is answered.
    reply: {
      status: 401,
      body: body('401', 'Invalid/expired token', { response: { authPassed: true, status: 'OK' } }),
    },
    outcome: {
      error: {
        code: 'sign-in-refused',
        status: 401,
        vendorCode: '401',
        says: [
          'Invalid/expired token',
          'sign in to TrueSight again and enter the new token in Token.',
        ],
      },
    },
  },
];
