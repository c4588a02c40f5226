/** What the forms promise to a person who opens them for the first time. */
import type { INodeProperties } from 'n8n-workflow';
import { operationId, operationsOf, vendors } from '../../core';
import { isReading } from '../../nodes/shared/items';
import { formOf } from '../../nodes/shared/form/properties';
import { vectorsOf } from '../../vectors/all';

const LIMITS = ['returnAll', 'limit'];
const nameOf = ({ name }: INodeProperties): string => name;

const isPresent = ({ displayOptions }: INodeProperties): boolean =>
  displayOptions?.show?.['@version']?.includes(1) !== true;

const forms = vendors.map((vendor) => ({
  id: vendor.id,
  vendor,
  form: formOf(vendor).filter(isPresent),
}));

const shows = ({ displayOptions }: INodeProperties, resource: string, operation: string): boolean =>
  displayOptions?.show?.['resource']?.includes(resource) === true &&
  displayOptions.show['operation']?.includes(operation) === true;

describe.each(forms)('$id', ({ vendor, form }) => {
  const rows = operationsOf(vendor);

  it('opens each resource with something that only reads, where there is such a thing', () => {
    for (const property of form.filter(({ name }) => name === 'operation')) {
      const resource = String(property.displayOptions?.show?.['resource']?.[0]);
      const open = rows.filter((row) => row.resource === resource && row.schemes === undefined);
      const chosen = rows.find(
        (row) => row.resource === resource && row.operation === property.default,
      );
      if (open.some(isReading)) expect(chosen && isReading(chosen)).toBe(true);
    }
  });

  it('fills in no number that no row has as its default', () => {
    const fields = new Map(
      rows.flatMap((row) =>
        row.fields.map((field) => [`${operationId(row)} ${field.name}`, field]),
      ),
    );
    for (const row of rows) {
      for (const property of form.filter((item) => shows(item, row.resource, row.operation))) {
        const field = fields.get(`${operationId(row)} ${property.name}`);
        if (field?.kind !== 'integer' && field?.kind !== 'number') continue;
        expect(property.default).toBe(field.default ?? '');
      }
    }
  });

  it('has Return All and Limit for every list', () => {
    const several = new Set(
      vectorsOf(vendor.id).flatMap(({ operation, outcome }) =>
        'items' in outcome && outcome.items.length > 1 ? [operation] : [],
      ),
    );
    for (const row of rows.filter(({ fields }) => !fields.some(({ name }) => name === 'limit'))) {
      const isList =
        /^(?:getMany|search|find)/u.test(row.operation) ||
        /^List\b/u.test(row.description) ||
        several.has(operationId(row));
      const names = form.filter((item) => shows(item, row.resource, row.operation)).map(nameOf);
      const limits = names.filter((name) => /^(?:returnAll|limit)$/u.test(name));
      if (isList) expect([operationId(row), ...limits]).toEqual([operationId(row), ...LIMITS]);
    }
  });

  it('has Simplify, on, where the row says what most people look for', () => {
    for (const row of rows) {
      const found = form.filter(
        (item) => shows(item, row.resource, row.operation) && item.name === 'simplify',
      );
      expect(found.map((item) => item.default)).toEqual(row.simple === undefined ? [] : [true]);
    }
  });

  it('lets nobody but a person confirm', () => {
    for (const property of form.filter(({ name }) => name === 'confirm')) {
      expect(property.noDataExpression).toBe(true);
      expect(property.default).toBe(false);
    }
  });

  it('shows the whole custom request, with a path of this API', () => {
    const custom = form.filter((item) => shows(item, 'custom', 'request'));
    expect(custom.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['method', 'path', 'query', 'headers', 'payload']),
    );
    expect(custom.map(({ name }) => name)).not.toContain('additionalFields');
    const { placeholder = '' } = custom.find(({ name }) => name === 'path') ?? {};
    expect(vendor.operations.map(({ path }) => `e.g. ${path}`)).toContain(placeholder);
    expect(custom.find(({ name }) => name === 'headers')?.placeholder).toBe('Add Header');
  });

  it('asks in a custom request for a body and for pages only where there are some', () => {
    const custom = form.filter((item) => shows(item, 'custom', 'request'));
    const shownFor = (name: string, by: string): unknown =>
      custom.find((item) => item.name === name)?.displayOptions?.show?.[by];
    for (const name of ['payload', 'inputDataFieldName']) {
      expect(shownFor(name, 'method')).toEqual(['POST', 'PUT', 'PATCH', 'DELETE']);
    }
    expect(shownFor('nextCursorAt', 'pagination')).toEqual(['cursor']);
    for (const name of ['pageSize', 'pageIn', 'returnAll', 'limit']) {
      expect(shownFor(name, 'pagination')).toEqual(['cursor', 'link', 'offset', 'page']);
    }
  });

  it('describes name and value of every row of names and values', () => {
    const lists = form
      .flatMap((item) => [item, ...((item.options ?? []) as INodeProperties[])])
      .filter(({ type }) => type === 'fixedCollection');
    expect(lists.length).toBeGreaterThan(1);
    const inner = lists.flatMap(({ options = [] }) =>
      options.flatMap((option) => ('values' in option ? option.values : [])),
    );
    expect(inner.filter(({ description = '' }) => description === '')).toEqual([]);
  });
});
