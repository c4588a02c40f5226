/** What vendors and presets are written with: their only door into the core. */
export { InputError } from './errors';
export type { AccountField } from './model/account-field';
export { encode } from './model/codecs';
export { isDateTime, parseDateTime } from './model/date-time';
export type { ClientCertificate, HeaderFields, Method, RequestDraft } from './model/http';
export { at, isObject } from './model/json';
export type { Json, JsonObject } from './model/json';
export { noListError } from './model/no-list';
export type * from './model/operation';
export { certificateSubject, looksLikePkcs12, readClientCertificate } from './model/pem';
export type { ReadReply } from './model/read-reply';
export { defineScheme } from './model/scheme';
export type { LoginOutcome } from './model/scheme';
export { Secret } from './model/secret';
export { hasControlCharacter } from './model/url';
export type { Guide, Source, Vendor } from './model/vendor';
export { OK, verdict, verdictOfStatus } from './model/verdict';
export type { Verdict } from './model/verdict';
