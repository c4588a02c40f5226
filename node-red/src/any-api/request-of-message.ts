import { InputError, METHODS } from '../../../core';
import type { Method, RequestDraft } from '../../../core';
import type { Message } from '../messages';
import { withPayload } from './body-of-message';
import { createCookieJar } from './cookie-jar';
import type { CookieJar } from './cookie-jar';
import { headersOfMessage } from './headers-of-message';
import type { Headers } from './headers-of-message';
import type { Found, RequestForm } from './request-form';
import { urlOfMessage } from './url-of-message';

/** What a message asks for. */
export interface MessageRequest {
  /** Without cookies: those are the jar's. */
  readonly draft: RequestDraft;
  readonly jar: CookieJar;
  readonly followRedirects: boolean;
  /** Milliseconds. */
  readonly timeoutMs: number | undefined;
}

/**
 * The request of a node and a message, as the core http request node makes it.
 * @param read a property of the message, by its path.
 * @throws InputError that names the property and the remedy. Nothing has been sent.
 */
export function requestOfMessage(
  form: RequestForm,
  msg: Message,
  baseUrl: string,
  read: (property: string) => unknown,
): Found<MessageRequest> {
  const url = urlOfMessage(form, msg, baseUrl);
  const method = methodOf(form, msg);
  const headers = headersOfMessage(form.headers ?? [], msg, read);
  const { rest, cookie, warnings } = splitHeaders(headers.value, url.value);
  const timeout = timeoutOf(msg['requestTimeout']);
  const { paytoqs } = form;
  const use =
    paytoqs === true || paytoqs === 'query' ? 'query' : paytoqs === 'body' ? 'body' : 'ignore';
  return {
    value: {
      draft: {
        method: method.value,
        ...withPayload({ url: url.value, headers: rest }, method.value, msg.payload, use),
      },
      jar: createCookieJar(url.value, cookie, msg['cookies']),
      followRedirects: !Object.hasOwn(msg, 'followRedirects') || Boolean(msg['followRedirects']),
      timeoutMs: timeout.value,
    },
    warnings: [
      ...url.warnings,
      ...method.warnings,
      ...headers.warnings,
      ...warnings,
      ...timeout.warnings,
      ...uncheckedCertificate(msg),
    ],
  };
}

function methodOf(form: RequestForm, msg: Message): Found<Method> {
  const own = form.method === undefined || form.method === '' ? 'GET' : form.method;
  const given = msg['method'];
  const isGiven = given !== undefined && given !== null && given !== '';
  if (own === 'use' && !isGiven) {
    throw new InputError(
      'method',
      'method: msg.method is missing. Set it, or choose a method in the node.',
    );
  }
  const name = own === 'use' ? given : own;
  const method = METHODS.find((known) => known === String(name).toUpperCase());
  if (method === undefined) {
    throw new InputError('method', `method: Method must be one of ${METHODS.join(', ')}.`);
  }
  const warnings =
    isGiven && form.method !== undefined && own !== 'use'
      ? [
          'msg.method was not used, because the node has a method of its own. Choose "set by msg.method" to use it.',
        ]
      : [];
  return { value: method, warnings };
}

function splitHeaders(
  headers: Headers,
  url: string,
): { readonly rest: Headers; readonly cookie?: string; readonly warnings: readonly string[] } {
  const entries = Object.entries(headers);
  const host = entries.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const cookie = entries.find(([name]) => name.toLowerCase() === 'cookie')?.[1];
  const rest = entries.filter(([name]) => !['cookie', 'host'].includes(name.toLowerCase()));
  return {
    rest: Object.fromEntries(rest),
    ...(cookie === undefined ? {} : { cookie }),
    // Behind one address there may be many servers, and the header says which.
    warnings:
      host === undefined || host === new URL(url).host
        ? []
        : [
            'The header "Host" was not sent: it names another server than the URL, and the account signs in to its own only.',
          ],
  };
}

function timeoutOf(given: unknown): Found<number | undefined> {
  if (given === undefined) return { value: undefined, warnings: [] };
  const ms = Number(given);
  if (Number.isNaN(ms) || ms < 1) {
    const warnings = [
      'msg.requestTimeout was not used: it must be a number of milliseconds from 1 on.',
    ];
    return { value: undefined, warnings };
  }
  return { value: ms, warnings: [] };
}

function uncheckedCertificate(msg: Message): readonly string[] {
  const isGiven = Object.hasOwn(msg, 'rejectUnauthorized');
  return isGiven && String(msg['rejectUnauthorized']).toLowerCase() !== 'true'
    ? [
        'msg.rejectUnauthorized was not used: certificates are checked as the TLS configuration of the account says. Add the CA certificate of the server there.',
      ]
    : [];
}
