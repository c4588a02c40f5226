import { operationsOf, operationId, vendors } from '../../core';
import type { Field, Operation } from '../../core';
import { readParams } from '../../core/catalogue/input';

const text = (name: string, more: Partial<Field> = {}): Field =>
  ({
    kind: 'string',
    name,
    label: name.toUpperCase(),
    description: `The ${name}`,
    in: 'query',
    ...more,
  }) as Field;

const operation = (fields: readonly Field[], oneOf: Operation['oneOf'] = []): Operation => ({
  resource: 'thing',
  operation: 'get',
  name: 'Get',
  action: 'Get thing',
  description: 'Get a thing',
  method: 'GET',
  path: '/thing',
  fields,
  oneOf,
  evidence: { source: 'this test', confidence: 'guess' },
});

const kind: Field = {
  kind: 'enum',
  name: 'kind',
  label: 'Kind',
  description: 'Kind of the record',
  in: 'query',
  options: [
    { value: 'a', label: 'Address' },
    { value: 'mx', label: 'Mail' },
  ],
  default: 'a',
};
const count: Field = {
  kind: 'integer',
  name: 'count',
  label: 'Count',
  description: 'How many',
  in: 'query',
};

describe('a field that is needed for some values of others', () => {
  const row = operation([kind, count, text('ip', { neededWhen: { kind: ['a'] } })]);

  it('is asked for by name, with the values as the form shows them', () => {
    expect(() => readParams(row, { kind: 'a' })).toThrow(
      'ip: needed when Kind is Address. The ip.',
    );
  });

  it('is asked for when the value is the default of the other field', () => {
    expect(() => readParams(row, {})).toThrow('ip: needed when Kind is Address.');
  });

  it('may be left out for other values', () => {
    expect(readParams(row, { kind: 'mx' })).toEqual({ kind: 'mx' });
  });

  it('is taken when it is given', () => {
    expect(readParams(row, { kind: 'a', ip: '10.0.0.1' })).toEqual({ kind: 'a', ip: '10.0.0.1' });
  });

  it('may look at several fields, and at those that are no list of choices', () => {
    const both = operation([kind, count, text('x', { neededWhen: { kind: ['mx'], count: [2] } })]);
    expect(readParams(both, { kind: 'mx', count: 1 })).toEqual({ kind: 'mx', count: 1 });
    expect(() => readParams(both, { kind: 'mx', count: 2 })).toThrow(
      'x: needed when Kind is Mail and Count is 2.',
    );
  });
});

describe('fields of which one is needed', () => {
  const map: Field = { ...text('map'), kind: 'map' };
  const list: Field = { ...text('list'), kind: 'list' };
  const row = operation([text('text'), map, list, count], [['text', 'map', 'list', 'count']]);

  it.each([[{}], [{ text: '' }], [{ map: {} }], [{ list: [] }], [{ text: null, map: {} }]])(
    'are all named when there is none: %j',
    (given) => {
      expect(() => readParams(row, given)).toThrow(
        'text: fill in at least one of TEXT, MAP, LIST, Count.',
      );
    },
  );

  it.each([[{ text: 'x' }], [{ map: { a: 'b' } }], [{ list: ['x'] }], [{ count: 0 }]])(
    'are content with one: %j',
    (given) => {
      expect(readParams(row, given)).toEqual(given);
    },
  );

  it('takes bytes for a value', () => {
    const bytes = new Uint8Array([1]);
    const file = operation([{ ...text('file'), kind: 'binary' }], [['file']]);
    expect(readParams(file, { file: bytes })).toEqual({ file: bytes });
  });
});

describe('the rules of every operation', () => {
  const rows = vendors.flatMap((vendor) =>
    operationsOf(vendor).map((row) => ({ id: `${vendor.id} ${operationId(row)}`, row })),
  );

  it.each(rows)('$id names fields and choices that it has', ({ row }) => {
    const byName = new Map(row.fields.map((field) => [field.name, field]));
    for (const name of (row.oneOf ?? []).flat()) expect([...byName.keys()]).toContain(name);
    for (const field of row.fields) {
      for (const [name, values] of Object.entries(field.neededWhen ?? {})) {
        const other = byName.get(name);
        expect(other?.name).toBe(name);
        if (other?.kind !== 'enum') continue;
        for (const value of values) expect(other.options.map((o) => o.value)).toContain(value);
      }
    }
  });
});
