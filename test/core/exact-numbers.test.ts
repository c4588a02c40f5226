import fc from 'fast-check';
import { inexactNumber, losesDigits, mayLoseDigits } from '../../core/model/exact-numbers';
import { membersOf } from '../../core/model/json-members';
import { readJson } from '../../core/model/read-json';
import { applyStamp } from '../../core/model/stamp';
import { importCurl } from '../../core/described';
import { readDescription } from '../../core/described/read-description';
import type { Field } from '../../core/kit';
import { readerOf } from '../../core/catalogue/read-value';
import { faultOf } from '../support/fault-of';
import { cpuTime } from '../support/cpu-time';

/** A number that another would take the place of. */
const LOSSY = [
  '7615917337495251231',
  '-9007199254740993',
  '9007199254740993.0',
  '12345678901234567890.0',
  '12345678901234567.89',
  '12345678901234567890e1',
  '1.2345678901234567891e19',
  '1.0e400',
  '-1E+400',
  '1e309',
  '1e-400',
  // No row of digits is long by itself.
  '123456789012345.67e2',
  '-123456789012345.67E+2',
  '98765432.10123457e08',
  '9.007199254740993e15',
  '-9.007199254740993e+15',
  `1${'0'.repeat(120)}1.0`,
];
/** A number that is held, or a fraction that is read to the accuracy of a double. */
const HELD = [
  '0',
  '-0',
  '0.0e999',
  '9007199254740991',
  '1.0',
  '0.1',
  '0.10000000000000001',
  '0.3333333333333333333333333333',
  '1732659605.123456789',
  '1e20',
  '123456789012345.67e-2',
  '123456789012345.6e0',
  '9.007199254740992e15',
  '1.000000000000001e22',
  '1.1e300',
  '1.0999999999999999e+300',
  '1180591620717411303424.0',
  '1e-308',
  '1.7976931348623157e308',
];

const field = (kind: 'json' | 'map' | 'number' | 'integer', rest: object = {}): Field => ({
  ...{ name: 'filter', label: 'Filter', description: 'x', in: 'body' as const },
  ...({ kind, ...rest } as Pick<Field & { kind: 'json' }, 'kind'>),
});

describe('a number that JavaScript would round', () => {
  it.each(LOSSY)('is a text as it is written: %s', (written) => {
    expect(losesDigits(written)).toBe(true);
    expect(readJson(written)).toBe(written);
    expect(readJson(`{"a":[${written}, "${written}"],"b" :${written} }`)).toEqual({
      a: [written, written],
      b: written,
    });
  });

  it.each(HELD)('is none where the number is held: %s', (written) => {
    expect(losesDigits(written)).toBe(false);
    expect(readJson(`{"a":[${written}]}`)).toEqual({ a: [Number(written)] });
  });

  it.each([
    '{"id":"b0e1234c"}',
    '{"id":"1e400"}',
    '{"id":"12-0e123"}',
    '{"at":"2026-11-26T10:00:00.000Z","n":1732659605123}',
    '{"e":"123.e45"}',
    `{"n":"${'111.'.repeat(50)}"}`,
  ])('is not looked for where digits are letters: %s', (text) => {
    expect(readJson(text)).toEqual(JSON.parse(text));
  });

  it('is looked for only where one may be', () => {
    const ids = '"b0e1234c","1e400","12-0e123","a.1e400"';
    expect(mayLoseDigits(`[${ids},1e1]`)).toBe(false);
    expect(inexactNumber(`[${ids},1.2345e400]`)).toBe('1.2345e400');
    expect(inexactNumber(`[${ids},123e4]`)).toBeUndefined();
    expect(inexactNumber('[1e400,7615917337495251231]')).toBe('1e400');
  });

  it('is found in any JSON, and nothing else is changed', () => {
    const number = fc.oneof(fc.constantFrom(...LOSSY, ...HELD), fc.double().map(String));
    fc.assert(
      fc.property(fc.array(number), fc.jsonValue(), (numbers, value) => {
        const valid = numbers.filter((one) => /^-?\d/.test(one));
        const text = `[${[...valid, JSON.stringify(value)].join(' , ')}]`;
        const expected: readonly unknown[] = [
          ...valid.map((one) => (losesDigits(one) ? one : Number(one))),
        ];
        const read = readJson(text) as readonly unknown[];
        expect(read.slice(0, -1)).toEqual(expected);
      }),
    );
  });

  it('takes a time that grows with the length only', () => {
    const slow = [
      `["${'111.'.repeat(2_000_000)}"]`,
      `["${'1e111'.repeat(1_000_000)}"]`,
      `[${'1e5,'.repeat(1_000_000)}1]`,
      `[0.${'0'.repeat(4_000_000)}1, 1${'0'.repeat(1_000_000)}1e5]`,
      `["${'1.11111111111111e'.repeat(400_000)}"]`,
    ];
    const begun = cpuTime();
    for (const text of slow) readJson(text);
    expect(cpuTime() - begun).toBeLessThan(10_000);
  });
});

describe('on its way out, a number that would be rounded', () => {
  it.each([
    ['json', '{"id":7615917337495251231}', /^filter: Filter has the number 7615917337495251231, /],
    ['json', `[1e${'0'.repeat(60)}400]`, /has the number 1e0{38}\.\.\., which would be rounded/],
    ['number', '12345678901234567890.5', /^filter: Filter has more digits than a number can hold/],
    ['integer', ' 7615917337495251231 ', /more digits than a number can hold/],
    ['integer', 'Infinity', /must be a whole number/],
  ] as const)('is an error that names it in a field of kind %s: %s', (kind, given, says) => {
    expect(faultOf(() => readerOf(field(kind))(given))).toMatchObject({
      code: 'input',
      field: 'filter',
      message: expect.stringMatching(says) as unknown,
    });
  });

  it('keeps its digits where it becomes a text', () => {
    const read = readerOf(field('map', { repeats: true }));
    expect(read('{"id":7615917337495251231,"id":[1e400,1.5]}')).toEqual([
      ['id', '7615917337495251231'],
      ['id', '1e400'],
      ['id', '1.5'],
    ]);
    expect(read('[["id",7615917337495251231]]')).toEqual([['id', '7615917337495251231']]);
    expect(membersOf('{"a":1e400}')).toEqual([['a', '1e400']]);
  });

  it('is not rounded by a sign-in that sets a member of the body', () => {
    const request = {
      method: 'POST',
      url: 'https://h.test/',
      headers: { 'Content-Type': 'application/json' },
    } as const;
    const stamp = { body: { token: 't' } };
    const long = applyStamp({ ...request, body: '{"id":7615917337495251231}' }, stamp);
    expect(long.body).toBe('{"id":7615917337495251231,"token":"t"}');
    const twice = applyStamp({ ...request, body: '{"id":1,"token":"x"}' }, stamp);
    expect(twice.body).toBe('{"id":1,"token":"t"}');
    expect(
      faultOf(() => applyStamp({ ...request, body: '{"id":1e400,"token":"x"}' }, stamp)),
    ).toMatchObject({
      field: 'payload',
      message: expect.stringMatching(/Remove "token"/) as unknown,
    });
  });

  it.each([
    ['a description', () => readDescription('{"name":7615917337495251231}')],
    [
      'a curl command',
      () =>
        importCurl(`curl https://h.test/login -d '{"tenant":7615917337495251231,"password":"p"}'`),
    ],
  ])('is refused in %s', (_, read) => {
    expect(faultOf(read)).toMatchObject({
      code: 'input',
      message: expect.stringMatching(/would be rounded\. Put it in quotes\./) as unknown,
    });
  });
});
