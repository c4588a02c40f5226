import { createHash } from 'node:crypto';
import { findOperation } from '../../../core/catalogue/catalogue';
import type { AnyScheme } from '../../../core/model/scheme';
import type { Vendor } from '../../../core/model/vendor';
import { nodeVersions } from '../../../nodes/shared/form/version';
import { smallFirst } from '../../../nodes/shared/form/wording';
import type { GeneratedFile } from '../../generated-file';
import { n8nParameters } from '../n8n-parameters';
import { JOBS } from './all-jobs';
import { isChoice, isReference } from './job';
import type { Job, Reference, Step, StepValue } from './job';

const TRIGGER = 'Execute Workflow';

/** `examples/n8n/jobs/<job>.json`: a step is a node, a value of an earlier step is an expression. */
export function n8nJobs(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return JOBS.map((job) => ({
    path: `examples/n8n/jobs/${job.id}.json`,
    text: JSON.stringify(workflow(vendors, job)),
  }));
}

function workflow(vendors: readonly Vendor[], job: Job): object {
  const names = [TRIGGER, ...job.steps.map(({ name }) => name)];
  return {
    name: job.name,
    nodes: [
      {
        id: idOf(job, TRIGGER),
        name: TRIGGER,
        type: 'n8n-nodes-base.manualTrigger',
        typeVersion: 1,
        position: [0, 0],
        parameters: {},
      },
      ...job.steps.map((step, index) => node(vendors, job, step, index)),
      {
        id: idOf(job, 'note'),
        name: 'Note',
        type: 'n8n-nodes-base.stickyNote',
        typeVersion: 1,
        position: [-40, -240],
        parameters: { content: `## ${job.name}\n${job.note}`, width: 620, height: 200 },
      },
    ],
    connections: Object.fromEntries(
      names
        .slice(0, -1)
        .map((name, index) => [
          name,
          { main: [[{ node: names[index + 1], type: 'main', index: 0 }]] },
        ]),
    ),
    settings: { executionOrder: 'v1' },
    pinData: {},
  };
}

function node(vendors: readonly Vendor[], job: Job, step: Step, index: number): object {
  const { vendor, scheme } = schemeOf(vendors, step);
  const operation = findOperation(vendor, scheme, step.operation);
  const values = Object.fromEntries(
    Object.entries(step.params).map(([name, value]) => [name, expressionOf(value)]),
  );
  return {
    id: idOf(job, step.name),
    name: step.name,
    type: `n8n-nodes-latchkey.${smallFirst(vendor.n8n.className)}`,
    typeVersion: nodeVersions(vendor).at(-1),
    position: [240 * (index + 1), 0],
    parameters: {
      ...n8nParameters(vendor, scheme, step.operation, values),
      ...(operation.confirm === undefined ? {} : { confirm: true }),
    },
    ...(step.silent === true ? { alwaysOutputData: true } : {}),
  };
}

/** The scheme of a step. */
export function schemeOf(
  vendors: readonly Vendor[],
  step: Step,
): { readonly vendor: Vendor; readonly scheme: AnyScheme } {
  for (const vendor of vendors) {
    const scheme = vendor.schemes.find(({ id }) => id === step.scheme);
    if (scheme !== undefined) return { vendor, scheme };
  }
  throw new Error(`${step.name}: there is no scheme ${step.scheme}.`);
}

function expressionOf(value: StepValue): unknown {
  if (isReference(value)) return `={{ ${placeOf(value)} }}`;
  if (isChoice(value)) {
    const { choose, is, yes, no } = value;
    return `={{ ${placeOf(choose)} === '${is}' ? ${String(yes)} : ${String(no)} }}`;
  }
  return value;
}

/** Steps without a response have no item to go back from, so the first item of the step is meant. */
function placeOf({ step, item }: Reference): string {
  return `$('${step}').first().json.${item}`;
}

function idOf(job: Job, part: string): string {
  const hex = createHash('sha256').update(`job ${job.id} ${part}`).digest('hex');
  return [8, 12, 16, 20, 32]
    .map((end, index, ends) => hex.slice(index === 0 ? 0 : ends[index - 1], end))
    .join('-');
}
