import type { Operation } from '../../core';
import { plainVendor } from '../support/plain-vendor';

export function plain(rows: readonly Partial<Operation>[] = [{}]): {
  vendor: ReturnType<typeof plainVendor>;
  scheme: string;
} {
  return { vendor: plainVendor(rows), scheme: 'plain/token' };
}
