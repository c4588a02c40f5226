import { createHash } from 'node:crypto';
import { findOperation } from '../../../core/catalogue/catalogue';
import type { Json } from '../../../core/model/json';
import type { Vendor } from '../../../core/model/vendor';
import type { GeneratedFile } from '../../generated-file';
import { accountNode } from '../node-red-examples';
import { JOBS } from './all-jobs';
import { isChoice, isReference, referencesOf } from './job';
import type { Job, Reference, Step, StepValue } from './job';
import { schemeOf } from './n8n-jobs';

/** `node-red/examples/jobs/<job>.json`: a step is a node; change nodes keep what later steps need. */
export function nodeRedJobs(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return JOBS.map((job) => ({
    path: `node-red/examples/jobs/${job.id}.json`,
    text: JSON.stringify(flow(vendors, job)),
  }));
}

const COLUMN = 220;
const ROW = 80;

function flow(vendors: readonly Vendor[], job: Job): readonly object[] {
  const id = (part: string): string => idOf(job, part);
  const z = id('tab');
  const schemes = [...new Set(job.steps.map(({ scheme }) => scheme))];
  const chain = job.steps.flatMap((step) => [
    { id: id(step.name), node: (next: string) => action(vendors, job, step, next) },
    ...keepers(job, step),
  ]);
  const ids = [...chain.map((link) => link.id), id('debug')];
  return [
    { id: z, type: 'tab', label: job.name, disabled: false, info: job.note },
    {
      id: id('comment'),
      type: 'comment',
      z,
      name: job.name,
      info: `${job.note} Open each account, fill it in, press Test, deploy.`,
      x: 240,
      y: 40,
      wires: [],
    },
    {
      id: id('inject'),
      type: 'inject',
      z,
      name: 'run',
      props: [],
      repeat: '',
      crontab: '',
      once: false,
      onceDelay: 0.1,
      topic: '',
      x: 110,
      y: 120,
      wires: [[ids[0]]],
    },
    ...chain.map((link, index) => ({
      ...link.node(ids[index + 1] ?? ''),
      x: 140 + COLUMN * ((index + 1) % 4),
      y: 120 + ROW * Math.floor((index + 1) / 4),
    })),
    debug(job, 'debug', 'response', 'payload', chain.length + 1),
    {
      id: id('catch'),
      type: 'catch',
      z,
      name: 'failures',
      scope: job.steps.map(({ name }) => id(name)),
      uncaught: false,
      x: 130,
      y: 120 + ROW * 4,
      wires: [[id('failure')]],
    },
    debug(job, 'failure', 'failure', 'error', 17),
    ...schemes.map((scheme) => {
      const step = job.steps.find((item) => item.scheme === scheme);
      if (step === undefined) throw new Error(`${job.id} has no step with ${scheme}.`);
      const found = schemeOf(vendors, step);
      return accountNode(found.vendor, found.scheme, id(`account ${scheme}`));
    }),
  ];
}

function action(vendors: readonly Vendor[], job: Job, step: Step, next: string): object {
  const { vendor, scheme } = schemeOf(vendors, step);
  const operation = findOperation(vendor, scheme, step.operation);
  return {
    id: idOf(job, step.name),
    type: vendor.id,
    z: idOf(job, 'tab'),
    name: step.name,
    account: idOf(job, `account ${step.scheme}`),
    operation: step.operation,
    params: Object.fromEntries(
      Object.entries(step.params).map(([name, value]) => [name, typed(value)]),
    ),
    confirm: operation.confirm !== undefined,
    result: 'whole',
    limit: '',
    waitSeconds: '',
    errors: 'catch',
    dryRun: false,
    outputs: 1,
    wires: [[next]],
  };
}

/** What later steps need of this step's response, kept beside the payload, which the next step replaces. */
function keepers(
  job: Job,
  step: Step,
): readonly { readonly id: string; node(next: string): object }[] {
  const later = job.steps.slice(job.steps.indexOf(step) + 1);
  const wanted = new Map(
    later
      .flatMap(({ params }) => Object.values(params).flatMap(referencesOf))
      .filter((reference) => reference.step === step.name)
      .map((reference) => [propertyOf(reference), reference]),
  );
  if (wanted.size === 0) return [];
  const id = idOf(job, `keep ${step.name}`);
  return [
    {
      id,
      node: (next) => ({
        id,
        type: 'change',
        z: idOf(job, 'tab'),
        name: `keep ${[...wanted.keys()].join(', ')}`,
        rules: [...wanted].map(([property, { response }]) => ({
          t: 'set',
          p: property,
          pt: 'msg',
          to: response,
          tot: 'jsonata',
        })),
        action: '',
        property: '',
        from: '',
        to: '',
        reg: false,
        wires: [[next]],
      }),
    },
  ];
}

/** `Order Certificate` and `id` give `orderCertificateId`. */
function propertyOf({ step, item }: Reference): string {
  const words = `${step} ${item}`.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words
    .map((word, index) =>
      index === 0
        ? word.charAt(0).toLowerCase() + word.slice(1)
        : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join('');
}

function typed(value: StepValue): { readonly value: string; readonly type: string } {
  if (isReference(value)) return { value: propertyOf(value), type: 'msg' };
  if (isChoice(value)) {
    const { choose, is, yes, no } = value;
    return {
      value: `${propertyOf(choose)} = "${is}" ? ${String(yes)} : ${String(no)}`,
      type: 'jsonata',
    };
  }
  if (typeof value === 'boolean') return { value: String(value), type: 'choice' };
  if (typeof value === 'number') return { value: String(value), type: 'num' };
  if (typeof value === 'string') return { value, type: 'str' };
  return { value: JSON.stringify(value satisfies Json), type: 'json' };
}

function debug(job: Job, part: string, name: string, complete: string, place: number): object {
  return {
    id: idOf(job, part),
    type: 'debug',
    z: idOf(job, 'tab'),
    name,
    active: true,
    tosidebar: true,
    console: false,
    tostatus: false,
    complete,
    targetType: 'msg',
    statusVal: '',
    statusType: 'auto',
    x: 140 + COLUMN * (place % 4),
    y: 120 + ROW * Math.floor(place / 4),
    wires: [],
  };
}

function idOf(job: Job, part: string): string {
  return createHash('sha256').update(`job ${job.id} ${part}`).digest('hex').slice(0, 16);
}
