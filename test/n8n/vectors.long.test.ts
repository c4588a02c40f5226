/** The vectors of each vendor through the real node: request made, reply read, verdict. */
import { findOperation, findScheme, operationId, operationsOf, vendors } from '../../core';
import type { Json, Operation } from '../../core';
import { startScriptedProxy } from '../support/scripted-proxy';
import type { ScriptedProxy } from '../support/scripted-proxy';
import { vectorsOf } from '../../vectors/all';
import type { Vector } from '../../vectors/vector';
import type { NodeResult } from './engine/node-run';
import { VectorStages, expectRequest, frozen } from './stage/vector-run';

let proxy: ScriptedProxy;

beforeAll(async () => {
  proxy = await startScriptedProxy();
  Object.assign(process.env, { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url });
});

afterAll(async () => {
  delete process.env['HTTP_PROXY'];
  delete process.env['HTTPS_PROXY'];
  await proxy.close();
});

describe.each(vendors.map((vendor) => [vendor.id, vendor] as const))(
  'vectors of %s through the node',
  (id, vendor) => {
    const vectors = vectorsOf(id);
    let stages: VectorStages;

    beforeAll(() => {
      stages = new VectorStages(vendor, proxy);
    });

    afterAll(() => stages.stop());

    it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', async (_, vector) => {
      const row = findOperation(vendor, findScheme(vendor, vector.scheme), vector.operation);
      const stage = await stages.prepare(vector);
      const now = vector.wallMs === undefined ? undefined : frozen(vector.wallMs);
      const result = await stage.run(vector.operation, vector.params, {
        onError: 'continueRegularOutput',
        more: {
          ...(row.confirm === undefined ? {} : { confirm: true }),
          ...(row.paging === undefined ? {} : { returnAll: true }),
          ...(row.simple === undefined ? {} : { simplify: false }),
          // So short that nothing is repeated after a fault.
          options: { waitSeconds: 0, budgetMs: 1_000 },
        },
      });
      now?.mockRestore();
      expectOutcome(result, vector, row);
      expectRequest(proxy.requests[0], vector);
    });
  },
);

function expectOutcome({ items, error }: NodeResult, vector: Vector, row: Operation): void {
  expect(error).toBeUndefined();
  const json = items.map((item) => item.json);
  if ('items' in vector.outcome) {
    expect(json).toEqual(asItems(vector.outcome.items, row, vector));
    return;
  }
  const { says = [], ...facts } = vector.outcome.error;
  expect(json).toHaveLength(1);
  const failure = json[0]?.['error'] as { readonly message: string };
  expect(failure).toMatchObject(facts);
  for (const part of says) expect(failure.message).toContain(part);
}

/** An item of n8n is an object, and a command that answers nothing still gives one. */
function asItems(items: readonly Json[], row: Operation, vector: Vector): readonly unknown[] {
  const isList =
    row.paging !== undefined || row.answer?.items !== undefined || row.read !== undefined;
  const reads = /^(?:get|search|find|check)/u.test(row.operation);
  if (items.length === 0 && !isList && !reads) {
    const done = row.operation.startsWith('delete') ? { deleted: true } : { success: true };
    return [{ ...done, statusCode: vector.reply.status }];
  }
  return items.map((item) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? item
      : row.operation.endsWith('Exists') && typeof item === 'boolean'
        ? { exists: item }
        : { value: item },
  );
}

it('covers every operation of every vendor', () => {
  const missing = vendors.flatMap((vendor) => {
    const shown = new Set(vectorsOf(vendor.id).map(({ operation }) => operation));
    return operationsOf(vendor)
      .map(operationId)
      .filter((name) => !shown.has(name) && !/^(custom\.request|session\.signOut)$/.test(name));
  });
  expect(missing).toEqual([]);
});
