import fc from 'fast-check';
import { describe as compile } from '../../../core/described/describe';
import { readReply } from '../../../core/model/read-reply';
import type { ReadReply } from '../../../core/model/read-reply';
import { Secret } from '../../../core/model/secret';
import type { SignInOutcome, SignInStep } from '../../../core/model/sign-in-method';
import { applyStamp } from '../../../core/model/stamp';
import { expectWhole, hostile, orInputError } from './hostile-texts';
import { effects, GET, isStep, LOGIN, NOW } from './support';

test('10,000 responses end in a token, a next step or an outcome', () => {
  const description = {
    ...LOGIN,
    signIn: [
      {
        path: '/login',
        json: { u: '{username}', p: '{password}' },
        take: [
          { as: 'token', json: 'a' },
          { as: 'h', header: 'x-h', optional: true },
          { as: 'c', cookie: 'c', optional: true },
          { as: 'jar', cookies: 'all', optional: true },
          { as: 'x', xml: 'a@b', optional: true },
          { as: 't', text: { after: 'a', before: '"' }, optional: true },
        ],
      },
      {
        path: '/{token}/two',
        headers: { A: '{token}' },
        take: [{ as: 'end', text: true, optional: true }],
      },
    ],
    life: { date: '{end}' },
    send: {
      base: 'https://api.test/{token}',
      headers: { A: '{token}{h}', C: '{c}' },
      cookies: { c: '{c}', x: '{x}' },
      query: { t: '{t}' },
      json: { end: '{end}' },
    },
    replies: {
      denied: [{ xml: 'a@b', is: ['1'] }],
      stale: [{ html: true }, { redirectTo: '/login' }],
      refused: [{ json: 'a.b', contains: 'x' }],
      failed: [{ header: 'x-h', not: ['ok'] }],
      message: ['a', 'xml:a'],
      take: [{ as: 'token', json: 'a' }],
    },
    signOut: { path: '/out/{token}' },
  };
  const scheme = compile(description);
  if (scheme.acquire.kind !== 'login') throw new Error(scheme.acquire.kind);
  const { begin, sign, update, signOut } = scheme.acquire;
  const account = { baseUrl: 'https://api.test', username: 'a', password: new Secret('b') };
  const body = fc.oneof(
    fc.json(),
    hostile,
    hostile.map((a) => JSON.stringify({ a })),
    hostile.map((a) => `<a b="${a}">${a}</a>`),
    fc.constant('<!doctype html>'),
  );
  const answers = fc.record({
    status: fc.constantFrom(200, 204, 302, 400, 401, 403, 429, 500),
    headers: fc.dictionary(fc.constantFrom('x-h', 'date', 'location', 'x-updated'), hostile),
    cookies: fc.array(
      fc.oneof(
        hostile,
        hostile.map((text) => `c=${text}`),
      ),
      { maxLength: 3 },
    ),
    body,
  });
  const read = (answer: {
    status: number;
    headers: Record<string, string>;
    cookies: string[];
    body: string;
  }): ReadReply => readReply({ ...answer, body: new TextEncoder().encode(answer.body) });
  fc.assert(
    fc.property(answers, answers, (one, two) => {
      let progress: SignInStep | SignInOutcome = begin({ ...effects, account });
      for (const answer of [one, two]) {
        if (isStep(progress)) progress = progress.then(read(answer));
      }
      expect(scheme.verdict(read(one), GET).kind).toMatch(/^(?:ok|stale|denied|throttled|broken)$/);
      if (isStep(progress) || progress.kind !== 'granted') return;
      const token = { ...progress.token.values, minted: NOW };
      update?.(read(two), token);
      orInputError(() => signOut?.(account, token));
      const stamp = orInputError(() =>
        sign({ ...effects, request: { ...GET, url: 'https://api.test/x' }, account, token }),
      );
      if (stamp === undefined) return;
      const signed = applyStamp({ ...GET, url: 'https://api.test/x' }, stamp);
      expectWhole(signed);
      expect(new URL(signed.url).origin).toBe('https://api.test');
    }),
    { numRuns: 10_000 },
  );
});
