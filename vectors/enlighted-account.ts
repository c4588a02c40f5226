import type { Vector } from './vector';

/** The example of User Authentication for APIs for version 4.5. */
export const KEY = 'e511c7a4b04740f2f3c519209ad7429ac3f9f728b97c5d8cd1c88096987ad0d1';

export const EMS = 'https://em.example.test/ems/api';

export const SIGNED = {
  scheme: 'enlighted/api-key',
  account: { baseUrl: EMS, username: 'bob', apiKey: KEY },
} as const satisfies Partial<Vector>;

export const HEADERS = {
  userid: 'bob',
  authorization: `apikey ${KEY}`,
  accept: 'application/json',
};

/** Of the two sets of headers exactly one is sent (User Authentication for APIs). */
export const NO_LEGACY = ['ApiKey', 'ts'] as const;
