import type { Field } from '../../core/model/field';
import type { Operation } from '../../core/model/operation';
import { operationsOf } from '../../core/catalogue/catalogue';
import type { Vendor } from '../../core/model/vendor';
import { nodeVersions } from '../../nodes/shared/form/version';
import { phrase, smallFirst } from '../../nodes/shared/form/wording';
import { GENERATED } from '../generated-file';
import type { GeneratedFile } from '../generated-file';

/**
 * The n8n node of each vendor: the class, with what n8n wants to read as literals, and its codex file.
 * The form itself is made when n8n loads the node (nodes/shared/form).
 */
export function n8nNodes(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return vendors.flatMap((vendor) => {
    const file = `nodes/${vendor.n8n.className}/${vendor.n8n.className}.node`;
    return [
      { path: `${file}.ts`, text: nodeFile(vendor) },
      { path: `${file}.json`, text: codexFile(vendor) },
    ];
  });
}

/** Under the node's name: what it does, in words; of a custom request what it asks for. */
const SUBTITLE = `={{ $parameter["resource"] === "custom" ? $parameter["method"] + " " + $parameter["path"] : ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase() }}`;

function code(value: unknown): string {
  return JSON.stringify(value);
}

/** Whether some field of the vendor is a choice from the live API. */
function hasLists(vendor: Vendor): boolean {
  return operationsOf(vendor).some((row: Operation) =>
    row.fields.some((field: Field) => field.kind === 'lookup'),
  );
}

function nodeFile(vendor: Vendor): string {
  const { className } = vendor.n8n;
  const several = vendor.schemes.length > 1;
  const credentials = vendor.schemes.map((scheme) => ({
    name: smallFirst(scheme.credential.className),
    required: true,
    ...(several ? { displayOptions: { show: { authentication: [scheme.id] } } } : {}),
  }));
  const id = code(vendor.id);
  const versions = nodeVersions(vendor);
  return `// ${GENERATED}
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
${hasLists(vendor) ? "import { listSearchOf } from '../shared/form/list-methods';" : ''}
import { propertiesOf } from '../shared/form/properties';
import { runOperations } from '../shared/run';

export class ${className} implements INodeType {
  description: INodeTypeDescription = {
    displayName: ${code(vendor.name)},
    name: ${code(smallFirst(className))},
    icon: { light: 'file:../../icons/${vendor.id}.svg', dark: 'file:../../icons/${vendor.id}.dark.svg' },
    group: ['transform'],
    ${versions.length > 1 ? `version: ${code(versions)},\n    defaultVersion: ${code(versions.at(-1))},` : 'version: 1,'}
    subtitle: ${code(SUBTITLE)},
    description: ${code(phrase(vendor.description))},
    defaults: { name: ${code(vendor.name)} },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: ${code(credentials)},
    properties: propertiesOf(${id}),
  };
${
  hasLists(vendor)
    ? `
  methods = { listSearch: listSearchOf(${id}) };
`
    : ''
}
  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, ${id});
  }
}
`;
}

function codexFile(vendor: Vendor): string {
  const page = `https://github.com/latchkey/latchkey/blob/main/docs/${vendor.id}.md`;
  return JSON.stringify({
    node: `n8n-nodes-latchkey.${smallFirst(vendor.n8n.className)}`,
    nodeVersion: '1.0',
    codexVersion: '1.0',
    categories: ['Development', 'Utility'],
    alias: aliasesOf(vendor),
    resources: { credentialDocumentation: [{ url: page }], primaryDocumentation: [{ url: page }] },
  });
}

/** What people look for who do not know the product's name. */
function aliasesOf(vendor: Vendor): readonly string[] {
  const resources = Object.values(vendor.resources).map(({ name }) => name.toLowerCase());
  return [...new Set([...(vendor.aliases ?? []), 'latchkey', ...resources])];
}
