import { fail } from './document-reader';
import type { Description } from './grammar';
import { usesToken } from './properties';

/** A test request that carries nothing of the sign-in passes with any credentials, and keeps no token alive. */
export function checkTest(description: Description): void {
  const { send, test } = description;
  if (test?.method !== 'GET' || usesToken(description, test)) return;
  const { json, form, last, headers, query, cookies, basic, digest, base, reads } = send;
  const inBody = [json, form, last?.form].some((place) => place !== undefined);
  const elsewhere = [headers, query, cookies, basic, digest, base, reads, last?.query];
  if (!inBody || elsewhere.some((place) => place !== undefined)) return;
  fail(
    'test.method',
    'is GET, which has no body, but the sign-in is sent in the body only. Use a request with POST',
  );
}
