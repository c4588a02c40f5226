import { rebased } from '../../core/client/rebase';
import { Secret } from '../../core/model/secret';
import { PLAIN_SCHEME } from '../support/plain-vendor';

const scheme = {
  ...PLAIN_SCHEME,
  servers: (_account: unknown, token?: unknown): Readonly<Record<string, string>> =>
    token === undefined
      ? { main: 'https://api.test/base', other: 'https://other.test', gone: 'https://gone.test' }
      : { main: 'https://eu.api.test/v2', other: 'https://other.test' },
};
const token = { secrets: { token: new Secret('t') }, open: { site: 'a/b', dots: '..' }, minted: 0 };
const move = (url: string): string =>
  rebased({ scheme, account: {} }, { method: 'GET', url, headers: {} }, { kind: 'login', token })
    .url;

test.each([
  ['https://api.test/base/things?a=1', 'https://eu.api.test/v2/things?a=1'],
  ['https://api.test/base', 'https://eu.api.test/v2'],
  ['https://api.test/base?a=1', 'https://eu.api.test/v2?a=1'],
  ['https://api.test/based/things', 'https://api.test/based/things'],
  ['https://api.test/', 'https://api.test/'],
  ['https://other.test/x', 'https://other.test/x'],
  ['https://gone.test/x', 'https://gone.test/x'],
  [
    'https://api.test/base/%7Bsite%7D/x?q=%7Bsite%7D',
    'https://eu.api.test/v2/a%2Fb/x?q=%7Bsite%7D',
  ],
  ['https://other.test/{site}', 'https://other.test/a%2Fb'],
  [
    'https://other.test/{dots}/{token}/{constructor}',
    'https://other.test/{dots}/{token}/{constructor}',
  ],
])('%s goes to %s with a token that tells a base URL', (url, moved) => {
  expect(move(url)).toBe(moved);
});

test('without a token a request stays where it is', () => {
  const draft = { method: 'GET', url: 'https://api.test/base/x', headers: {} } as const;
  expect(rebased({ scheme, account: {} }, draft, { kind: 'static', secret: 0 })).toBe(draft);
});
