import { render } from 'mustache';
import { InputError, joinUrl, parseUrl } from '../../../core';
import type { Message } from '../messages';
import { requireReplaced, requireWhole } from '../variables';
import type { Found, RequestForm } from './request-form';

/**
 * Where a request goes: the node's own URL, else `msg.url`, with `{{...}}` filled from the message. A path
 * goes below the base URL of the account; a host without `https://` is one of the base URL's kind.
 * @throws InputError that says what a URL must look like.
 */
export function urlOfMessage(form: RequestForm, msg: Message, baseUrl: string): Found<string> {
  const own = form.url ?? '';
  requireVariablesOfUrl(form);
  const sent = msg['url'];
  const isOther = own !== '' && sent !== undefined && sent !== '' && sent !== own;
  const warnings = isOther
    ? [
        'msg.url was not used, because the node has a URL of its own. Empty the URL of the node to use it.',
      ]
    : [];
  const url = own.includes('{{') ? render(own, msg) : own || sent;
  if (url === undefined || url === '' || url === null) {
    throw new InputError(
      'url',
      'url: URL is missing. Enter it in the node, or send it as msg.url.',
    );
  }
  if (typeof url !== 'string') throw new InputError('url', 'url: msg.url must be text.');
  return { value: wholeUrl(withRepairedQuery(url.trim()), baseUrl), warnings };
}

/** @throws InputError for a variable in the node's own URL that Node-RED has not replaced. */
export function requireVariablesOfUrl({ url }: RequestForm): void {
  requireReplaced({ url });
  requireWhole('url', url);
}

function wholeUrl(url: string, baseUrl: string): string {
  if (url.startsWith('/')) return joinUrl('url', baseUrl, url);
  if (url.includes('://') && !/^https?:\/\//i.test(url.replace(/[?#].*$/s, ''))) throw wrongUrl();
  const whole = /^https?:\/\//i.test(url) ? url : `${new URL(baseUrl).protocol}//${url}`;
  const parsed = parseUrl(whole);
  if (parsed === undefined) throw wrongUrl();
  if (parsed.username !== '' || parsed.password !== '') {
    throw new InputError(
      'url',
      'url: leave user name and password out of the URL. The account signs in.',
    );
  }
  return parsed.href;
}

function wrongUrl(): InputError {
  return new InputError(
    'url',
    'url: URL must begin with https:// or http://, or with "/" for a path below the base URL of the account.',
  );
}

/** A `%` that begins no escape is meant as the character itself. */
function withRepairedQuery(url: string): string {
  const start = url.indexOf('?');
  if (start === -1) return url;
  return url.slice(0, start) + url.slice(start).replace(/%(?![0-9a-f]{2})/gi, '%25');
}
