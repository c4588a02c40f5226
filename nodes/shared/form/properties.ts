import type { INodeProperties } from 'n8n-workflow';
import { operationsOf, PAGED } from '../../../core';
import type { Field, Operation, Vendor } from '../../../core';
import { optionsProperty } from '../options';
import { isReading } from '../items';
import { inN8nWords } from '../phrases';
import { vendorById } from '../vendor-by-id';
import { fieldProperty, shownBy } from './field';
import { inputDataProperty, takesFile } from './input-data';
import { hasLimit } from './limit';
import { hasSimplify, simplifyProperty } from './simplify';
import { ADDITIONAL, inCollection, inFirstView } from './placement';
import type { Shown } from './field';
import { together } from './together';
import { vendorAt } from './version';
import type { FormVersion } from './version';
import { byName, phrase, titleCase } from './wording';

/** The whole form of a vendor's node. */
export function propertiesOf(vendorId: string): INodeProperties[] {
  return formOf(vendorById(vendorId));
}

/** A form made from the catalogue: sign-in, resource, operation, and the fields of each operation. */
export function formOf(vendor: Vendor): INodeProperties[] {
  const present = versionOfForm(vendor, 'present');
  const isOnly = vendor.n8n.version1 === undefined;
  const versions = isOnly ? present : together(versionOfForm(vendor, 'first'), present);
  return [...versions, optionsProperty];
}

function versionOfForm(given: Vendor, version: FormVersion): INodeProperties[] {
  const vendor = vendorAt(given, version);
  const rows = operationsOf(vendor).map((row) => withExample(row, vendor));
  const resources = [...new Set(rows.map((row) => row.resource))];
  const ofResource = (name: string): readonly Operation[] =>
    rows.filter((row) => row.resource === name);
  return [
    ...(vendor.schemes.length > 1 ? [authenticationProperty(vendor)] : []),
    {
      displayName: 'Resource',
      name: 'resource',
      type: 'options',
      noDataExpression: true,
      options: byName(
        resources.map((name) => ({
          name: resourceName(vendor, name),
          value: name,
          ...shownFor(vendor, ofResource(name)),
        })),
      ),
      default: firstResource(vendor, resources, ofResource),
    },
    ...resources.flatMap((name) => resourceProperties(vendor, name, ofResource(name), version)),
  ];
}

/** The path of a custom request shows a real one of this API. */
function withExample(row: Operation, vendor: Vendor): Operation {
  if (row.resource !== 'custom') return row;
  const real = vendor.operations.find(
    ({ method, path }) => method === 'GET' && !path.includes('{'),
  );
  const placeholder = real?.path ?? vendor.operations[0]?.path ?? '/';
  const fields = row.fields.map((field) =>
    field.name === 'path' ? { ...field, placeholder } : field,
  );
  return { ...row, fields };
}

function authenticationProperty(vendor: Vendor): INodeProperties {
  const first = vendor.schemes[0]?.id ?? '';
  return {
    displayName: 'Authentication',
    name: 'authentication',
    type: 'options',
    noDataExpression: true,
    options: byName(
      vendor.schemes.map(({ id, name, description }) => ({
        name: titleCase(name),
        value: id,
        description: phrase(description),
      })),
    ),
    default: first,
  };
}

function resourceName(vendor: Vendor, resource: string): string {
  if (resource === 'custom') return 'Custom';
  return vendor.resources[resource]?.name ?? resource;
}

/** Scheme ids that may call at least one of the rows; undefined: all may. */
function schemesOf(vendor: Vendor, rows: readonly Operation[]): readonly string[] | undefined {
  const ids = vendor.schemes
    .map((scheme) => scheme.id)
    .filter((id) => rows.some((row) => row.schemes === undefined || row.schemes.includes(id)));
  return ids.length === vendor.schemes.length ? undefined : ids;
}

function shownFor(
  vendor: Vendor,
  rows: readonly Operation[],
): Pick<INodeProperties, 'displayOptions'> {
  const ids = schemesOf(vendor, rows);
  return ids === undefined ? {} : shownBy({ authentication: ids });
}

