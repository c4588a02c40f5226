import type { Vendor } from '../../core/model/vendor';
import { bullets } from './docs-markdown';
import { JOBS } from './jobs/all-jobs';

/** Where the example flows of a vendor are in both hosts, and the jobs that it has a part in. */
export function examplesSection({ id }: Vendor): string {
  const jobs = JOBS.filter(({ steps }) => steps.some(({ scheme }) => scheme.startsWith(`${id}/`)));
  return [
    'In n8n, open a workflow, choose Import from File (or paste the content of the file onto the canvas), and select your credential in each node. In Node-RED, use Import > Examples > @latchkey/node-red.',
    bullets([
      `First call: [on demand](../examples/n8n/${id}/on-demand.json), [every hour](../examples/n8n/${id}/every-hour.json).`,
      ...jobs.map((job) => `Job: [${job.name}](../examples/n8n/jobs/${job.id}.json). ${job.note}`),
    ]),
  ].join('\n\n');
}
