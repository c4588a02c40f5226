import { operationId } from '../../../core/model/operation';
import { vendors } from '../../../core/vendors';

/** What a person may rely on in every list of every vendor. */
describe.each(vendors.map((vendor) => ({ name: vendor.name, vendor })))(
  'the operations of $name',
  ({ vendor }) => {
    const lookups = vendor.operations.flatMap((row) =>
      row.fields.flatMap((field) => (field.kind === 'lookup' ? [{ row, field }] : [])),
    );

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
