/**
 * n8n's lint reads literals, and our forms are made when n8n loads a node. So they are written out
 * here, linted, and each finding is named by the operation and the field of the catalogue.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import type { Vendor } from '../../core/model/vendor';
import { formOf } from '../../nodes/shared/form/properties';

/** One line of a file, and which operation and field it came from. */
interface Line {
  readonly text: string;
  readonly from: string;
}

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly message: string;
    readonly line: number;
  }[];
}

/**
 * What n8n's lint says of the forms of these vendors, one sentence per finding.
 * @param cache folder for the files that are linted
 */
export function wordingFindings(
  root: string,
  cache: string,
  vendors: readonly Vendor[],
): readonly string[] {
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const lines = new Map(vendors.map((vendor) => [`${vendor.n8n.className}.ts`, linesOf(vendor)]));
  for (const [name, content] of lines) {
    writeFileSync(path.join(cache, name), content.map(({ text }) => text).join('\n'));
  }
  const config = path.join(root, 'lint/wording.mjs');
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [eslint, '--config', config, '--format', 'json', '--no-ignore', '.'],
    // ESLint reads no file outside the folder it is started in.
    { cwd: cache, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (stdout === '') throw new Error(`n8n's lint did not run: ${stderr}`);
  return (JSON.parse(stdout) as readonly LintedFile[]).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line }) => {
      const from = lines.get(path.basename(filePath))?.[line - 1]?.from ?? filePath;
      return `${from}: ${message} (${ruleId ?? 'not readable'})`;
    }),
  );
}

function linesOf(vendor: Vendor): readonly Line[] {
  const from = vendor.id;
  return [
    { text: `import type { INodeProperties } from 'n8n-workflow';`, from },
    { text: 'export const form: INodeProperties[] = [', from },
    ...formOf(vendor).flatMap((property) => propertyLines(property, from)),
    { text: '];', from },
  ];
}

/** A property on one line, and each property of a collection on a line of its own. */
function propertyLines(property: INodeProperties, above: string): readonly Line[] {
  const from = nameOf(property, above);
  const { options, ...rest } = property;
  if (property.type !== 'collection') return [{ text: `${literal(property)},`, from }];
  return [
    { text: `${literal(rest).slice(0, -1)},options:[`, from },
    ...(options ?? []).flatMap((option) => propertyLines(option as INodeProperties, from)),
    { text: ']},', from },
  ];
}

/** As a person would write it: n8n's rules overlook a property whose key stands in quotes. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value).map(([name, member]) => {
    const key = /^[a-z_]\w*$/iu.test(name) ? name : JSON.stringify(name);
    return `${key}:${literal(member)}`;
  });
  return `{${members.join(',')}}`;
}

/** `tcpwave subnet.create, field maskLength`; what is nested says only its own name. */
function nameOf({ name, displayOptions }: INodeProperties, above: string): string {
  const { resource, operation } = displayOptions?.show ?? {};
  const place =
    resource === undefined || operation === undefined
      ? above.replace(/, field .*$/u, '')
      : `${above} ${String(resource)}.${String(operation)}`;
  return `${place}, field ${name}`;
}
