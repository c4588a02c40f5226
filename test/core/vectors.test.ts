import { LatchkeyError, Secret, findScheme, operationId, operationsOf, vendors } from '../../core';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import { bodyOf, vectorsOf } from '../../vectors/all';
import type { Vector } from '../../vectors/vector';
import { singleToken } from '../../core/model/token';

describe.each(vendors.map((vendor) => [vendor.id, vendor] as const))(
  'vectors of %s',
  (id, vendor) => {
    const vectors = vectorsOf(id);

    it('has at least one for every operation', () => {
      const shown = new Set(vectors.map((vector) => vector.operation));
      const rows = operationsOf(vendor).map(operationId);
      const special = ['custom.request', 'session.signOut'];
      expect(rows.filter((row) => !shown.has(row) && !special.includes(row))).toEqual([]);
    });

    it('gives evidence for every operation', () => {
      for (const row of vendor.operations) {
        expect(row.evidence.source).not.toBe('');
      }
    });

    it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', async (_, vector) => {
      const transport = createMemoryTransport(() => vector.reply);
      const clock = createFakeClock(vector.wallMs);
      const { vendor: own, scheme, account } = { vendor, ...vector };
      const client = clientFor({
        vendor: own,
        scheme,
        account,
        transport: transport.send,
        clock,
        allowPlainPassword: true,
      });
      offer(vector, client.member, clock.wall());
      const run = client.run({
        operation: vector.operation,
        params: vector.params,
        confirmed: true,
        waitSeconds: 0,
      });
      const outcome = run.then(
        (value) => ({ items: value.items }),
        (fault: unknown) => ({ fault }),
      );
      await clock.advance(120_000);
      expectOutcome(await outcome, vector);
      expectRequest(transport.requests[0], vector);
    });

    function offer(
      vector: Vector,
      member: ReturnType<typeof clientFor>['member'],
      minted: number,
    ): void {
      if (vector.grant === undefined) return;
      const { cell } = member;
      const token = { ...singleToken(new Secret(vector.grant)), minted };
      cell.offer({ token, fingerprint: cell.fingerprint });
      expect(findScheme(vendor, vector.scheme).acquire.kind).toMatch(/login|carried/);
    }
  },
);

type Seen = { readonly items: readonly unknown[] } | { readonly fault: unknown };

function expectOutcome(seen: Seen, vector: Vector): void {
  if ('items' in vector.outcome) {
    expect(seen).toEqual({ items: vector.outcome.items });
    return;
  }
  const { fault } = seen as { readonly fault: unknown };
  expect(fault).toBeInstanceOf(LatchkeyError);
  const { says = [], ...facts } = vector.outcome.error;
  expect(fault).toMatchObject(facts);
  for (const part of says) expect((fault as Error).message).toContain(part);
}

function expectRequest(
  request:
    | {
        readonly method: string;
        readonly url: string;
        readonly headers: object;
        readonly body?: string | Uint8Array;
      }
    | undefined,
  vector: Vector,
): void {
  const expected = vector.request;
  expect({ method: request?.method, url: request?.url }).toEqual({
    method: expected.method,
    url: expected.url,
  });
  const headers = Object.fromEntries(
    Object.entries(request?.headers ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      value as unknown,
    ]),
  );
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    expect([name, headers[name.toLowerCase()]]).toEqual([name, value]);
  }
  for (const name of expected.withoutHeaders ?? []) {
    expect(headers).not.toHaveProperty(name.toLowerCase());
  }
  expect(bodyOf(request?.body, expected.body)).toEqual(expected.body);
}
