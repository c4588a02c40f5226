import type { OperationIndex, PreparedOperation } from '../catalogue/catalogue';
import { asCalled } from '../catalogue/custom-list';
import { InputError } from '../errors';
import { sentence } from '../errors/wording';
import { operationId } from '../model/operation';
import type { Operation, Params } from '../model/operation';

/** One call, as a host hands it over. */
export interface Call {
  /** `resource.operation`. */
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The person has confirmed that the effect is wanted. */
  readonly confirmed?: boolean;
  /** Items wanted of a paged list; all without. */
  readonly limit?: number;
  /** How long to wait for a job, seconds; the operation's own time without, 0: do not wait. */
  readonly waitSeconds?: number;
  readonly signal?: AbortSignal;
}

/** A call whose input has been checked. */
export interface CheckedCall {
  readonly call: Call;
  readonly operation: Operation;
  readonly params: Params;
  readonly build: PreparedOperation['build'];
}

/** @throws InputError that names the field and the remedy. Nothing has been sent. */
export function checkCall(call: Call, index: OperationIndex): CheckedCall {
  requireNumber('limit', call.limit, 1);
  requireNumber('waitSeconds', call.waitSeconds, 0);
  const { operation, read, build } = index.find(call.operation);
  const params = read(call.params);
  return { call, operation: asCalled(operation, params), params, build };
}

/** @throws InputError when an effect on the physical world or on production was not confirmed. */
export function requireConfirmation({ call, operation }: CheckedCall): void {
  if (operation.confirm === undefined || call.confirmed === true) return;
  throw new InputError(
    'confirm',
    `confirm: ${operationId(operation)} was not sent. ${sentence(operation.confirm)} Select "confirm" if that is what you want.`,
  );
}

/** More than any list or job needs; beyond it a number is a mistake. */
const MOST = 1_000_000_000;

function requireNumber(name: string, value: number | undefined, least: number): void {
  if (value === undefined || (value >= least && value <= MOST)) return;
  throw new InputError(name, `${name}: must be a number of at least ${String(least)}.`);
}

/** The caller's signal, as options want it. */
export function signalOf({ signal }: Call): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
