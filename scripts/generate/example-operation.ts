import { mayCall, operationsOf } from '../../core/catalogue/catalogue';
import { readParams } from '../../core/catalogue/input';
import type { Operation } from '../../core/model/operation';
import type { AnyScheme } from '../../core/model/scheme';
import type { Vendor } from '../../core/model/vendor';

/** Calls that read and need nothing to be filled in, the best one for an example first. */
export function exampleOperations(
  vendor: Vendor,
  scheme: AnyScheme,
): readonly [Operation, ...Operation[]] {
  const candidates = operationsOf(vendor).filter(
    (row) =>
      mayCall(row, scheme) &&
      row.confirm === undefined &&
      (row.method === 'GET' || row.repeatable === true) &&
      works(row),
  );
  const lists = candidates.filter((row) => row.operation === 'getMany');
  const chosen =
    lists.find((row) => row.example !== undefined) ??
    lists[0] ??
    candidates.find((row) => row.example !== undefined) ??
    candidates[0];
  if (chosen === undefined) throw new Error(`${scheme.id} has no operation for an example`);
  return [chosen, ...candidates.filter((row) => row !== chosen && row.resource !== 'custom')];
}

/** Whether the row's own example, or nothing at all, is enough to fill it in. */
function works(row: Operation): boolean {
  try {
    const params = readParams(row, row.example ?? {});
    row.build?.(params);
    return true;
  } catch {
    return false;
  }
}
