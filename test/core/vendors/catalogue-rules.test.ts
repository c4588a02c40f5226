import { itemsOf } from '../../../core/catalogue/items';
import { resultKind } from '../../../core/catalogue/list';
import type { Json } from '../../../core/model/json';
import { operationId } from '../../../core/model/operation';
import { readReply } from '../../../core/model/read-reply';
import { vendors } from '../../../core/vendors';
import { replyOf } from '../../support/memory-transport';

/** What a person may rely on in every list of every vendor. */
describe.each(vendors.map((vendor) => ({ name: vendor.name, vendor })))(
  'the operations of $name',
  ({ vendor }) => {
    const lookups = vendor.operations.flatMap((row) =>
      row.fields.flatMap((field) => (field.kind === 'lookup' ? [{ row, field }] : [])),
    );

    it.each([{ unlikely: { a: 1 } }, 'Good morning', 5])(
      'never take a response that they do not know (%j) for an empty list',
      (body) => {
        for (const operation of vendor.operations) {
          const reply = readReply(replyOf({ body }));
          let items: readonly Json[] | 'an error';
          try {
            items = itemsOf(operation, reply, {});
          } catch {
            items = 'an error';
          }
          expect([operationId(operation), items]).not.toEqual([operationId(operation), []]);
        }
      },
    );

    it.each(['', '{}'])('never take a response of nothing (%j) for an empty list', (body) => {
      for (const operation of vendor.operations) {
        if (resultKind(operation) !== 'list') continue;
        let items: readonly Json[] | 'an error' = 'an error';
        try {
          items = itemsOf(operation, readReply(replyOf({ body })), {});
        } catch (fault) {
          expect(fault).toMatchObject({ code: 'failed' });
        }
        expect([operationId(operation), items]).not.toEqual([operationId(operation), []]);
      }
    });

    it('give every field a name of its own, wherever it is sent', () => {
      for (const operation of vendor.operations) {
        const names = operation.fields.map((field) => field.name);
        expect([operationId(operation), names]).toEqual([
          operationId(operation),
          [...new Set(names)],
        ]);
      }
    });

    it('fill their live lists from operations that need no more than the list gives them', () => {
      for (const { row, field } of lookups) {
        const source = vendor.operations.find(
          (item) => operationId(item) === field.lookup.operation,
        );
        const where = `${operationId(row)} ${field.name}`;
        expect([where, source?.resource]).toEqual([where, field.lookup.operation.split('.')[0]]);
        const params = field.lookup.params ?? {};
        const known = source?.fields.map((item) => item.name) ?? [];
        expect([where, Object.keys(params).filter((name) => !known.includes(name))]).toEqual([
          where,
          [],
        ]);
        const needed = (source?.fields ?? []).filter(
          (item) => item.required === true && !('default' in item),
        );
        expect([where, needed.filter((item) => params[item.name] === undefined)]).toEqual([
          where,
          [],
        ]);
        for (const value of Object.values(params)) {
          const name = /^\{(.+)\}$/.exec(value)?.[1];
          const own = row.fields.map((item) => item.name);
          if (name !== undefined) expect(own).toContain(name);
        }
      }
    });
  },
);