/** The first resource that every scheme may use, so that a new node is valid whatever is chosen. */
function firstResource(
  vendor: Vendor,
  resources: readonly string[],
  ofResource: (name: string) => readonly Operation[],
): string {
  const open = resources.find((name) => schemesOf(vendor, ofResource(name)) === undefined);
  return open ?? resources[0] ?? '';
}

/** One resource: its operations, and for each operation its fields. */
function resourceProperties(
  vendor: Vendor,
  resource: string,
  rows: readonly Operation[],
  version: FormVersion,
): readonly INodeProperties[] {
  return [
    {
      displayName: 'Operation',
      name: 'operation',
      type: 'options',
      noDataExpression: true,
      ...shownBy({ resource: [resource] }),
      options: byName(
        rows.map((row) => ({
          name: row.name,
          value: row.operation,
          action: row.action,
          description: phrase(inN8nWords(row.description)),
          ...shownFor(vendor, [row]),
        })),
      ),
      default: defaultOperation(vendor, rows, version),
    },
    ...rows.flatMap((row) => rowProperties(row, version)),
  ];
}

function defaultOperation(
  vendor: Vendor,
  rows: readonly Operation[],
  version: FormVersion,
): string {
  const { operations: former = {} } = vendor.n8n.version1 ?? {};
  const before = rows.find(({ resource, operation }) => former[resource] === operation);
  if (version === 'first' && before !== undefined) return before.operation;
  const open = rows.filter((row) => schemesOf(vendor, [row]) === undefined);
  // What somebody runs without looking at it should read.
  const first = open.find(isReading) ?? open[0] ?? rows.find(isReading) ?? rows[0];
  return first?.operation ?? '';
}

function rowProperties(row: Operation, version: FormVersion): readonly INodeProperties[] {
  const shown: Shown = { resource: [row.resource], operation: [row.operation] };
  const optional = inCollection(row, version);
  return [
    ...inFirstView(row, version).flatMap((field) => [
      fieldProperty(field, row, { version, shown: shownWhen(field, shown) }),
      ...(takesFile(field) && version === 'present'
        ? [inputDataProperty(field, shownWhen(field, shown))]
        : []),
    ]),
    ...(row.confirm === undefined ? [] : [confirmProperty(row.confirm, shown)]),
    ...(hasLimit(row, version) ? pagingProperties(shown) : []),
    ...(row.listIn === undefined || version === 'first'
      ? []
      : pagingProperties({ ...shown, pagination: PAGED })),
    ...(hasSimplify(row, version) ? [simplifyProperty(shown)] : []),
    ...(optional.length === 0
      ? []
      : [
          {
            displayName: 'Additional Fields',
            name: ADDITIONAL,
            type: 'collection',
            placeholder: 'Add Field',
            default: {},
            ...shownBy(shown),
            options: byName(optional.map((field) => fieldProperty(field, row, { version }))),
          } satisfies INodeProperties,
        ]),
  ];
}

/** A field that has a meaning for some values of another only is shown for those. */
function shownWhen({ neededWhen = {}, shownWhen: when = {} }: Field, shown: Shown): Shown {
  return { ...shown, ...neededWhen, ...when };
}

function confirmProperty(effect: string, shown: Shown): INodeProperties {
  return {
    displayName: 'Confirm',
    name: 'confirm',
    type: 'boolean',
    // A person confirms, not an expression and not a model that uses the node as a tool.
    noDataExpression: true,
    default: false,
    ...shownBy(shown),
    description: `Whether to confirm this effect. ${phrase(effect)}.`,
  };
}

function pagingProperties(shown: Shown): readonly INodeProperties[] {
  return [
    {
      displayName: 'Return All',
      name: 'returnAll',
      type: 'boolean',
      default: false,
      ...shownBy(shown),
      description: 'Whether to return all results or only up to a given limit',
    },
    {
      displayName: 'Limit',
      name: 'limit',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 50,
      ...shownBy({ ...shown, returnAll: [false] }),
      description: 'Max number of results to return',
    },
  ];
}
