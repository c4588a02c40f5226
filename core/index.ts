/** What hosts may use of the core. Nothing else is imported from outside. */
export { fingerprint, readAccount, secretsOf } from './account/read-account';
export type { RawAccount } from './account/read-account';
export type { AccountField, AnyAccount } from './model/account-field';
export { findOperation, findScheme, mayCall, operationsOf } from './catalogue/catalogue';
export { operationId } from './model/operation';
export type { Field, Lookup, Operation, Option } from './model/operation';
export { BinaryFile } from './model/binary-file';
export type { Lease, TokenCell } from './token/cell';
export { readStoredGrant } from './token/stored-token';
export type { StoredGrant } from './token/stored-token';
export { createClient } from './client/client';
export type { Call, Client, ClientOptions } from './client/client';
export { DEFAULT_LIMITS, readLimits } from './client/limits';
export type { Limits } from './client/limits';
export type { Outcome } from './client/outcome';
export { refusePlainPassword } from './client/plain-password';
export type { Preview } from './client/preview';
export { signInSender } from './client/sign-in-sender';
export type { TestReport } from './client/test-account';
export type { Clock } from './model/clock';
export * from './errors';
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
export type { Json } from './model/json';
export { noticesOf } from './account/notice';
export type { Notice } from './account/notice';
export { repairPem } from './model/pem';
export { createPool } from './client/pool';
export type { Membership, Pool, Shared } from './client/pool';
export { readReply } from './model/read-reply';
export { replyHeaders } from './model/reply-headers';
export { createRedactor } from './redaction/redactor';
export type { AnyScheme } from './model/scheme';
export { MASK, Secret } from './model/secret';
export { requireSignable, signRequest } from './client/sign';
export { tlsCause } from './model/tls-cause';
export type { TlsCause } from './model/tls-cause';
export { sameOrigin } from './model/url';
export type { Vendor } from './model/vendor';
export { vendors } from './vendors';
