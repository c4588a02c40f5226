/** The editor's half, shared by all vendors. Loaded by each vendor's page before its nodes register. */
import { accountLabel, prepareAccount } from './account-dialog.js';
import { actionLabel, cancelAction, prepareAction, saveAction } from './action-dialog.js';
import {
  checkAccountField,
  checkConfirm,
  checkCredential,
  checkOperation,
  checkParams,
  checkSecrets,
  checkTls,
} from './checks.js';
import { describe, isAccount } from './known-forms.js';
import { watchVersions } from './migrations.js';
import { checkNumber } from './numbers.js';
import { watchSecrets } from './stored-secrets.js';

watchVersions();
watchSecrets(isAccount);

window.latchkey = {
  describe,
  accountLabel,
  prepareAccount,
  prepareAction,
  saveAction,
  cancelAction,
  actionLabel,
  checkAccountField,
  checkConfirm,
  checkCredential,
  checkNumber,
  checkOperation,
  checkParams,
  checkSecrets,
  checkTls,
};
