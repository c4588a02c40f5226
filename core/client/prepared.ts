import { createNotices } from '../account/notice';
import { createHeaderFilter } from '../redaction/redactor';
import { createCallRedactor } from './call-redactor';
import type { AccountContext, ExchangeContext } from './context';
import { rememberingScheme } from './remembering-scheme';

/** Makes ready once what is the same for all calls of an account. */
export function prepared(account: AccountContext): ExchangeContext {
  const { cell, clock } = account;
  const scheme = rememberingScheme(account.scheme);
  const noticesAt = createNotices(scheme, account.account);
  return {
    ...account,
    scheme,
    redactorFor: createCallRedactor(account),
    notices: () => noticesAt(cell, clock.wall()),
    shownHeaders: createHeaderFilter(scheme.credentialHeaders),
  };
}
