import { InputError } from '../../core';
import { faultOf } from '../support/fault-of';

/** Every message begins with the field that is wrong. */
export function expectInput(call: () => unknown, field: string, says: RegExp): void {
  const fault = faultOf(call);
  expect(fault).toBeInstanceOf(InputError);
  expect(fault).toMatchObject({ field, message: expect.stringMatching(says) });
  expect((fault as InputError).message.startsWith(`${field}: `)).toBe(true);
}
