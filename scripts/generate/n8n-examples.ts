import { createHash } from 'node:crypto';
import { operationId } from '../../core/model/operation';
import type { Operation } from '../../core/model/operation';
import type { AnyScheme } from '../../core/model/scheme';
import type { Vendor } from '../../core/model/vendor';
import { exampleOperations } from './example-operation';
import type { GeneratedFile } from '../generated-file';
import { nodeVersions } from '../../nodes/shared/form/version';
import { smallFirst } from '../../nodes/shared/form/wording';
import { n8nParameters } from './n8n-parameters';

/** Two workflows a vendor, to be imported in n8n's editor: one runs every hour, one when a person says so. */
export function n8nExamples(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return vendors.flatMap((vendor) => {
    const [first, last] = [vendor.schemes[0], vendor.schemes.at(-1)];
    if (first === undefined || last === undefined) return [];
    const [hourly] = exampleOperations(vendor, first);
    const others = exampleOperations(vendor, last);
    const onDemand =
      others.find((row) => operationId(row) !== operationId(hourly) && isComplete(row)) ??
      others[0];
    return [
      file(vendor, 'every-hour', workflow(vendor, first, hourly, HOURLY)),
      file(vendor, 'on-demand', workflow(vendor, last, onDemand, BY_HAND)),
    ];
  });
}

function file(vendor: Vendor, name: string, content: object): GeneratedFile {
  return { path: `examples/n8n/${vendor.id}/${name}.json`, text: JSON.stringify(content) };
}

interface Trigger {
  readonly name: string;
  readonly when: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly parameters: object;
}

const HOURLY: Trigger = {
  name: 'Every Hour',
  when: 'every hour',
  type: 'n8n-nodes-base.scheduleTrigger',
  typeVersion: 1.2,
  parameters: { rule: { interval: [{ field: 'hours' }] } },
};

const BY_HAND: Trigger = {
  name: 'Execute Workflow',
  when: 'on demand',
  type: 'n8n-nodes-base.manualTrigger',
  typeVersion: 1,
  parameters: {},
};

function workflow(vendor: Vendor, scheme: AnyScheme, row: Operation, trigger: Trigger): object {
  const id = (part: string): string => idOf(`${scheme.id} ${trigger.name} ${part}`);
  const { name: triggerName, when, ...start } = trigger;
  const { displayName } = scheme.credential;
  const note = `## ${row.action}, ${when}\nOpen the node **${vendor.name}**, make a credential of the type **${displayName}**, fill it in and let n8n test it. Nothing else has to be changed.`;
  return {
    name: `${vendor.name}: ${row.action} ${when}`,
    nodes: [
      { id: id('trigger'), name: triggerName, ...start, position: [0, 0] },
      {
        id: id('node'),
        name: vendor.name,
        type: `n8n-nodes-latchkey.${smallFirst(vendor.n8n.className)}`,
        typeVersion: nodeVersions(vendor).at(-1),
        position: [240, 0],
        parameters: n8nParameters(vendor, scheme, operationId(row), filledIn(row)),
      },
      {
        id: id('note'),
        name: 'Note',
        type: 'n8n-nodes-base.stickyNote',
        typeVersion: 1,
        position: [-40, -220],
        parameters: { content: note, width: 520, height: 180 },
      },
    ],
    connections: {
      [triggerName]: { main: [[{ node: vendor.name, type: 'main', index: 0 }]] },
    },
    settings: { executionOrder: 'v1' },
    pinData: {},
  };
}

/** Whether it says something at every site: a default that must be replaced is no example. */
function isComplete(row: Operation): boolean {
  return row.example !== undefined || row.fields.every((field) => field.required !== true);
}

/** The example's values, and for what else is required what the editor shows at first. */
function filledIn(row: Operation): Readonly<Record<string, unknown>> {
  const required = row.fields.filter((field) => field.required === true);
  const defaults = required.map((field): [string, unknown] => [
    field.name,
    'default' in field
      ? field.default
      : field.kind === 'enum'
        ? field.options[0]?.value
        : undefined,
  ]);
  return { ...Object.fromEntries<unknown>(defaults), ...row.example };
}

/** The form of n8n's node ids, the same in every run of the generator. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}
