import { findScheme, operationsOf, operationId, vendors } from '../../core';
import type { Vendor } from '../../core';
import { bodyOf, vectorsOf } from '../../vectors/all';
import type { Vector } from '../../vectors/vector';
import { accountNodes, actionNodes } from './support/flow';
import { startRuntime } from './support/runtime';
import type { Runtime } from './support/runtime';
import { startScriptedProxy } from '../support/scripted-proxy';
import type { ScriptedProxy, SeenRequest } from '../support/scripted-proxy';

/** Vectors that may share one deploy: nothing that one does changes what the next one meets. */
function groupsOf(vendor: Vendor): readonly (readonly Vector[])[] {
  const groups = new Map<string, Vector[]>();
  vectorsOf(vendor.id).forEach((vector, index) => {
    const { kind } = findScheme(vendor, vector.scheme).acquire;
    const settled = kind === 'static' || kind === 'signature' || vector.grant !== undefined;
    const ends = vector.operation === 'session.signOut';
    const shares = settled && !ends && 'items' in vector.outcome;
    const { scheme, account, grant, wallMs } = vector;
    const key = shares ? JSON.stringify([scheme, account, grant, wallMs]) : String(index);
    groups.set(key, [...(groups.get(key) ?? []), vector]);
  });
  return [...groups.values()];
}

interface Seen {
  readonly failed: boolean;
  readonly msg: Readonly<Record<string, unknown>>;
  readonly request: SeenRequest | undefined;
}

describe.each(vendors.map((vendor) => [vendor.id, vendor] as const))(
  'vectors of %s through the node',
  (id, vendor) => {
    let runtime: Runtime;
    let proxy: ScriptedProxy;
    const results = new Map<string, Seen>();

    beforeAll(async () => {
      [runtime, proxy] = await Promise.all([startRuntime(), startScriptedProxy()]);
      for (const group of groupsOf(vendor)) await runGroup(group);
    });

    afterAll(async () => {
      await runtime.stop();
      await proxy.close();
    });

    async function runGroup(group: readonly Vector[]): Promise<void> {
      const [first] = group;
      if (first === undefined) return;
      runtime.fakeTime(first.wallMs);
      await runtime.deploy(flowOf(group, first));
      if (first.grant !== undefined) await runtime.offer(first.scheme, first.account, first.grant);
      for (const [index, vector] of group.entries()) {
        proxy.answer = () => vector.reply;
        proxy.requests.length = 0;
        const caught = 'error' in vector.outcome ? runtime.nextFrom('catch') : undefined;
        const node = `action${String(index)}`;
        const { sent, failed } = await runtime.run(node, { params: vector.params });
        const msg = caught === undefined ? sent[0]?.msg : (await caught).msg;
        results.set(vector.name, { failed, msg: msg ?? {}, request: proxy.requests[0] });
      }
    }

    function flowOf(group: readonly Vector[], first: Vector): readonly object[] {
      const [tab, , ...listeners] = actionNodes(id, { operation: '' });
      const actions = group.map(
        (vector, index) =>
          actionNodes(id, {
            id: `action${String(index)}`,
            operation: vector.operation,
            confirm: true,
            waitSeconds: '0',
          })[1] ?? {},
      );
      const accounts = { accounts: { [first.scheme]: first.account as Record<string, string> } };
      const account = accountNodes(accounts, first.scheme, {
        proxy: 'proxy',
        allowPlainPassword: true,
      }).map((node) => ('verifyservercert' in node ? { ...node, verifyservercert: false } : node));
      const through = { id: 'proxy', type: 'http proxy', name: '', url: proxy.url, noproxy: [] };
      return [tab ?? {}, ...actions, ...listeners, ...account, through];
    }

    it.each(vectorsOf(id).map((vector) => [vector.name, vector] as const))('%s', (name, vector) => {
      const seen = results.get(name);
      expect({ name, failed: seen?.failed, error: seen?.msg['error'] }).toMatchObject({
        failed: 'error' in vector.outcome,
      });
      if ('items' in vector.outcome) expectAnswer(vendor, vector, seen?.msg ?? {});
      else expectFailure(vector.outcome.error, seen?.msg ?? {});
      expectRequest(seen?.request, vector);
    });
  },
);

function expectAnswer(
  vendor: Vendor,
  vector: Vector,
  msg: Readonly<Record<string, unknown>>,
): void {
  expect(msg['statusCode']).toBe(vector.reply.status);
  const row = operationsOf(vendor).find((item) => operationId(item) === vector.operation);
  const items = 'items' in vector.outcome ? vector.outcome.items : [];
  if (vector.operation === 'session.signOut') {
    // What a logout answers says nothing; whether it is over does.
    expect([msg['payload']]).toEqual(items);
  } else if (row?.paging !== undefined) {
    expect(msg['payload']).toEqual(items);
  } else if (typeof vector.reply.body === 'object') {
    expect(msg['payload']).toEqual(vector.reply.body);
  }
}

function expectFailure(
  { says = [], ...facts }: Extract<Vector['outcome'], { readonly error: unknown }>['error'],
  msg: Readonly<Record<string, unknown>>,
): void {
  expect(msg['latchkey']).toMatchObject(facts);
  const { message } = msg['error'] as { readonly message: string };
  for (const part of says) expect(message).toContain(part);
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
