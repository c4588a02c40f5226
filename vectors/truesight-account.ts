import type { Vector } from './vector';

/** The token of Web services authentication, TSIM 11.3: base64, so that a client that decodes or trims it is caught. */
export const GRANT = 'TC9r9c/izIOdaQzztOjlqDE8ozc=';

export const TOKEN_ACCOUNT = {
  baseUrl: 'https://tsps.example.test',
  tsimUrl: 'https://tsim.example.test:8443',
  signIn: 'tsps-10.1',
  username: 'admin',
  password: 'admin12345',
  tenant: '*',
};

export const TSPS = 'https://tsps.example.test/tsws';
export const TSIM = 'https://tsim.example.test:8443/bppmws/api';

/** Everything but the token routes: the `Authorization` header. */
export const SIGNED = {
  scheme: 'truesight/token',
  account: TOKEN_ACCOUNT,
  grant: GRANT,
} as const satisfies Partial<Vector>;

export const HEADERS = { authorization: `authtoken ${GRANT}`, accept: 'application/json' };

export const WITH_JSON = { ...HEADERS, 'content-type': 'application/json' };

/** A token as Remedy SSO makes them (TSWS authentication), pasted with the word in front. */
const READY_TOKEN = '_ce14bc5c-e517-4df4-916f-5b942ec25b35';

export const READY = {
  scheme: 'truesight/ready-token',
  account: {
    baseUrl: TOKEN_ACCOUNT.baseUrl,
    tsimUrl: TOKEN_ACCOUNT.tsimUrl,
    token: `authToken ${READY_TOKEN} `,
  },
} as const satisfies Partial<Vector>;

export const READY_HEADER = `authtoken ${READY_TOKEN}`;

/** The envelope of a good answer, with strings for numbers as the servers write it. */
export function ok<T extends Readonly<Record<string, unknown>>>(
  content: T,
): T & { statusCode: string; statusMsg: string; responseTimeStamp: string } {
  return {
    ...content,
    statusCode: '200',
    statusMsg: 'OK',
    responseTimeStamp: '2026-11-21T10:00:00',
  };
}

/** The answer about one thing that was changed. */
export const DONE = { resourceId: 'pol-7', resourceName: 'x', statusCode: '200', statusMsg: 'OK' };
