/** Operations that workflows of 0.1.0 name, and whose present form is another one. */
import { operationId, vendors } from '../../../core';
import type { Json, Vendor } from '../../../core';
import { vectorsOf } from '../../../vectors/all';
import { runPure } from './pure-run';

function asSaved(id: string): Vendor {
  const vendor = vendors.find((one) => one.id === id);
  if (vendor?.n8n.version1 === undefined) throw new Error(id);
  const { rows = [] } = vendor.n8n.version1;
  const kept = vendor.operations.filter(
    (row) => !rows.some((former) => operationId(former) === operationId(row)),
  );
  return { ...vendor, operations: [...kept, ...rows] };
}

function scopesUrl(params: Readonly<Record<string, Json>>): string {
  const [example] = vectorsOf('tcpwave');
  if (example === undefined) throw new Error('no vectors');
  return runPure(asSaved('tcpwave'), { ...example, operation: 'scope.getMany', params }).request
    .url;
}

describe('the scopes of TCPWave, as 0.1.0 asked for them', () => {
  it('are narrowed by whatever query parameters the workflow names', () => {
    const { pathname, searchParams } = new URL(
      scopesUrl({ queryParameters: { org_name: 'Zürich & "B"', subnetAddress: '10.0.0.0' } }),
    );
    expect(pathname).toMatch(/\/scope\/list$/);
    expect([...searchParams]).toEqual([
      ['org_name', 'Zürich & "B"'],
      ['subnetAddress', '10.0.0.0'],
    ]);
  });

  it('are all of them where it names none', () => {
    expect(scopesUrl({})).toMatch(/\/scope\/list$/);
  });
});
