/** A workflow that 0.1.0 saved does what it did: n8n keeps of a node only what was not its default. */
import type { INode } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { vendors } from '../../core';
import { formOf } from '../../nodes/shared/form/properties';
import { startTcpwave } from '../../simulators/tcpwave';
import { startTruesight } from '../../simulators/truesight';
import { startScriptedProxy } from '../support/scripted-proxy';
import type { ScriptedProxy } from '../support/scripted-proxy';
import { vectorsOf } from '../../vectors/all';
import { formerForm, savedBy010 } from './saved-by-0.1.0/forms';
import { Stage } from './stage/stage';
import { VectorStages, expectRequest, frozen } from './stage/vector-run';

const NODE = { typeVersion: 1 } as INode;

/** The values of a node as n8n completes what was saved, before it runs it or shows it. */
function completed(vendor: (typeof vendors)[number], saved: object): Record<string, unknown> {
  const description = { properties: formOf(vendor), credentials: [] };
  const all = NodeHelpers.getNodeParameters(
    description.properties,
    saved as never,
    true,
    false,
    NODE,
    null,
  );
  return all ?? {};
}

/** A choice from a list by its value: n8n takes a bare text in its place, and adds a mark. */
function comparable(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'mode' in value && 'value' in value
    ? value.value
    : value;
}

describe.each(vendors.map((vendor) => [vendor.id, vendor] as const))(
  'a node of %s',
  (_, vendor) => {
    const former = formerForm(vendor);

    it('has the resource and the operations that were chosen beforehand', () => {
      expect(completed(vendor, {})['resource']).toBe(former.resource);
      for (const [resource, operation] of Object.entries(former.operation)) {
        const full = completed(vendor, { resource });
        expect([resource, full['operation']]).toEqual([resource, operation]);
      }
    });

    it.each(Object.entries(former.rows))('holds the values of %s', (row, { form, more }) => {
      const [resource, operation] = row.split('.');
      const additionalFields = Object.fromEntries(Object.keys(more).map((name) => [name, 'kept']));
      const full = completed(vendor, { resource, operation, additionalFields });
      for (const [name, value] of Object.entries(form)) {
        // A required choice that was a text: 0.1.0 did not run without it.
        if (value === '' && row === 'timeFrame.update' && name === 'recurrence') continue;
        expect([name, comparable(full[name])]).toEqual([name, comparable(value)]);
      }
      expect(Object.keys((full['additionalFields'] ?? {}) as object).sort()).toEqual(
        Object.keys(more).sort(),
      );
      if (!('returnAll' in form)) expect(full).not.toHaveProperty('returnAll');
    });
  },
);

/** Operations whose request is another one now, and what the former request is called. */
const REPLACED: Readonly<Record<string, true>> = { 'process.getMany': true, 'scope.getMany': true };
const RENAMED: Readonly<Record<string, string>> = { 'process.getHistoric': 'process.getMany' };

describe('the request of an operation', () => {
  let proxy: ScriptedProxy;
  let ran = 0;

  beforeAll(async () => {
    proxy = await startScriptedProxy();
    Object.assign(process.env, { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url });
  });

  afterAll(async () => {
    delete process.env['HTTP_PROXY'];
    delete process.env['HTTPS_PROXY'];
    await proxy.close();
  });

  it.each(vendors.map((vendor) => [vendor.id, vendor] as const))(
    'is the same as before for %s',
    async (id, vendor) => {
      const stages = new VectorStages(vendor, proxy);
      for (const vector of vectorsOf(id)) {
        if (vector.operation in REPLACED) continue;
        const operation = RENAMED[vector.operation] ?? vector.operation;
        const saved = savedBy010(vendor, vector.scheme, operation, vector.params);
        if (saved === undefined || !('items' in vector.outcome)) continue;
        const stage = await stages.prepare(vector);
        const now = vector.wallMs === undefined ? undefined : frozen(vector.wallMs);
        const { confirm, returnAll } = formerForm(vendor).rows[operation]?.form ?? {};
        await stage.runRaw(
          {
            ...saved,
            ...(confirm === undefined ? {} : { confirm: true }),
            ...(returnAll === undefined ? {} : { returnAll: true }),
            options: { waitSeconds: 0, budgetMs: 400 },
          },
          { typeVersion: 1, onError: 'continueRegularOutput' },
        );
        now?.mockRestore();
        expectRequest(proxy.requests[0], vector);
        ran += 1;
      }
      stages.stop();
    },
    60_000,
  );

  it('was made for most operations', () => {
    expect(ran).toBeGreaterThan(150);
  });
});

it('creates and finds an event, with the operation and the conditions as 0.1.0 saved them', async () => {
  const simulator = await startTruesight();
  const stage = await Stage.for('truesight/token', simulator);
  const create = { resource: 'event', eventClass: 'EVENT', message: 'saved by 0.1.0' };
  expect((await stage.runRaw(create, { typeVersion: 1 })).error?.message).toBeUndefined();
  const conditions = { entry: [{ name: 'msg', value: 'saved by 0.1.0' }] };
  const search = { resource: 'event', operation: 'search', additionalFields: { conditions } };
  const { items, error } = await stage.runRaw(search, { typeVersion: 1 });
  expect(error?.message).toBeUndefined();
  expect(items).toHaveLength(1);
  stage.stop();
  await simulator.close();
});

it('gives the items that it gave: all of a list without a limit, and the same words for an answer', async () => {
  const simulator = await startTcpwave();
  const stage = await Stage.for('tcpwave/session-token', simulator);
  const servers = {
    resource: 'dhcpServer',
    organization: { __rl: true, mode: 'id', value: 'EARTH' },
  };
  const list = await stage.runRaw(servers, { typeVersion: 1 });
  expect(list.error?.message).toBeUndefined();
  const exists = {
    resource: 'object',
    operation: 'checkExists',
    organization: { __rl: true, mode: 'id', value: 'EARTH' },
    ipAddress: '10.1.10.10',
  };
  const answer = await stage.runRaw(exists, { typeVersion: 1 });
  expect(answer.items[0]?.json).toEqual({ value: expect.any(Boolean) });
  stage.stop();
  await simulator.close();
});
