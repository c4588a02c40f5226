/** Hexadecimal, as the customer portal shows it in the upper right-hand corner (Authentication page). */
const HEXADECIMAL = /^[0-9a-f]+$/i;

/** What is wrong with an account number, for `check` of both schemes. */
export function checkAccountNumber(
  accountNumber: string | undefined,
): { readonly field: string; readonly message: string } | undefined {
  if (accountNumber === undefined || HEXADECIMAL.test(accountNumber)) return undefined;
  return {
    field: 'accountNumber',
    message:
      'an account number has only the digits 0-9 and the letters A-F, such as 1A2B. Find it in the upper right-hand corner of the portal.',
  };
}
