/** The editor's half of the nodes for any API. Loaded by their page before they register. */
import { accountLabel, cancelAccount, prepareAccount, saveAccount } from './account-dialog.js';
import {
  checkBaseUrl,
  checkDocument,
  checkLimit,
  checkListField,
  checkSecret,
  checkSecrets,
  checkShortForm,
  checkUrl,
  checkValues,
} from './checks.js';
import { describeApi } from './known-lists.js';
import { checkNumber } from '../numbers.js';
import { watchSecrets } from '../stored-secrets.js';
import { prepareRequest, requestLabel, saveRequest } from './request-dialog.js';

watchSecrets(({ type }) => type === 'latchkey-account');

window.latchkeyApi = {
  describeApi,
  accountLabel,
  prepareAccount,
  saveAccount,
  cancelAccount,
  checkBaseUrl,
  checkDocument,
  checkShortForm,
  checkValues,
  checkSecret,
  checkSecrets,
  checkUrl,
  checkListField,
  checkLimit,
  checkNumber,
  prepareRequest,
  saveRequest,
  requestLabel,
};
