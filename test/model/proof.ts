/** What a cell knows of the secret that it hands out. */
import type { TokenCell } from '../../core/token/cell';

/** Nobody has seen it work. */
export function isUnproven(cell: TokenCell): boolean {
  try {
    return cell.peek() === undefined;
  } catch {
    return true;
  }
}

/** It was rejected, or the account was closed. */
export function isHeldBack(cell: TokenCell): boolean {
  try {
    cell.peek();
    return false;
  } catch {
    return true;
  }
}
