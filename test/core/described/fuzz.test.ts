import fc from 'fast-check';
import { readAccount } from '../../../core/account/read-account';
import { InputError } from '../../../core/errors';
import { describe as compile } from '../../../core/described/describe';
import { readDescription } from '../../../core/described/read-description';
import { readXml } from '../../../core/described/xml';
import { readReply } from '../../../core/model/read-reply';
import type { ReadReply } from '../../../core/model/read-reply';
import type { AnyScheme } from '../../../core/model/scheme';
import { Secret } from '../../../core/model/secret';
import type { SignInOutcome, SignInStep } from '../../../core/model/sign-in-method';
import { applyStamp } from '../../../core/model/stamp';
import type { SignedRequest } from '../../../core/model/http';
import { effects, GET, isStep, LOGIN, NOW, USER_FIELDS } from './support';

const RUNS = { numRuns: 10_000 };

/** Texts that try to leave their place. */
const hostile = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ...[
      '{password}',
      '{{x}}',
      '..',
      '.',
      '/../',
      '//evil.test',
      '@evil.test/',
      'https://evil.test',
      '\\\\evil.test',
    ],
    ...[
      'a\r\nX-Evil: 1',
      '\0',
      '"',
      '\\',
      '","admin":true,"x":"',
      '&admin=1',
      ';admin=1',
      '#',
      '?x=1',
    ],
    ...[
      '<evil/>',
      '"/><evil a="',
      '&evil;',
      '<!DOCTYPE a>',
      ']]>',
      'ü',
      '\u20ac',
      '\ud800',
      '%2e%2e',
      '%00',
    ],
  ),
);

/** Runs; an input error is an answer, anything else fails the test. */
function orInputError<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof InputError && /^\S+: .+/s.test(error.message)) return undefined;
    throw error;
  }
}

const MEMBERS = [
  ...[
    'name',
    'fields',
    'origins',
    'signIn',
    'life',
    'refresh',
    'signOut',
    'send',
    'replies',
    'test',
    'binding',
  ],
  ...[
    'path',
    'json',
    'form',
    'xml',
    'query',
    'headers',
    'cookies',
    'basic',
    'user',
    'password',
    'base',
    'method',
  ],
  ...[
    'take',
    'make',
    'as',
    'header',
    'cookie',
    'text',
    'seconds',
    'jwt',
    'digest',
    'hash',
    'hmac',
    'of',
    'out',
    'key',
  ],
  ...[
    'stale',
    'status',
    'is',
    'not',
    'contains',
    'html',
    'reads',
    'writes',
    'last',
    'label',
    '__proto__',
    'constructor',
  ],
];
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    fc.constantFrom(
      '/',
      '/login',
      '{token}',
      '{password}',
      'token',
      'sha256',
      'hex',
      'POST',
      'all',
      'iso',
      '',
      true,
      5,
      null,
    ),
    hostile,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...MEMBERS), tie('tree'), { maxKeys: 6 }),
  ),
}));

test('10,000 documents end in a scheme or in one sentence', () => {
  const document = fc.oneof(
    tree,
    tree.map((member) => ({
      ...LOGIN,
      ...(typeof member === 'object' ? member : { name: member }),
    })),
    fc
      .tuple(fc.constantFrom(...MEMBERS), tree)
      .map(([name, member]) => ({ ...LOGIN, [name]: member })),
    fc
      .tuple(fc.constantFrom(...MEMBERS), tree)
      .map(([name, member]) => ({ ...LOGIN, signIn: [{ ...LOGIN.signIn[0], [name]: member }] })),
    fc
      .tuple(fc.constantFrom(...MEMBERS), tree)
      .map(([name, member]) => ({ name: 'X', fields: USER_FIELDS, send: { [name]: member } })),
    fc.string(),
    fc.json(),
    fc.anything(),
  );
  let accepted = 0;
  fc.assert(
    fc.property(document, hostile, (value, entered) => {
      const scheme = orInputError(() => compile(value));
      if (scheme === undefined) return;
      accepted += 1;
      orInputError(() => {
        use(scheme, entered);
      });
    }),
    RUNS,
  );
  // Enough of them are whole, so that the rest of the way is tried too.
  expect(accepted).toBeGreaterThan(500);
});

