import type { Operation } from '../../core';
import { itemsOf } from '../../core/catalogue/items';
import { holds, jobState } from '../../core/catalogue/wait';
import { at, isObject } from '../../core/model/json';
import { readReply } from '../../core/model/read-reply';
import { shapeOf } from '../../core/model/shape';
import { faultOf } from '../support/fault-of';
import { replyOf } from '../support/memory-transport';
import { PLAIN_ROW } from '../support/plain-vendor';

describe('the items of an answer', () => {
  const of = (body: Parameters<typeof replyOf>[0]['body'], row: Partial<Operation> = {}): unknown =>
    itemsOf({ ...PLAIN_ROW, ...row }, readReply(replyOf(body === undefined ? {} : { body })), {});

  it.each([
    [undefined, undefined, []],
    ['a text', undefined, ['a text']],
    ['{"a":', undefined, ['{"a":']],
    [null, undefined, []],
    [{}, undefined, []],
    [5, undefined, [5]],
    [[1, 2], undefined, [1, 2]],
    [{ a: 1 }, undefined, [{ a: 1 }]],
    [{ rows: [1] }, 'rows', [1]],
    [{ rows: { a: 1 } }, ['none', 'rows'], [{ a: 1 }]],
    [[7], 'rows', [7]],
    [[], 'rows', []],
    [null, 'rows', []],
    [{ rows: [] }, 'rows', []],
    [{ rows: null }, 'rows', []],
    [{ rows: '' }, 'rows', []],
  ] as const)('%j at %j: %j', (body, items, expected) => {
    expect(of(body, items === undefined ? {} : { answer: { items } })).toEqual(expected);
  });

  it.each([
    [
      { other: 1, more: { b: [1, 2], c: null } },
      /no list at "rows"; it is JSON: object with other \(number\), more \(object with b \(list of 2\), c \(null\)\)\./,
    ],
    [{}, /it is JSON: object without members\./],
    ['Good morning', /it is text of 12 characters, not JSON\./],
    [undefined, /it is empty\./],
    [5, /it is JSON: number\./],
  ] as const)('are never said to be none where the list is missing: %j', (body, says) => {
    const fault = faultOf(() => of(body, { answer: { items: 'rows' } }));
    expect(fault).toMatchObject({ code: 'failed', message: expect.stringMatching(says) });
    expect(String(fault)).not.toContain('morning');
  });

  it('are none where the API leaves an empty list out, and then only', () => {
    const row = { answer: { items: ['rows', ''], absent: 'empty' } } as const;
    const only = { answer: { items: 'rows', absent: 'empty' } } as const;
    expect(of({ other: 1 }, only)).toEqual([]);
    expect(of(undefined, row)).toEqual([]);
    expect(() => of('text', row)).toThrow(/no list at "rows" or the top/);
    expect(
      itemsOf({ ...PLAIN_ROW, answer: { items: 'rows' } }, readReply(replyOf({ status: 204 })), {}),
    ).toEqual([]);
  });

  it('tell their shape in a few words, however large they are', () => {
    const names = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `${'n'.repeat(60)}${String(index)}`,
        { a: { b: { c: 1 } } },
      ]),
    );
    const text = shapeOf(names);
    expect(text.length).toBeLessThan(1_000);
    expect(text).toMatch(/\(object with a \(object\)\), .* and 8 more$/);
  });

  it('are what the row reads', () => {
    expect(of('x', { read: () => ['read'] })).toEqual(['read']);
  });

  it('are found through own properties only', () => {
    expect([
      at({ a: [{ b: 1 }] }, 'a.0.b'),
      at(5, 'a'),
      at({}, '__proto__'),
      at(null, 'a'),
    ]).toEqual([1, undefined, undefined, undefined]);
    expect([isObject([]), isObject(null), isObject({})]).toEqual([false, false, true]);
  });
});

describe('the end of a job', () => {
  it('is seen by a value or by its presence', () => {
    const answer = { state: 5, empty: '', nothing: null };
    expect(holds({ path: 'state', in: ['5'] }, answer)).toBe(true);
    for (const path of ['empty', 'nothing', 'none']) {
      expect(holds({ path, present: true }, answer)).toBe(false);
    }
    expect(holds({ path: 'state', present: true }, answer)).toBe(true);
    const wait = {
      id: 'id',
      path: '/',
      done: { path: 'state', in: [6] },
      everySeconds: 1,
      forSeconds: 1,
    };
    expect(jobState(wait, answer)).toBe('running');
  });
});
