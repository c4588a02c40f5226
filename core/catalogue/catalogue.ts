import { InputError } from '../errors';
import type { AnyAccount } from '../model/account-field';
import type { RequestDraft } from '../model/http';
import { ownOnly } from '../model/json';
import type { AnyScheme } from '../model/scheme';
import type { Vendor } from '../model/vendor';
import { withList } from './custom-list';
import { customRequest } from './custom-request';
import { signOutOperation } from './sign-out-operation';
import { prepareInput } from './input';
import type { ParamsReader } from './input';
import { operationId } from '../model/operation';
import type { Operation, Params } from '../model/operation';
import { buildRequest } from './request';
import type { PageParams } from './page-place';

const CUSTOM = 'custom.request';

/** Every operation of a vendor, `session.signOut` and `custom.request` last. */
export function operationsOf(vendor: Vendor): readonly Operation[] {
  return [...ownOperations(vendor), customOf(vendor)];
}

function ownOperations(vendor: Vendor): readonly Operation[] {
  return [...vendor.operations, ...signOutOperation(vendor.schemes)];
}

function customOf(vendor: Vendor): Operation {
  const servers = [...new Set(vendor.operations.flatMap((item) => item.server ?? []))];
  const credentialHeaders = vendor.schemes.flatMap((scheme) => scheme.credentialHeaders);
  return withList(customRequest(servers, credentialHeaders));
}

/** True when an account of this scheme may call the operation. */
export function mayCall(operation: Operation, scheme: AnyScheme): boolean {
  return operation.schemes === undefined || operation.schemes.includes(scheme.id);
}

/**
 * The operation of an id.
 * @throws InputError for an id that does not exist or that the scheme may not call.
 */
export function findOperation(vendor: Vendor, scheme: AnyScheme, id: string): Operation {
  const own = ownOperations(vendor).find((item) => operationId(item) === id);
  const operation = own ?? (id === CUSTOM ? customOf(vendor) : undefined);
  return requireCallable(vendor, scheme, id, operation);
}

function requireCallable(
  vendor: Vendor,
  scheme: AnyScheme,
  id: string,
  operation: Operation | undefined,
): Operation {
  if (operation === undefined) {
    throw new InputError(
      'operation',
      `operation: ${vendor.name} has no operation "${id}". Choose one from the list, or use custom.request for a call that isn't listed.`,
    );
  }
  if (operation.schemes !== undefined && !mayCall(operation, scheme)) {
    const ids = operation.schemes.join(' or ');
    throw new InputError(
      'operation',
      `operation: "${id}" cannot be called with ${scheme.id}; it needs an account with ${ids}.`,
    );
  }
  return operation;
}

/** An operation with everything about it that is the same for all calls. */
export interface PreparedOperation {
  readonly operation: Operation;
  /** Throws an InputError that names the field, before anything is sent. */
  readonly read: ParamsReader;
  /** The unsigned request; throws an InputError for a value that cannot be put where it belongs. */
  build(
    params: Params,
    account: AnyAccount,
    servers: Readonly<Record<string, string>>,
    page?: PageParams,
  ): RequestDraft;
}

/** The operations that an account of one scheme may call, each prepared when it is first asked for. */
export interface OperationIndex {
  /** Throws an InputError for an id that does not exist or that the scheme may not call. */
  find(id: string): PreparedOperation;
}

/**
 * Gives the index of a vendor and scheme, each made once: thousands of accounts of one process may have the
 * same ones, and calls find their operation ready.
 */
export function rememberOperations(): (vendor: Vendor, scheme: AnyScheme) => OperationIndex {
  const known = new WeakMap<Vendor, WeakMap<AnyScheme, OperationIndex>>();
  return (vendor, scheme) => {
    const ofVendor = known.get(vendor) ?? new WeakMap<AnyScheme, OperationIndex>();
    const index = ofVendor.get(scheme) ?? indexOperations(vendor, scheme);
    known.set(vendor, ofVendor.set(scheme, index));
    return index;
  };
}

function indexOperations(vendor: Vendor, scheme: AnyScheme): OperationIndex {
  const operations = new Map(ownOperations(vendor).map((item) => [operationId(item), item]));
  const prepared = new Map<string, PreparedOperation>();
  return {
    find(id) {
      const known = prepared.get(id);
      if (known !== undefined) return known;
      const own = operations.get(id) ?? (id === CUSTOM ? customOf(vendor) : undefined);
      const made = prepareOperation(requireCallable(vendor, scheme, id, own));
      prepared.set(id, made);
      return made;
    },
  };
}

/** Prepares one operation, also one that is no vendor's. */
function prepareOperation(given: Operation): PreparedOperation {
  const operation = ownOnly(given);
  return {
    operation,
    read: prepareInput(operation),
    build: (params, account, servers, page) =>
      buildRequest(operation, params, account, servers, page),
  };
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
    `scheme: "${id}" is not a sign-in method of ${vendor.name}. Choose one of ${ids}.`,
  );
}
