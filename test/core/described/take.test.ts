import type { Take } from '../../../core/described/grammar-values';
import { atPath, pathTo } from '../../../core/described/json-path';
import { look } from '../../../core/described/look';
import { cookiesOf } from '../../../core/described/set-cookie';
import {
  fromToken,
  placeOf,
  bindingsOf,
  takeAll,
  toTokenValues,
} from '../../../core/described/take';
import { isWebPage } from '../../../core/model/web-page';
import { reply } from './support';

const taken = (takes: readonly Take[], from = reply({})): Readonly<Record<string, unknown>> => {
  const result = takeAll(takes, from);
  if (result.kind === 'missing') return { missing: result.take.as, reason: result.reason };
  return Object.fromEntries([...result.values].map(([name, { value }]) => [name, value]));
};

const RICH = reply(
  {
    data: {
      token: ' t ',
      list: [{ id: 7 }],
      on: true,
      none: null,
      empty: '',
      'a.b': 'dotted',
      'x/y': 1,
      o: {},
    },
  },
  {
    headers: { 'x-auth-token': ' h ' },
    cookies: [
      'sid="a,b c"; Path=/',
      'old=1; Max-Age=0',
      'gone=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      'sid2=x',
    ],
  },
);

describe('taking a value', () => {
  test.each<[Take, unknown]>([
    [{ as: 'v', json: 'data.token' }, ' t '],
    [{ as: 'v', json: 'data.list.0.id' }, 7],
    [{ as: 'v', json: 'data.on' }, true],
    [{ as: 'v', json: '/data/a.b' }, 'dotted'],
    [{ as: 'v', json: '/data/x~1y' }, 1],
    [{ as: 'v', header: 'X-Auth-Token' }, 'h'],
    [{ as: 'v', cookie: 'sid' }, '"a,b c"'],
    [{ as: 'v', cookies: 'all' }, 'sid="a,b c"; sid2=x'],
  ])('%j', (take, value) => {
    expect(taken([take], RICH)).toEqual({ v: value });
  });

  test.each<[Take, string, unknown]>([
    [{ as: 'v', json: '' }, '"whole"', 'whole'],
    [{ as: 'v', text: true }, ' plain \n', 'plain'],
    [{ as: 'v', text: { after: 'Token: ', before: ' <-' } }, 'x Token: abc <- y', 'abc'],
    [{ as: 'v', text: { after: 'Token: ', before: '' } }, 'Token: abc\n', 'abc'],
    [{ as: 'v', xml: 'a@b' }, '<a b="c"/>', 'c'],
  ])('%j of %s', (take, body, value) => {
    expect(taken([take], reply(body))).toEqual({ v: value });
  });

  test.each<[Take, string]>([
    [{ as: 'v', json: 'data.nope' }, 'data.nope'],
    [{ as: 'v', json: 'data.none' }, 'data.none'],
    [{ as: 'v', json: 'data.o' }, 'data.o'],
    [{ as: 'v', json: 'data.empty' }, 'data.empty'],
    [{ as: 'v', json: '/data/token/deep' }, '/data/token/deep'],
    [{ as: 'v', json: 'data.list.__proto__' }, 'data.list.__proto__'],
    [{ as: 'v', json: '/constructor' }, '/constructor'],
    [{ as: 'v', header: 'constructor' }, 'the header constructor'],
    [{ as: 'v', cookie: 'old' }, 'the cookie old'],
    [{ as: 'v', cookie: 'gone' }, 'the cookie gone'],
    [{ as: 'v', xml: 'sid' }, 'the XML element sid'],
    [{ as: 'v', text: { after: 'nope', before: '' } }, 'the text after "nope"'],
    [{ as: 'v', text: { after: 'data', before: 'nope' } }, 'the text after "data"'],
  ])('%j is absent, and said as %s', (take, place) => {
    expect(taken([take], RICH)).toEqual({ missing: 'v', reason: 'absent' });
    expect(placeOf(take)).toBe(place);
  });

  test('places in words', () => {
    expect(placeOf({ as: 'v', json: '' })).toBe('the whole body');
    expect(placeOf({ as: 'v', text: true })).toBe('the text of the body');
    expect(placeOf({ as: 'v', cookies: 'all' })).toBe('any cookie');
    expect(taken([{ as: 'v', cookies: 'all' }])).toEqual({ missing: 'v', reason: 'absent' });
  });

  test('an optional value may be absent', () => {
    expect(
      taken(
        [
          { as: 'v', json: 'nope', optional: true },
          { as: 't', json: 'data.on' },
        ],
        RICH,
      ),
    ).toEqual({ t: true });
  });

  test.each([['a\u0000b'], ['a\r\nb'], ['x'.repeat(8193)]])(
    'a value that no place can hold is unusable',
    (value) => {
      expect(taken([{ as: 'v', json: 't' }], reply({ t: value }))).toEqual({
        missing: 'v',
        reason: 'unusable',
      });
    },
  );
});

describe('a token', () => {
  test('keeps secret and public values apart, and gives them back', () => {
    const result = takeAll(
      [
        { as: 'token', json: 'data.on' },
        { as: 'site', json: 'data.list.0.id', public: true },
      ],
      RICH,
    );
    const values = toTokenValues(result.kind === 'taken' ? result.values : new Map());
    expect(values.secrets['token']?.reveal()).toBe('true');
    expect(values.open).toEqual({ site: '7' });
    expect(bindingsOf(fromToken(values), new Set(['token']))).toEqual([
      ['token', { value: 'true', open: false, cookie: true }],
      ['site', { value: '7', open: true, cookie: false }],
    ]);
  });
});

test('a path is written so that it is read again', () => {
  const value = { 'a.b': { 'c/d~': { e: 1 } }, f: { g: 2 }, '': 3 };
  for (const keys of [['a.b', 'c/d~', 'e'], ['f', 'g'], ['']]) {
    expect(atPath(value, pathTo(keys))).toBeDefined();
  }
  expect(pathTo([])).toBe('');
});

test('cookies: the last line of a name wins, lines without a name are none', () => {
  const lines = [
    'a=1',
    'a=2; Secure',
    '=x',
    'novalue',
    'b=1; expires=Wed, 01 Jan 2031 00:00:00 GMT; max-age=60',
    'c=1; max-age=-1',
    'd= v ;',
  ];
  expect([...cookiesOf(lines)]).toEqual([
    ['a', '2'],
    ['b', '1'],
    ['d', 'v'],
  ]);
});

test.each([
  ['<!DOCTYPE html><p>', true],
  ['\ufeff <!-- x --><HTML>', true],
  ['<?xml version="1.0"?><html>', true],
  ['<head>', true],
  ['<body>', true],
  ['<response/>', false],
  ['{"html":1}', false],
  ['', false],
])('%s is a web page: %s', (text, expected) => {
  expect(isWebPage(reply(text))).toBe(expected);
});

test('words of a response come from the first place that holds some', () => {
  const seen = look(reply('<r><msg>bad</msg></r>', { headers: { 'x-error': 'why' } }));
  expect(seen.words(['error.message', 'xml:nope', 'header:nope', 'xml:msg'])).toBe('bad');
  expect(seen.words(['header:X-Error'])).toBe('why');
  expect(look(reply({ code: 5, ok: false, o: {} })).words(['o', 'code'])).toBe('5');
  expect(look(reply({ ok: false })).words(['ok'])).toBe('false');
  expect(seen.words(undefined)).toBeUndefined();
});
