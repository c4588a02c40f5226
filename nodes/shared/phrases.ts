/**
 * Words of the core, and n8n's in their place: an account is a credential there, and its limits are options
 * of the node. Whole phrases of ours, since a message may also quote the server's words.
 */
export const PHRASES: readonly (readonly [said: string, shown: string])[] = [
  ['Select "confirm" if', 'Turn on Confirm if'],
  ['"Allow password over plain HTTP" in the account', 'that switch in the credential'],
  // What a credential is, has and lacks.
  ['it needs an account with', 'it needs a credential for'],
  ['lists the IDs, with an account that has', 'lists the IDs, with a credential that has'],
  ['and the account has no URL for it', 'and the credential has no URL for it'],
  ['The account has no URL for its sign-in.', 'The credential has no URL for its sign-in.'],
  ['is not a server of this account (', 'is not a server of this credential ('],
  ['or choose another account.', 'or choose another credential.'],
  // What to change in it.
  ['Add the URL to the account.', 'Add the URL to the credential.'],
  ['Enter it in the account.', 'Enter it in the credential.'],
  ['Replace it in the account', 'Replace it in the credential'],
  [' in the account before the ', ' in the credential before the '],
  [' in the account, or remove it.', ' in the credential, or remove it.'],
  ['add it to the account if it is missing', 'add it to the credential if it is missing'],
  ['enter its new URL in the account', 'enter its new URL in the credential'],
  ['edit the account to try immediately', 'edit the credential to try immediately'],
  ['Check the URL of the account;', 'Check the URL of the credential;'],
  [' and Base URL in the account.', ' and Base URL in the credential.'],
  ['Scopes in the account,', 'Scopes in the credential,'],
  ['a separate user for this account', 'a separate user for this credential'],
  ['the workflows of this account', 'the workflows of this credential'],
  // Workers have their tokens from each other, but not at once.
  [
    'that no other program signs this user out',
    'that neither another program nor another worker of this n8n signs this user out',
  ],
  // What is set on the node.
  [
    'call less often, or lower "Max concurrent requests" in the account.',
    'call less often, for example with the nodes Loop Over Items and Wait.',
  ],
  [
    'Set a limit on the items, narrow the search, or raise "Max pages" in the account.',
    'Set a Limit, or narrow the search.',
  ],
  ['raise "Total time per call (ms)" in the account', 'raise Time Budget (Ms) under Options'],
  ['raise "Time per request (ms)" in the account.', 'raise Timeout (Ms) under Options.'],
  ['set a limit on the items', 'turn off Return All and set Limit'],
  [
    'with this ID, or wait longer',
    'with this ID, or raise Wait Until Done (Seconds) under Options',
  ],
  ['or raise the timeout.', 'or raise Timeout (Ms) under Options.'],
  ['or raise the limit.', 'or raise Max Response Size (Bytes) under Options.'],
  // What a form says.
  ['authenticated by the account', 'authenticated by the credential'],
  ['Server of the account', 'Server of the credential'],
  ['base URL of the account', 'base URL of the credential'],
  ['token of this account', 'token of this credential'],
  ['The account continues with', 'The credential continues with'],
];

/** A text of the core in n8n's words. */
export function inN8nWords(text: string): string {
  return PHRASES.reduce((said, [from, to]) => said.replaceAll(from, () => to), text);
}
