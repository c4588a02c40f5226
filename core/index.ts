/** What hosts may use of the core. Nothing else is imported from outside. */
export { fingerprint, readAccount, secretsOf } from './account';
export type { RawAccount } from './account';
export type { AccountField, AnyAccount } from './account-field';
export { findOperation, findScheme, mayCall, operationsOf } from './catalogue/catalogue';
export { operationId } from './catalogue/operation';
export type { Field, Lookup, Operation, Option } from './catalogue/operation';
export type { Lease, TokenCell } from './cell/cell';
export { readStoredGrant } from './cell/grant';
export type { StoredGrant } from './cell/grant';
export { createClient } from './client/client';
export type { Call, Client, ClientOptions } from './client/client';
export { DEFAULT_LIMITS, readLimits } from './client/limits';
export type { Limits } from './client/limits';
export type { Outcome } from './client/outcome';
export { refusePlainPassword } from './client/plain-password';
export type { Preview } from './client/preview';
export { signInSender } from './client/sign-in-sender';
export type { TestReport } from './client/test-account';
export type { Clock } from './clock';
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
} from './http';
export type { Json } from './json';
export { noticesOf } from './notice';
export type { Notice } from './notice';
export { repairPem } from './pem';
export { createPool } from './pool';
export type { Membership, Pool, Shared } from './pool';
export { readReply } from './read-reply';
export { createRedactor } from './redaction';
export type { AnyScheme } from './scheme';
export { MASK, Secret } from './secret';
export { requireSignable, signRequest } from './sign';
export { sameOrigin } from './url';
export type { Vendor } from './vendor';
export { vendors } from './vendors';
