import { operationsOf } from '../../core/catalogue/catalogue';
import type { Operation } from '../../core/model/operation';
import type { Vendor } from '../../core/model/vendor';
import { GENERATED } from './generated-file';
import type { GeneratedFile } from './generated-file';
import { byName, fieldProperty, phrase, searchMethod, titleCase } from './n8n-field';
import type { Property, Shown } from './n8n-field';

/** The n8n node of each vendor: the class, its codex file, and one description file a resource. */
export function n8nNodes(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return vendors.flatMap((vendor) => {
    const rows = operationsOf(vendor);
    const resources = [...new Set(rows.map((row) => row.resource))];
    const folder = `nodes/${vendor.n8n.className}`;
    return [
      {
        path: `${folder}/${vendor.n8n.className}.node.ts`,
        text: nodeFile(vendor, rows, resources),
      },
      { path: `${folder}/${vendor.n8n.className}.node.json`, text: codexFile(vendor) },
      ...resources.map((resource) => ({
        path: `${folder}/descriptions/${resource}.ts`,
        text: resourceFile(
          vendor,
          resource,
          rows.filter((row) => row.resource === resource),
        ),
      })),
    ];
  });
}

/** n8n's name of a credential type or node: the class with a small first letter. */
export function smallFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function code(value: unknown): string {
  return JSON.stringify(value);
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

function shownFor(vendor: Vendor, rows: readonly Operation[]): Property {
  const ids = schemesOf(vendor, rows);
  return ids === undefined ? {} : { displayOptions: { show: { authentication: ids } } };
}

function nodeFile(
  vendor: Vendor,
  rows: readonly Operation[],
  resources: readonly string[],
): string {
  const { className } = vendor.n8n;
  const several = vendor.schemes.length > 1;
  const authentication = {
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
    default: vendor.schemes[0]?.id ?? '',
  };
  const resource = {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: byName(
      resources.map((name) => ({
        name: resourceName(vendor, name),
        value: name,
        ...shownFor(
          vendor,
          rows.filter((row) => row.resource === name),
        ),
      })),
    ),
    default: firstResource(vendor, rows, resources),
  };
  const credentials = vendor.schemes.map((scheme) => ({
    name: smallFirst(scheme.credential.className),
    required: true,
    ...(several ? { displayOptions: { show: { authentication: [scheme.id] } } } : {}),
  }));
  const lookups = rows.flatMap((row) =>
    row.fields.flatMap((field) => (field.kind === 'lookup' ? [field.lookup] : [])),
  );
  const searches = [
    ...new Map(
      lookups.map((lookup) => [
        searchMethod(lookup),
        `${searchMethod(lookup)}: searchList(${code(vendor.id)}, ${code(lookup)})`,
      ]),
    ).values(),
  ];
  return `// ${GENERATED}
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
${searches.length > 0 ? "import { searchList } from '../shared/list-search';" : ''}
import { optionsProperty } from '../shared/options';
import { runOperations } from '../shared/run';
${resources.map((name) => `import { ${name}Description } from './descriptions/${name}';`).join('\n')}

export class ${className} implements INodeType {
  description: INodeTypeDescription = {
    displayName: ${code(vendor.name)},
    name: ${code(smallFirst(className))},
    icon: { light: 'file:../../icons/${vendor.id}.svg', dark: 'file:../../icons/${vendor.id}.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
    description: ${code(phrase(vendor.description))},
    defaults: { name: ${code(vendor.name)} },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: ${code(credentials)},
    properties: [
      ${several ? `${code(authentication)},` : ''}
      ${code(resource)},
      ${resources.map((name) => `...${name}Description`).join(',\n')},
      optionsProperty,
    ],
  };
${
  searches.length > 0
    ? `
  methods = {
    listSearch: {
      ${searches.join(',\n')},
    },
  };
`
    : ''
}
  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, ${code(vendor.id)});
  }
}
`;
}

/** The first resource that every scheme may use, so that a new node is valid whatever is chosen. */
function firstResource(
  vendor: Vendor,
  rows: readonly Operation[],
  resources: readonly string[],
): string {
  const open = resources.find(
    (name) =>
      schemesOf(
        vendor,
        rows.filter((row) => row.resource === name),
      ) === undefined,
  );
  return open ?? resources[0] ?? '';
}

function codexFile(vendor: Vendor): string {
  const page = `https://github.com/latchkey/latchkey/blob/main/docs/${vendor.id}.md`;
  return JSON.stringify({
    node: `n8n-nodes-latchkey.${smallFirst(vendor.n8n.className)}`,
    nodeVersion: '1.0',
    codexVersion: '1.0',
    categories: ['Development', 'Utility'],
    resources: { credentialDocumentation: [{ url: page }], primaryDocumentation: [{ url: page }] },
  });
}

/** One resource: its operations, and for each operation its fields. */
function resourceFile(vendor: Vendor, resource: string, rows: readonly Operation[]): string {
  const operation = {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: [resource] } },
    options: byName(
      rows.map((row) => ({
        name: row.name,
        value: row.operation,
        action: row.action,
        description: phrase(row.description),
        ...shownFor(vendor, [row]),
      })),
    ),
    default: defaultOperation(vendor, rows),
  };
  const properties = [operation, ...rows.flatMap((row) => rowProperties(resource, row))];
  return `// ${GENERATED}
import type { INodeProperties } from 'n8n-workflow';

export const ${resource}Description: INodeProperties[] = ${code(properties)};
`;
}

function defaultOperation(vendor: Vendor, rows: readonly Operation[]): string {
  const names = byName(rows.map(({ name, operation }) => ({ name, operation })));
  const open = rows.find((row) => schemesOf(vendor, [row]) === undefined);
  return open?.operation ?? names[0]?.operation ?? '';
}

function rowProperties(resource: string, row: Operation): readonly Property[] {
  const shown: Shown = { resource: [resource], operation: [row.operation] };
  const required = row.fields.filter((field) => field.required === true);
  const optional = row.fields.filter((field) => field.required !== true);
  return [
    ...required.map((field) => fieldProperty(field, shown)),
    ...(row.confirm === undefined ? [] : [confirmProperty(row.confirm, shown)]),
    ...(row.paging === undefined ? [] : pagingProperties(shown)),
    ...(optional.length === 0
      ? []
      : [
          {
            displayName: 'Additional Fields',
            name: 'additionalFields',
            type: 'collection',
            placeholder: 'Add Field',
            default: {},
            displayOptions: { show: shown },
            options: byName(optional.map((field) => fieldProperty(field))),
          },
        ]),
  ];
}

function confirmProperty(effect: string, shown: Shown): Property {
  return {
    displayName: 'Confirm',
    name: 'confirm',
    type: 'boolean',
    default: false,
    displayOptions: { show: shown },
    description: `Whether this effect is wanted: ${phrase(`${effect.charAt(0).toLowerCase()}${effect.slice(1)}`)}`,
  };
}

function pagingProperties(shown: Shown): readonly Property[] {
  return [
    {
      displayName: 'Return All',
      name: 'returnAll',
      type: 'boolean',
      default: false,
      displayOptions: { show: shown },
      description: 'Whether to return all results or only up to a given limit',
    },
    {
      displayName: 'Limit',
      name: 'limit',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 50,
      displayOptions: { show: { ...shown, returnAll: [false] } },
      description: 'Max number of results to return',
    },
  ];
}
