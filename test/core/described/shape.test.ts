import fc from 'fast-check';
import { maskedTree, shapeOf } from '../../../core';
import { shownName } from '../../../core/described/shape';
import { takeAll } from '../../../core/described/take';
import type { MaskedNode } from '../../../core/described/shape';
import { reply } from './support';

const leaves = (nodes: readonly MaskedNode[]): readonly NonNullable<MaskedNode['leaf']>[] =>
  nodes.flatMap(({ leaf, children = [] }) => [
    ...(leaf === undefined ? [] : [leaf]),
    ...leaves(children),
  ]);

test('a response as a tree: names, kinds and lengths, and where each value is taken from', () => {
  const tree = maskedTree(
    reply(
      {
        data: {
          ticket: 'SECRET',
          n: 5,
          on: true,
          none: null,
          list: [],
          more: {},
          items: [{ id: 'x' }],
        },
      },
      { headers: { date: 'now', 'x-auth-token': 'SECRET' }, cookies: ['sid=SECRET'] },
    ),
  );
  expect(tree).toEqual([
    {
      name: 'body',
      children: [
        {
          name: 'data',
          children: [
            { name: 'ticket', leaf: { kind: 'text', length: 6, take: { json: 'data.ticket' } } },
            { name: 'n', leaf: { kind: 'number', take: { json: 'data.n' } } },
            { name: 'on', leaf: { kind: 'boolean', take: { json: 'data.on' } } },
            { name: 'none', leaf: { kind: 'null' } },
            { name: 'list', leaf: { kind: 'empty list' } },
            { name: 'more', leaf: { kind: 'empty object' } },
            {
              name: 'items',
              children: [
                {
                  name: '0',
                  children: [
                    {
                      name: 'id',
                      leaf: { kind: 'text', length: 1, take: { json: 'data.items.0.id' } },
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    {
      name: 'headers',
      children: [
        {
          name: 'x-auth-token',
          leaf: { kind: 'text', length: 6, take: { header: 'x-auth-token' } },
        },
      ],
    },
    {
      name: 'cookies',
      children: [{ name: 'sid', leaf: { kind: 'text', length: 6, take: { cookie: 'sid' } } }],
    },
  ]);
});

test.each([
  [reply('"whole"'), 'only text (5 characters)'],
  [reply('5'), 'only number'],
  [reply(' plain '), 'only text (5 characters)'],
  [reply(''), 'no body'],
  [
    reply('<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY z "v">]><r>&z;</r>'),
    'XML with a DTD, which Latchkey does not read. Take it as text',
  ],
  [
    reply({ a: { b: null }, list: [], items: [{ id: 1 }, { id: 2 }] }),
    'a.b (null), list (empty list), items.0.id',
  ],
  [reply('<r><credentials token="T"/><sid>x</sid></r>'), 'credentials@token, sid'],
  [reply('', { headers: { 'x-t': 'v' }, cookies: ['s=1'] }), 'header x-t, cookie s'],
  [
    reply(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`k${String(i)}`, 1]))),
    `${Array.from({ length: 12 }, (_, i) => `k${String(i)}`).join(', ')} and 8 more`,
  ],
])('the shape of a response in a line', (answer, line) => {
  expect(shapeOf(answer)).toBe(line);
});

test.each([
  ['data', 'data'],
  ['@odata.id', '@odata.id'],
  ['@Message', '@Message'],
  ['eyJhbGciOiJIUzI1NiIsInR5cCI6', 'eyJhbGciOiJIUzI1NiIsInR5cCI6'.length],
  ['0123456789abcdef0123', 20],
  ['anna@example.com', 16],
  ['x'.repeat(50), 50],
  ['ä', 1],
])('a name that looks like a value is not shown: %s', (name, shown) => {
  expect(shownName(name)).toBe(
    typeof shown === 'number' ? `(name of ${String(shown)} characters)` : shown,
  );
});

test('a place below a name that is not shown offers no path', () => {
  const tree = maskedTree(reply({ '0123456789abcdef0123': { a: 'x', b: null } }));
  expect(JSON.stringify(tree)).not.toContain('0123456789abcdef');
  expect(leaves(tree)[0]).toEqual({ kind: 'text', length: 1 });
  expect(shapeOf(reply({ '0123456789abcdef0123': true }))).toContain(
    '(name of 20 characters) (boolean)',
  );
});

test('a large or deep response is cut', () => {
  const wide = maskedTree(reply(Array.from({ length: 5000 }, (_, index) => index)));
  expect(leaves(wide).length).toBeLessThan(500);
  let deep: unknown = 'x';
  for (let level = 0; level < 40; level += 1) deep = { a: deep };
  expect(leaves(maskedTree(reply(deep)))).toEqual([]);
});

test('no value is ever in a tree or a shape, and each offered place gives its value', () => {
  const json = fc.object({
    key: fc.constantFrom('a', 'b', 'data', 'x.y', 'p/q', '0'),
    values: [fc.constant('SECRET-0123456789'), fc.integer(), fc.boolean(), fc.constant(null)],
    maxDepth: 4,
  });
  fc.assert(
    fc.property(json, fc.boolean(), (body, isHeader) => {
      const answer = reply(
        body,
        isHeader
          ? { headers: { 'x-a': 'SECRET-0123456789' }, cookies: ['a=SECRET-0123456789'] }
          : {},
      );
      const tree = maskedTree(answer);
      expect(JSON.stringify(tree)).not.toContain('SECRET');
      expect(shapeOf(answer)).not.toContain('SECRET');
      for (const { take } of leaves(tree)) {
        if (take !== undefined) expect(takeAll([{ as: 'v', ...take }], answer).kind).toBe('taken');
      }
    }),
    { numRuns: 2000 },
  );
});
