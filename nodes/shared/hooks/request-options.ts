import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { InputError, createRedactor, parseUrl } from '../../../core';
import type { Method, RequestDraft, SignedRequest, Stamp } from '../../../core';
import type { OpenAccount } from '../accounts';
import { agentOptions } from '../transport/connection';
import { HIDDEN, HiddenText, hiddenBytes, hiddenUrl } from '../transport/hidden';

/** n8n's options with those of its older helper, which the HTTP Request node uses for our types. */
export type Options = IHttpRequestOptions & {
  uri?: string;
  /** False: a status other than 2xx is a response like any other. */
  simple?: boolean;
  form?: IDataObject;
  followRedirect?: boolean;
  followAllRedirects?: boolean;
  rejectUnauthorized?: boolean;
};

/** A request with its credential, and what was added to it. */
interface Signed {
  readonly request: SignedRequest;
  readonly stamp: Stamp;
}

/** The request that n8n is about to send, in the core's terms. */
export function draftOf(options: Options): RequestDraft {
  const headers = Object.fromEntries(
    Object.entries(options.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const method = String(options.method ?? 'GET').toUpperCase() as Method;
  const body = bodyOf(options);
  return {
    method,
    url: withQueryOf(options),
    headers: options.form === undefined ? headers : { ...FORM, ...headers },
    ...(body === undefined ? {} : { body }),
  };
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

function bodyOf({ body, form }: Options): string | Uint8Array | undefined {
  if (form !== undefined) return new URLSearchParams(pairsOf(form)).toString();
  if (body === undefined) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  // Parts of a form have a boundary that is not known yet; no sign-in can put anything into them.
  return Array.isArray(body) || isPlain(body) ? JSON.stringify(body) : undefined;
}

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** As n8n writes names and values: a list as `name[0]`, an object as `name[member]`. */
function pairsOf(values: object, inside?: string): [string, string][] {
  return Object.entries(values).flatMap(([member, value]: [string, unknown]) => {
    const name = inside === undefined ? member : `${inside}[${member}]`;
    if (value === undefined) return [];
    if (typeof value !== 'object' || value === null) return [[name, String(value ?? '')]];
    return pairsOf(value, name);
  });
}

function withQueryOf(options: Options): string {
  const url = absoluteUrl(options);
  const query = plainQueryOf(options);
  if (query === undefined || query === '') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

/** The query fields as they will be sent; undefined where only n8n knows how (lists, objects). */
function plainQueryOf({ qs }: Options): string | undefined {
  if (qs === undefined) return undefined;
  const fields = Object.entries(qs).filter(([, value]) => value !== undefined && value !== null);
  if (fields.some(([, value]) => typeof value === 'object')) return undefined;
  return fields
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
}

function absoluteUrl(options: Options): string {
  // The second sight of a request has the URL that the first has hidden.
  const url = String(options.url ?? options.uri ?? '');
  const absolute =
    options.baseURL === undefined || parseUrl(url) !== undefined ? url : options.baseURL + url;
  if (parseUrl(absolute) !== undefined) return absolute;
  throw new InputError('url', `url: "${absolute}" is not a whole URL that begins with https://.`);
}

/** Writes the signed request back into n8n's options: URL, headers and body. */
export function writeSigned(
  options: Options,
  { request, stamp }: Signed,
  { connection, cell }: Pick<OpenAccount, 'connection' | 'cell'>,
): void {
  options.headers = hiddenHeaders(request, stamp);
  // The query is written as it was signed: another order or spelling would be another signature.
  if (plainQueryOf(options) !== undefined || stamp.query !== undefined) {
    if (plainQueryOf(options) !== undefined) delete options.qs;
    writeUrl(options, request.url, stamp);
  }
  if (stamp.body !== undefined && request.body !== undefined) {
    writeBody(options, { request, stamp }, cell);
  }
  refuseRedirects(options);
  const agent = agentOptions(connection, request.certificate);
  if (agent !== undefined) options.agentOptions = agent;
  if (connection.allowUnauthorizedCerts) {
    options.skipSslCertificateValidation = true;
    if (options.uri !== undefined) options.rejectUnauthorized = false;
  }
}

/** Only the older helper keeps the request of a failed execution, and only it takes a URL that is no text. */
export function writeUrl(options: Options, url: string, { query }: Stamp = {}): void {
  delete options.baseURL;
  if (options.uri === undefined) options.url = url;
  else if (query === undefined) options.uri = url;
  else options.uri = hiddenUrl(url, Object.keys(query)) as unknown as string;
}

/** Secrets as values that print as hidden: n8n keeps the request of a failed execution. */
function hiddenHeaders(request: SignedRequest, stamp: Stamp): IDataObject {
  const secret = new Set(
    Object.entries(stamp.headers ?? {})
      .filter(([, value]) => typeof value === 'string')
      .map(([name]) => name.toLowerCase()),
  );
  if (stamp.cookies !== undefined) secret.add('cookie');
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      // n8n's types want a text; it calls String() on the value when it sends it.
      secret.has(name.toLowerCase()) ? (new HiddenText(value) as unknown as string) : value,
    ]),
  );
}

/** The body byte for byte as it was signed; what is printed of it has the person's own part. */
function writeBody(options: Options, { request, stamp }: Signed, cell: OpenAccount['cell']): void {
  const { body = '', headers } = request;
  const [name = 'content-type', type = 'application/json'] =
    Object.entries(headers).find(([field]) => field.toLowerCase() === 'content-type') ?? [];
  const shown = (): unknown =>
    createRedactor(cell.secrets()).value(withHidden(body, type, Object.keys(stamp.body ?? {})));
  delete options.form;
  options.body = hiddenBytes(body, shown) as unknown as IDataObject;
  // n8n writes anything but a text anew as a form where it reads exactly this type, and compares texts only.
  const kept = type === FORM['Content-Type'] ? [type] : type;
  options.headers = { ...options.headers, [name]: kept };
}

function withHidden(body: string | Uint8Array, type: string, names: readonly string[]): unknown {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const fields = type.toLowerCase().startsWith(FORM['Content-Type'])
    ? Object.fromEntries(new URLSearchParams(text))
    : (JSON.parse(text) as IDataObject);
  return { ...fields, ...Object.fromEntries(names.map((name) => [name, HIDDEN])) };
}

/** No redirect may carry a credential elsewhere; n8n strips only `Authorization`, and keeps certificates. */
function refuseRedirects(options: Options): void {
  options.sendCredentialsOnCrossOriginRedirect = false;
  if (options.uri === undefined) {
    options.disableFollowRedirect = true;
  } else {
    options.followRedirect = false;
    options.followAllRedirects = false;
  }
}