/** Everything that an account of the scheme does before a server has said anything. */
function use(scheme: AnyScheme, entered: string): void {
  const values = scheme.fields.map(({ name, kind }): [string, unknown] => [
    name,
    kind === 'integer' ? 5 : entered,
  ]);
  const account = readAccount(scheme, {
    ...Object.fromEntries(values),
    baseUrl: 'https://api.test/base',
  });
  const request = { ...GET, url: 'https://api.test/base/x' };
  const { acquire } = scheme;
  expect(scheme.check?.(account)).toBeUndefined();
  for (const url of Object.values(scheme.servers(account))) expect(URL.canParse(url)).toBe(true);
  const drafts = [scheme.test?.(account)];
  if (acquire.kind === 'login') drafts.push(acquire.begin({ ...effects, account }).request);
  for (const draft of drafts) if (draft !== undefined) expectWhole(draft);
  if (acquire.kind === 'signature' || acquire.kind === 'static') {
    const context = { ...effects, request, account };
    expectWhole(
      applyStamp(
        request,
        acquire.kind === 'static' ? acquire.sign({ ...context, secret: 0 }) : acquire.sign(context),
      ),
    );
  }
}

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
    RUNS,
  );
});

/** A request whose parts are where they belong: one line a header, one origin, no control anywhere. */
function expectWhole({ url, headers }: Pick<SignedRequest, 'url' | 'headers'>): void {
  for (const [name, value] of Object.entries(headers)) {
    expect(`${name}: ${value}`).toMatch(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+: [\t\x20-\x7e\xa0-\xff]*$/);
    expect(new Headers([[name, value]])).toBeDefined();
  }
  expect(url).toMatch(/^[\x21-\x7e]+$/);
}

test('a template never reaches another origin or path, breaks a header, or adds a member, field or element', () => {
  const description = readDescription({
    name: 'X',
    fields: [
      { name: 'v', label: 'V' },
      { name: 'secret', label: 'S', secret: true },
    ],
    signIn: [
      {
        path: '/a/{v}/b',
        query: { q: '{v}' },
        headers: { H: 'h {v}' },
        cookies: { c: '{v}' },
        json: { a: '{v}', b: ['{v}'] },
        take: [{ as: 't', json: '' }],
      },
      { path: '/b', form: { a: '{v}', b: '{secret}' }, basic: { user: 'u', password: '{secret}' } },
      { path: '/c', xml: '<r a="{v}">{v}</r>' },
    ],
    send: {},
  });
  const alone = (description.signIn ?? []).map((step) => {
    const only = compile({ ...description, signIn: [{ ...step, take: [{ as: 't', json: '' }] }] });
    if (only.acquire.kind !== 'login') throw new Error(only.acquire.kind);
    return only.acquire;
  });
  const single = (index: number, v: string, secret: string) => {
    const account = { baseUrl: 'https://api.test/base', v, secret: new Secret(secret) };
    return orInputError(() => alone[index]?.begin({ ...effects, account }).request);
  };
  fc.assert(
    fc.property(hostile, hostile, (v, secret) => {
      const json = single(0, v, secret);
      if (json !== undefined) {
        expectWhole(json);
        const url = new URL(json.url);
        expect(url.origin).toBe('https://api.test');
        expect(url.pathname.split('/')).toEqual(['', 'base', 'a', encodeURIComponent(v), 'b']);
        expect([...url.searchParams]).toEqual([['q', v]]);
        expect(JSON.parse(String(json.body))).toEqual({ a: v, b: [v] });
        expect(json.headers['Cookie']?.split(';')).toHaveLength(1);
      }
      const form = single(1, v, secret);
      if (form !== undefined) {
        expectWhole(form);
        expect([...new URLSearchParams(String(form.body))]).toEqual([
          ['a', v],
          ['b', secret],
        ]);
      }
      const xml = single(2, v, secret);
      if (xml !== undefined) {
        const elements = readXml(String(xml.body));
        expect(elements).toHaveLength(1);
        expect(elements?.[0]?.attributes.get('a')).toBe(v);
        expect(elements?.[0]?.text).toBe(v.trim());
      }
    }),
    { numRuns: 5000 },
  );
});

test('a base URL from a response never leads to an origin that the document does not name', () => {
  const scheme = compile({ ...LOGIN, origins: ['https://*.api.test'], send: { base: '{token}' } });
  const account = { baseUrl: 'https://api.test/base', username: 'a', password: new Secret('b') };
  const host = fc.constantFrom(
    'eu.api.test',
    'api.test',
    'evil.test',
    'api.test.evil.test',
    'evilapi.test',
    'eu.api.test@evil.test',
    'evil.test#.api.test',
    'evil.test\\.api.test',
    'eu.api.test:8443',
  );
  fc.assert(
    fc.property(
      fc.constantFrom('https://', 'http://', 'HTTPS://', '//', ''),
      host,
      hostile,
      (protocol, name, rest) => {
        const token = {
          secrets: { token: new Secret(`${protocol}${name}${rest}`) },
          open: {},
          minted: NOW,
        };
        const servers = orInputError(() => scheme.servers(account, token));
        if (servers === undefined) return;
        expect(new URL(String(servers['main'])).origin).toMatch(
          /^https:\/\/(?:[a-z0-9-]+\.)*api\.test$/,
        );
      },
    ),
    RUNS,
  );
});
