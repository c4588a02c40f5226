/** The example workflows: they fit the nodes as they are, and run against the simulators. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';
import { vendors } from '../../core';
import type { Simulator } from '../../simulators/simulator';
import { SCHEMES } from './stage/schemes';
import { Stage } from './stage/stage';

const FOLDER = join(__dirname, '../../examples/n8n');

interface Workflow {
  readonly name: string;
  readonly nodes: readonly INode[];
  readonly connections: Readonly<
    Record<string, { readonly main: readonly (readonly { readonly node: string }[])[] }>
  >;
}

function read(vendorId: string, file: string): Workflow {
  return JSON.parse(readFileSync(join(FOLDER, vendorId, file), 'utf8')) as Workflow;
}

describe.each(vendors.map((vendor) => [vendor.id, vendor] as const))(
  'examples of %s',
  (id, vendor) => {
    const files = readdirSync(join(FOLDER, id));

    it('are two, one of them scheduled', () => {
      const triggers = files.map((file) => read(id, file).nodes[0]?.type);
      expect(triggers.sort()).toEqual([
        'n8n-nodes-base.manualTrigger',
        'n8n-nodes-base.scheduleTrigger',
      ]);
    });

    it.each(files)('%s fits the node and runs', async (file) => {
      const { nodes, connections } = read(id, file);
      const [trigger, node] = nodes;
      expect(Object.entries(connections)).toEqual([
        [trigger?.name, { main: [[{ node: node?.name, type: 'main', index: 0 }]] }],
      ]);
      const parameters = node?.parameters ?? {};
      const schemeId = String(parameters['authentication'] ?? vendor.schemes[0]?.id);
      const scheme = SCHEMES.find((item) => item.id === schemeId);
      if (scheme === undefined || node === undefined) throw new Error(`${file} is no example.`);
      const simulator: Simulator = await scheme.start();
      const stage = await Stage.for(schemeId, simulator);
      try {
        expect(node.type).toBe(`n8n-nodes-latchkey.${stage.place.node}`);
        const { description } = stage.engine.nodeType(node.type);
        expect(
          NodeHelpers.getNodeParametersIssues(description.properties, node, description),
        ).toBeNull();
        // n8n drops what the node does not have or does not show.
        const kept = NodeHelpers.getNodeParameters(
          description.properties,
          parameters,
          true,
          false,
          node,
          description,
        );
        expect(kept).toMatchObject(withoutEmpty(parameters));
        const { error } = await stage.runRaw(parameters);
        expect(error?.message).toBeUndefined();
        expect(simulator.control.state().calls).toBeGreaterThan(0);
      } finally {
        stage.stop();
        await simulator.close();
      }
    });
  },
);

function withoutEmpty(parameters: INodeParameters): INodeParameters {
  const { additionalFields, ...rest } = parameters;
  return Object.keys(additionalFields ?? {}).length === 0 ? rest : parameters;
}
