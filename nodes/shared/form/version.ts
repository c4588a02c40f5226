import { operationId } from '../../../core';
import type { Vendor } from '../../../core';

/**
 * Which form a node was filled in with. n8n keeps the version of a node in the workflow, and drops what a
 * form does not have: so the form that 0.1.0 had stays for the workflows that it saved.
 */
export type FormVersion = 'first' | 'present';

/** The versions of a vendor's node as n8n counts them; a vendor that 0.1.0 did not have has one. */
export function nodeVersions({ n8n }: Vendor): readonly number[] {
  return n8n.version1 === undefined ? [1] : [1, 2];
}

/** @param typeVersion the version that a workflow says its node is of */
export function formVersion({ n8n }: Vendor, typeVersion: number): FormVersion {
  return n8n.version1 !== undefined && typeVersion < 2 ? 'first' : 'present';
}

/** The vendor with the operations that a form of this version offers. */
export function vendorAt(vendor: Vendor, version: FormVersion): Vendor {
  const { rows: former = [], resources = {} } = vendor.n8n.version1 ?? { operations: {} };
  if (version === 'present' || former.length === 0) return vendor;
  const byId = new Map(former.map((row) => [operationId(row), row]));
  const kept = vendor.operations.map((row) => byId.get(operationId(row)) ?? row);
  const gone = former.filter((row) => !kept.includes(row));
  return {
    ...vendor,
    operations: [...kept, ...gone],
    resources: { ...vendor.resources, ...resources },
  };
}
