/** The editor's half, shared by all vendors. Loaded by each vendor's page before its nodes register. */
import { prepareAccount } from './account-dialog.js';
import { actionLabel, prepareAction, saveAction } from './action-dialog.js';
import {
  checkAccountField,
  checkCredential,
  checkNumber,
  checkOperation,
  checkParams,
  checkTls,
} from './checks.js';
import { describe } from './known-forms.js';

window.latchkey = {
  describe,
  prepareAccount,
  prepareAction,
  saveAction,
  actionLabel,
  checkAccountField,
  checkCredential,
  checkNumber,
  checkOperation,
  checkParams,
  checkTls,
};
