/** The job examples of Node-RED, as they are imported: each runs from its button to its end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JOBS } from '../../scripts/generate/jobs/all-jobs';
import type { Simulator } from '../../simulators/simulator';
import { accountNodes } from '../node-red/support/flow';
import { startRuntime } from '../node-red/support/runtime';
import type { Runtime } from '../node-red/support/runtime';
import { closeSite, missingRequests, PREPARED, startSite } from './stage';
import type { Site } from './stage';

interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly scheme?: string;
}

const FOLDER = join(__dirname, '../../node-red/examples/jobs');

describe('the job examples of Node-RED', () => {
  let site: Site;
  let runtime: Runtime;

  beforeAll(async () => {
    [site, runtime] = await Promise.all([startSite(), startRuntime()]);
  });

  afterAll(async () => {
    await runtime.stop();
    await closeSite(site);
  });

  beforeEach(() => {
    for (const simulator of Object.values(site)) simulator.control.reset();
  });

  it.each(JOBS.map((job) => [job.id, job] as const))('%s', async (id, job) => {
    const prepared = PREPARED[id];
    const flow = JSON.parse(readFileSync(join(FOLDER, `${id}.json`), 'utf8')) as FlowNode[];
    const nodes = flow.flatMap((node) => {
      if (!node.type.endsWith('-account')) return [node];
      const scheme = node.scheme ?? '';
      const simulator = site[scheme.split('/')[0] as Simulator['vendor']];
      return accountNodes(simulator, scheme, { allowPlainPassword: true }, node.id);
    });
    const find = (type: string, name: string): string =>
      flow.find((node) => node.type === type && node.name === name)?.id ?? '';
    const last = job.steps.at(-1);
    const lastId = find(last?.scheme.split('/')[0] ?? '', last?.name ?? '');
    await prepared?.before(site);
    await runtime.deploy(nodes);
    const failed = runtime.nextFrom(find('catch', 'failures')).then(({ msg }) => msg['error']);
    const done = runtime.nextFrom(lastId).then(() => undefined);
    // Whichever does not come is given up by the runtime, long after the other one came.
    for (const outcome of [failed, done]) outcome.catch(() => undefined);
    runtime.receive(find('inject', 'run'));
    expect(await Promise.any([failed, done])).toBeUndefined();
    expect(missingRequests(site, id)).toEqual([]);
    await prepared?.after(site);
  });
});
