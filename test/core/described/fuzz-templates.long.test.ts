import fc from 'fast-check';
import { describe as compile } from '../../../core/described/describe';
import { readDescription } from '../../../core/described/read-description';
import { readXml } from '../../../core/described/xml';
import { Secret } from '../../../core/model/secret';
import { expectWhole, hostile, orInputError } from './hostile-texts';
import { effects, LOGIN, NOW } from './support';

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
    send: { query: { t: '{t}' } },
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
    { numRuns: 10_000 },
  );
});
