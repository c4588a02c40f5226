import { helpOf } from '../../core/catalogue/help';
import type { Field } from '../../core/model/field';
import type { Operation } from '../../core/model/operation';
import { operationId } from '../../core/model/operation';
import type { Vendor } from '../../core/model/vendor';
import { evidenceCell } from './docs-evidence';
import { bullets, code, sentence, table } from './docs-markdown';

/** Every operation of one resource, then what its fields mean. */
export function resourceSection(
  vendor: Vendor,
  resource: string,
  rows: readonly Operation[],
): string {
  return [
    `### ${vendor.resources[resource]?.name ?? resource}`,
    table(
      ['Operation', 'What it does', 'Call', 'Fields', 'Evidence'],
      rows.map((row) => [
        `${code(operationId(row))} ${row.name}`,
        [sentence(row.description), ...conduct(row)].join(' '),
        callOf(vendor, row),
        row.fields.map(fieldName).join(', '),
        evidenceCell(row.evidence, vendor.guide.sources, `${vendor.id} ${operationId(row)}`),
      ]),
    ),
    fieldList(rows),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function fieldName(field: Field): string {
  return field.required === true ? `**${code(field.name)}**` : code(field.name);
}

/** What the row does beyond sending one request. */
function conduct(row: Operation): readonly string[] {
  const { paging, wait, jobLimit, confirm, repeatable, scope, simple } = row;
  return [
    ...(confirm === undefined
      ? []
      : [`**Must be confirmed with a checkbox:** ${sentence(confirm)}`]),
    ...(paging === undefined ? [] : [`Paged, ${String(paging.size)} items per page.`]),
    ...(simple === undefined ? [] : [`Simplify (n8n) keeps ${simple.map(code).join(', ')}.`]),
    ...(wait === undefined
      ? []
      : [
          `Waits until the job is done: polls every ${String(wait.everySeconds)} s, for at most ${duration(wait.forSeconds)} by default.`,
        ]),
    ...(jobLimit === undefined
      ? []
      : [`Up to ${String(jobLimit.capacity)} run concurrently; others are queued.`]),
    ...(repeatable === true ? ['Retried after a network error.'] : []),
    ...(scope === undefined ? [] : [`Needs the scope ${code(scope)}.`]),
  ];
}

function duration(seconds: number): string {
  return seconds % 60 === 0 ? `${String(seconds / 60)} min` : `${String(seconds)} s`;
}

function callOf(vendor: Vendor, row: Operation): string {
  // Its row has no request of its own: the scheme makes it.
  if (operationId(row) === 'session.signOut') return 'see Sign-out above';
  const several = new Set(vendor.operations.map(({ server }) => server)).size > 1;
  const where = several && row.server !== undefined ? ` on ${code(row.server)}` : '';
  const who =
    row.schemes === undefined
      ? ''
      : `, only with ${row.schemes.map((id) => code(id.split('/')[1] ?? id)).join(' or ')}`;
  const method = row.rpcMethod === undefined ? '' : `, JSON-RPC ${code(row.rpcMethod)}`;
  return `${code(`${row.method} ${row.path}`)}${method}${where}${who}`;
}

/** Fields that mean the same in several rows are said once. */
function fieldList(rows: readonly Operation[]): string {
  const meanings = new Map<string, { readonly field: Field; readonly used: string[] }>();
  for (const row of rows) {
    for (const field of row.fields) {
      const text = `${field.name}\n${meaningOf(field)}`;
      const known = meanings.get(text) ?? { field, used: [] };
      known.used.push(row.operation);
      meanings.set(text, known);
    }
  }
  const all = [...meanings.values()];
  return bullets(
    all.map(({ field, used }) => {
      const ambiguous = all.filter((item) => item.field.name === field.name).length > 1;
      const where = ambiguous ? ` (${used.map(code).join(', ')})` : '';
      return `${code(field.name)}${where}: ${meaningOf(field)}`;
    }),
  );
}

function meaningOf(field: Field): string {
  const given =
    'default' in field && field.default !== undefined && field.default !== ''
      ? ` Default ${code(JSON.stringify(field.default))}.`
      : '';
  const kind = kindOf(field);
  // A description that names its type already does not get it twice.
  const said = kind !== '' && field.description.toLowerCase().includes(NOUNS[field.kind] ?? kind);
  return `${sentence(helpOf(field))}${said ? '' : kind}${given}`;
}

const NOUNS: Readonly<Partial<Record<Field['kind'], string>>> = {
  json: 'json',
  map: 'names and values',
};

function kindOf(field: Field): string {
  switch (field.kind) {
    case 'string':
    case 'text':
      return '';
    case 'integer':
    case 'number': {
      const { min, max } = field;
      const noun = field.kind === 'integer' ? 'A whole number' : 'A number';
      if (min !== undefined && max !== undefined) return ` ${String(min)} to ${String(max)}.`;
      return min === undefined ? ` ${noun}.` : ` ${noun} from ${String(min)}.`;
    }
    case 'boolean':
      return ' Yes or no.';
    case 'enum':
      return ` One of ${optionList(field.options)}.`;
    case 'multi':
      return ` Any of ${optionList(field.options)}.`;
    case 'dateTime':
      return ' A time in ISO 8601.';
    case 'map':
      return ' A list of names and values.';
    case 'list':
      return field.max === undefined ? ' A list.' : ` A list of at most ${String(field.max)}.`;
    case 'binary':
      return ' A file.';
    case 'lookup':
      return ` Chosen from ${code(field.lookup.operation)}, or entered by hand.`;
    case 'json':
      return ' JSON.';
  }
}

function optionList(
  options: readonly { readonly value: string; readonly label: string }[],
): string {
  return options
    .map(({ value, label }) =>
      label.toLowerCase() === value.toLowerCase() ? code(value) : `${code(value)} (${label})`,
    )
    .join(', ');
}
