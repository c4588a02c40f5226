/** The vectors of each vendor through the real node: request made, reply read, verdict. */
import {
  fingerprint,
  findOperation,
  findScheme,
  operationId,
  operationsOf,
  readAccount,
  vendors,
} from '../../core';
import type { Json, Operation, Vendor } from '../../core';
import { startScriptedProxy } from '../support/scripted-proxy';
import type { ScriptedProxy, SeenRequest } from '../support/scripted-proxy';
import { bodyOf, vectorsOf } from '../vectors/all';
import type { Vector } from '../vectors/vector';
import type { NodeResult } from './engine/node-run';
import { placeOf } from './stage/node-parameters';
import { Stage } from './stage/stage';

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
    const stages = new Map<string, Stage>();

    afterAll(() => {
      for (const stage of stages.values()) stage.stop();
    });

    /** One process a scheme; one of its own for what would be remembered there, or must not be. */
    async function stageFor(vector: Vector): Promise<Stage> {
      const refused = 'error' in vector.outcome && vector.outcome.error.code.startsWith('sign-in');
      const ends = vector.operation === 'session.signOut';
      const { kind } = findScheme(vendor, vector.scheme).acquire;
      const begins = kind === 'carried' && vector.grant === undefined;
      const key = refused || ends || begins ? vector.name : vector.scheme;
      const stage = stages.get(key) ?? (await Stage.with(placeOf(vector.scheme), {}));
      stages.set(key, stage);
      return stage;
    }

    it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', async (_, vector) => {
      const stage = await (
        await stageFor(vector)
      ).another({
        ...vector.account,
        ...keptGrant(vendor, vector),
        ignoreSslIssues: true,
        allowPlainHttp: true,
      });
      const row = findOperation(vendor, findScheme(vendor, vector.scheme), vector.operation);
      await bringToken(stage, vendor, vector);
      proxy.requests.length = 0;
      proxy.answer = () => vector.reply;
      const now = vector.wallMs === undefined ? undefined : frozen(vector.wallMs);
      const result = await stage.run(vector.operation, vector.params, {
        onError: 'continueRegularOutput',
        more: {
          ...(row.confirm === undefined ? {} : { confirm: true }),
          ...(row.paging === undefined ? {} : { returnAll: true }),
          // So short that nothing is repeated after a fault.
          options: { waitSeconds: 0, budgetMs: 400 },
        },
      });
      now?.mockRestore();
      expectOutcome(result, vector, row);
      expectRequest(proxy.requests[0], vector);
    });
  },
);

/** The grant as n8n's row holds it, for the schemes that keep one there. */
function keptGrant(vendor: Vendor, vector: Vector): { readonly grantToken?: string } {
  const scheme = findScheme(vendor, vector.scheme);
  if (vector.grant === undefined || scheme.acquire.kind !== 'login') return {};
  const account = readAccount(scheme, vector.account);
  const minted = vector.wallMs ?? Date.now();
  return {
    grantToken: JSON.stringify({
      value: vector.grant,
      minted,
      fingerprint: fingerprint(scheme, account),
    }),
  };
}

/** A grant that is not kept in the row comes with the answer to an earlier call. */
async function bringToken(stage: Stage, vendor: Vendor, vector: Vector): Promise<void> {
  const scheme = findScheme(vendor, vector.scheme);
  if (vector.grant === undefined || scheme.acquire.kind !== 'carried') return;
  const headers = { 'x-api-token': vector.grant };
  proxy.answer = () => ({ status: 200, headers, body: {} });
  await stage.run('custom.request', { method: 'POST', path: '/earlier' });
}

function frozen(wallMs: number): jest.SpyInstance {
  return jest.spyOn(Date, 'now').mockReturnValue(wallMs);
}

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

function expectRequest(request: SeenRequest | undefined, vector: Vector): void {
  const expected = vector.request;
  expect({ method: request?.method, url: request?.url }).toEqual({
    method: expected.method,
    url: expected.url,
  });
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    expect([name, request?.headers[name.toLowerCase()]]).toEqual([name, value]);
  }
  for (const name of expected.withoutHeaders ?? []) {
    expect(request?.headers).not.toHaveProperty(name.toLowerCase());
  }
  expect(bodyOf(request?.body, expected.body)).toEqual(expected.body);
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
