/** `npm start`: whatever a person picks in a form has an answer. What a simulator does not act on comes from the vectors. */
import { LatchkeyError, operationId, operationsOf, vendors } from '../../core';
import { samples } from '../../scripts/demo/samples';
import { closeAll, startAll } from '../../simulators';
import type { Simulators } from '../../simulators';
import { socketClient } from '../support/over-sockets';
import { vectorsOf } from '../../vectors/all';

/** Not signed, or a method that no worker of GOSS iCM has: there all methods share one route. */
function isUnknown(id: string, { code, status, vendorCode }: LatchkeyError): boolean {
  const isNoMethod = vendorCode === '-32601' || status === 404;
  return code === 'sign-in-refused' || (id === 'goss-icm' && isNoMethod);
}

describe('the simulators of the demo', () => {
  let simulators: Simulators;

  beforeAll(async () => {
    simulators = await startAll(samples);
  });
  afterAll(() => closeAll(simulators));

  it.each(vendors.map((vendor) => [vendor.id, vendor] as const))(
    'know the path of every operation of %s',
    async (id, vendor) => {
      const simulator = simulators[id as keyof Simulators];
      const unknown: string[] = [];
      for (const row of operationsOf(vendor).map(operationId)) {
        const vector = vectorsOf(id).find(
          ({ operation, outcome }) => operation === row && 'items' in outcome,
        );
        if (vector === undefined) continue;
        const account = simulator.accounts[vector.scheme] ?? {};
        const client = socketClient(vector.scheme, account, { ca: simulator.ca });
        const call = { operation: row, params: vector.params, confirmed: true, waitSeconds: 0 };
        const fault: unknown = await client.run(call).then(
          () => undefined,
          (error: unknown) => error,
        );
        client.connection.close();
        const { perRoute } = simulator.control.state();
        if (Object.keys(perRoute).some((route) => route.endsWith('(unknown)'))) unknown.push(row);
        else if (fault instanceof LatchkeyError && isUnknown(id, fault)) unknown.push(row);
        simulator.control.reset();
      }
      expect(unknown).toEqual([]);
    },
    60_000,
  );

  it('answer a call without a route of their own from the vector, and only when signed', async () => {
    const { edgecast } = simulators;
    const account = edgecast.accounts['edgecast/rest-token'] ?? {};
    const call = { operation: 'content.getRegions', params: { platform: '3' } };
    const good = socketClient('edgecast/rest-token', account, { ca: edgecast.ca });
    expect((await good.run(call)).items).not.toEqual([]);
    const token = '00000000-dead-beef-0000-000000000000';
    const edited = { ...account, token, backupToken: '' };
    const bad = socketClient('edgecast/rest-token', edited, { ca: edgecast.ca });
    await expect(bad.run(call)).rejects.toMatchObject({ status: 401 });
    for (const { connection } of [good, bad]) connection.close();
  });
});
