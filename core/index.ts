/** What hosts may use of the core. Nothing else is imported from outside. */
export { noticesOf } from './account/notice';
export type { Notice } from './account/notice';
export { fingerprint, readAccount, readCertificates, secretsOf } from './account/read-account';
export type { RawAccount } from './account/read-account';
export { API_REQUEST, apiOf, rememberApis } from './catalogue/api';
export type { ResponseShape } from './catalogue/api';
export { choicesOf, feederOf, feedersOf } from './catalogue/choices';
export type { Choice } from './catalogue/choices';
export { findOperation, findScheme, mayCall, operationsOf } from './catalogue/catalogue';
export { helpOf } from './catalogue/help';
export { createWords } from './catalogue/in-words';
export type { HostWords, Words } from './catalogue/in-words';
export { resultKind } from './catalogue/list';
export { simplify } from './catalogue/simplify';
export type { ResultKind } from './catalogue/list';
export { asCalled } from './catalogue/custom-list';
export { LIST_FIELDS, PAGED, PAGINATIONS, readPaging } from './catalogue/list-form';
export type { ListField } from './catalogue/list-form';
export type { Call } from './client/call';
export { createClient } from './client/client';
export type { Client } from './client/client';
export type { AccountContext, ClientOptions, HostReply, SharedTokens } from './client/context';
export { keepingCookies } from './client/cookie-jar';
export { DEFAULT_LIMITS, readLimits } from './client/limits';
export type { Limits } from './client/limits';
export { probeRequest, probeToken } from './client/liveness';
export type { Outcome } from './client/outcome';
export { refusePlainPassword } from './client/plain-password';
export { createPool } from './client/pool';
export type { Membership, Pool, Shared } from './client/pool';
export type { Preview } from './client/preview';
export { rebased } from './client/rebase';
export { parseRetryAfter } from './client/retry';
export { requireSignable, signRequest } from './client/sign';
export { signInSender } from './client/sign-in-sender';
export { takeOver } from './client/take-over';
export type { TestReport } from './client/test-account';
export type { SendOptions, UnjudgedReply } from './client/unjudged';
export * from './described';
export * from './errors';
export type { AccountField, AnyAccount } from './model/account-field';
export { anyOf } from './model/abort';
export type { Clock } from './model/clock';
export { dateText } from './model/date-value';
export type {
  ClientCertificate,
  HeaderFields,
  Method,
  Reply,
  RequestDraft,
  SendLimits,
  SignedRequest,
  Transport,
} from './model/http';
export { METHODS } from './model/http';
export type { Json } from './model/json';
export { maybeDone } from './model/maybe-done';
export { operationId } from './model/operation';
export type { Operation } from './model/operation';
export type { Field, Lookup, Option } from './model/field';
export { BinaryFile } from './model/binary-file';
export { replyHeaders } from './model/reply-headers';
export { cookieEndsAt, cookiePath, coversPath, folderOf, readSetCookie } from './model/set-cookie';
export { requireCertificates } from './model/pem';
export { transferCodingFault } from './model/transfer-coding';
export { namesOf, tlsCause, tlsReason } from './model/tls-cause';
export type { TlsCause } from './model/tls-cause';
export { readReply } from './model/read-reply';
export type { AnyScheme } from './model/scheme';
export { MASK, Secret } from './model/secret';
export type { Stamp } from './model/stamp';
export { parseUrl } from './model/parse-url';
export { joinUrl, sameOrigin } from './model/url';
export type { Vendor } from './model/vendor';
export { createRedactor } from './redaction/redactor';
export type { GrantedToken } from './model/token';
export type { StatusChange } from './token/account-status';
export type { TokenCell } from './token/cell';
export type { Lease } from './token/lease';
export { readStoredToken } from './token/stored-token';
export type { StoredToken } from './token/stored-token';
export { vendors } from './vendors';
