import type { Json } from '../model/json';
import type { RequestDraft } from '../model/http';
import { applyStamp, open } from '../model/stamp';
import type { Stamp, StampValue } from '../model/stamp';
import type { Places, Send } from './grammar';
import type { JsonTemplate, Pairs } from './grammar-values';
import { withMade } from './make';
import type { MakeContext } from './make';
import { basicOf, fillCookies, fillPairs } from './request';
import { asHeader, asText, fillJson } from './template';
import type { Escape, Filled, Scope, Binding } from './template';

/** What a stamp is made for. */
export interface Signing {
  /** Without any credential. Asked for only where it is needed: all other stamps are made once a token. */
  readonly request: () => RequestDraft;
  /** The base URL that the request lies below. */
  readonly base: () => string;
  /** Fields of the account and values of the token. */
  readonly scope: Scope;
  readonly context: () => MakeContext;
}

type Values = Readonly<Record<string, StampValue>>;

/**
 * The stamp of a request. Members of the body are made first, then the query; headers, cookies and `last`
 * may sign both.
 * @throws InputError for a value that cannot stand in its place, and for a body that takes no members.
 */
export function stampOf(send: Send, signing: Signing): Stamp {
  let finished: RequestDraft | undefined;
  const parts = partsOf(
    signing,
    // Most descriptions sign no part of the request, so it is finished on demand.
    () => (finished ??= applyStamp(applyStamp(signing.request(), body ?? {}), { query })),
  );
  const { make, reads, writes } = send;
  const values = make === undefined ? parts : withMade(make, parts, signing.context());
  const some = reads ?? writes;
  const places = [
    send,
    some === undefined ? undefined : isRead(signing.request()) ? reads : writes,
  ].filter(isGiven);

  const body = bodyOf(places, send, signing.request, values);
  const query = merge(places, (place) => pairs(place.query, values, asText));

  const headers = {
    ...(send.basic === undefined ? {} : { Authorization: basicOf(send.basic, values).value }),
    ...merge(places, (place) => pairs(place.headers, values, asHeader)),
  };
  const cookies = merge(places, (place) => marked(fillCookies(place.cookies, values)));
  const lastQuery = pairs(send.last?.query, values, asText);
  return {
    ...given('headers', headers),
    ...given('query', { ...query, ...lastQuery }),
    ...given('cookies', cookies),
    ...withLast(body, send, values),
  };
}

function isGiven(places: Places | undefined): places is Places {
  return places !== undefined;
}

function isRead({ method }: RequestDraft): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

function merge(places: readonly Places[], read: (place: Places) => Values): Values {
  return Object.fromEntries(places.flatMap((place) => Object.entries(read(place))));
}

function pairs(template: Pairs | undefined, scope: Scope, escape: Escape): Values {
  return marked(fillPairs(template, scope, escape));
}

function marked(filled: Readonly<Record<string, Filled<string>>>): Values {
  return Object.fromEntries(
    Object.entries(filled).map(([name, item]) => [name, item.open ? open(item.value) : item.value]),
  );
}

function given<N extends 'headers' | 'query' | 'cookies'>(name: N, values: Values): Stamp {
  return Object.keys(values).length === 0 ? {} : { [name]: values };
}

/** The parts of the request: the early ones never change, the late ones are those of the finished request. */
function partsOf({ request, base, scope }: Signing, finished: () => RequestDraft): Scope {
  const part = (value: string): Binding => ({ value, open: true });
  return (name) => {
    switch (name) {
      case 'method':
        return part(request().method);
      case 'host':
        return part(new URL(request().url).host);
      case 'path':
        return part(new URL(request().url).pathname);
      case 'resource':
        return part(resourceOf(new URL(request().url).pathname, new URL(base()).pathname));
      case 'query':
        return { value: queryOf(finished().url), open: false };
      case 'url':
        return { value: finished().url.replace(/#.*$/s, ''), open: false };
      case 'body':
        return { value: finished().body ?? '', open: false };
      default:
        return scope(name);
    }
  };
}

/** As it is written, byte for byte: it is what the server signs, too. */
function queryOf(url: string): string {
  return /\?([^#]*)/.exec(url)?.[1] ?? '';
}

function resourceOf(path: string, base: string): string {
  const prefix = base.replace(/\/+$/, '');
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

interface BodyStamp {
  readonly body: NonNullable<Stamp['body']>;
  readonly secretBody: readonly string[];
  readonly emptyBody?: 'form';
}

/** Members for the body that the request has: a form takes `form`, anything else `json`; else what there is. */
function bodyOf(
  places: readonly Places[],
  send: Send,
  asked: () => RequestDraft,
  scope: Scope,
): BodyStamp | undefined {
  const hasJson = places.some(({ json }) => json !== undefined);
  const hasForm = places.some(({ form }) => form !== undefined) || send.last?.form !== undefined;
  if (!hasJson && !hasForm) return undefined;
  const request = asked();
  const wantsForm = isForm(request) || !hasJson;
  const asForm = wantsForm && hasForm;
  const members = places.flatMap((place) => membersOf(asForm ? place.form : place.json, scope));
  const isEmpty = request.body === undefined || request.body === '';
  return {
    body: Object.fromEntries(members.map(({ name, value }) => [name, value])),
    secretBody: members.flatMap(({ secrets }) => secrets),
    ...(asForm && isEmpty ? { emptyBody: 'form' as const } : {}),
  };
}

interface Member {
  readonly name: string;
  readonly value: Json;
  readonly secrets: readonly string[];
}

function membersOf(
  templates: Readonly<Record<string, JsonTemplate>> | undefined,
  scope: Scope,
): readonly Member[] {
  return Object.entries(templates ?? {}).flatMap(([name, template]) => {
    const filled = fillJson(template, scope);
    return filled === undefined ? [] : [{ name, ...filled }];
  });
}

/** `last.form` goes behind all fields; the signed text is the form as URLSearchParams writes it. */
function withLast(stamp: BodyStamp | undefined, send: Send, scope: Scope): Stamp {
  if (stamp === undefined) return {};
  const members = membersOf(send.last?.form, scope);
  const last = members.map(({ name, value }): readonly [string, Json] => [name, value]);
  return {
    ...stamp,
    body: { ...stamp.body, ...Object.fromEntries(last) },
    secretBody: [...stamp.secretBody, ...members.flatMap(({ secrets }) => secrets)],
  };
}

function isForm({ headers }: RequestDraft): boolean {
  return Object.entries(headers).some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' &&
      value.toLowerCase().startsWith('application/x-www-form-urlencoded'),
  );
}
