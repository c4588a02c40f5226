import { InputError } from '../errors';
import type { AnyScheme } from '../model/scheme';
import type { Vendor } from '../model/vendor';
import { customRequest } from './custom-request';
import { signOutOperation } from './sign-out-operation';
import { operationId } from '../model/operation';
import type { Operation } from '../model/operation';

/** Every operation of a vendor, `session.signOut` and `custom.request` last. */
export function operationsOf(vendor: Vendor): readonly Operation[] {
  const servers = [...new Set(vendor.operations.flatMap((row) => row.server ?? []))];
  const credentialHeaders = vendor.schemes.flatMap((scheme) => scheme.credentialHeaders);
  return [
    ...vendor.operations,
    ...signOutOperation(vendor.schemes),
    customRequest(servers, credentialHeaders),
  ];
}

/** True when an account of this scheme may call the operation. */
export function mayCall(row: Operation, scheme: AnyScheme): boolean {
  return row.schemes === undefined || row.schemes.includes(scheme.id);
}

/**
 * The row of an operation id.
 * @throws InputError for an id that does not exist or that the scheme may not call.
 */
export function findOperation(vendor: Vendor, scheme: AnyScheme, id: string): Operation {
  const row = operationsOf(vendor).find((item) => operationId(item) === id);
  if (row === undefined) {
    throw new InputError(
      'operation',
      `operation: ${vendor.name} has no operation "${id}". Choose one from the list, or custom.request for a call that the list lacks.`,
    );
  }
  if (row.schemes !== undefined && !mayCall(row, scheme)) {
    const ids = row.schemes.join(' or ');
    throw new InputError(
      'operation',
      `operation: "${id}" cannot be called with ${scheme.id}; it needs an account with ${ids}.`,
    );
  }
  return row;
}

/**
 * The scheme of an id.
 * @throws InputError for an id that the vendor does not have.
 */
export function findScheme(vendor: Vendor, id: string): AnyScheme {
  const scheme = vendor.schemes.find((item) => item.id === id);
  if (scheme !== undefined) return scheme;
  const ids = vendor.schemes.map((item) => item.id).join(', ');
  throw new InputError(
    'scheme',
    `scheme: "${id}" is not a sign-in of ${vendor.name}. Choose one of ${ids}.`,
  );
}
