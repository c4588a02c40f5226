import { InputError, vendors } from '../../core';
import type { Vendor } from '../../core';

/** @throws InputError where a node file names a vendor that does not exist. */
export function vendorById(id: string): Vendor {
  const vendor = vendors.find((item) => item.id === id);
  if (vendor === undefined) throw new InputError('vendor', `There is no vendor named ${id}.`);
  return vendor;
}
