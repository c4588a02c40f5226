/** The job examples of n8n, as they are imported: each runs from its trigger to its end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';
import { vendors } from '../../core';
import { JOBS } from '../../scripts/generate/jobs/all-jobs';
import type { Simulator } from '../../simulators/simulator';
import { createEngine } from '../n8n/engine/engine';
import type { Engine } from '../n8n/engine/engine';
import { closeSite, missingRequests, PREPARED, startSite } from './stage';
import type { Site } from './stage';

const ROOT = join(__dirname, '../..');

interface Example {
  readonly nodes: readonly INode[];
  readonly connections: IConnections;
}

describe('the job examples of n8n', () => {
  let site: Site;
  let engine: Engine;
  const credentials: Record<string, string> = {};

  beforeAll(async () => {
    site = await startSite();
    const rows = vendors.flatMap((vendor) => {
      const simulator: Simulator = site[vendor.id as Simulator['vendor']];
      return vendor.schemes.flatMap((scheme) => {
        const account = simulator.accounts[scheme.id];
        if (account === undefined) return [];
        const { className } = scheme.credential;
        const type = className.charAt(0).toLowerCase() + className.slice(1);
        credentials[type] = scheme.id;
        const ca = simulator.ca === undefined ? {} : { ca: simulator.ca };
        return [{ id: scheme.id, type, data: { ...account, ...ca, allowPlainHttp: true } }];
      });
    });
    engine = await createEngine({ packageDir: ROOT, credentials: rows });
  });

  afterAll(async () => {
    engine.stop();
    await closeSite(site);
  });

  beforeEach(() => {
    for (const simulator of Object.values(site)) simulator.control.reset();
  });

  it.each(JOBS.map((job) => [job.id, job] as const))('%s', async (id, job) => {
    const file = join(ROOT, 'examples/n8n/jobs', `${id}.json`);
    const { nodes, connections } = JSON.parse(readFileSync(file, 'utf8')) as Example;
    const prepared = PREPARED[id];
    await prepared?.before(site);
    const { data } = await engine.runWorkflow(nodes, connections, credentials);
    expect(data.resultData.error?.message).toBeUndefined();
    expect(Object.keys(data.resultData.runData)).toEqual([
      'Execute Workflow',
      ...job.steps.map(({ name }) => name),
    ]);
    expect(missingRequests(site, id)).toEqual([]);
    await prepared?.after(site);
  });
});
