import { ReplyError } from '../errors';
import type { RequestDraft } from '../model/http';
import { at } from '../model/json';
import type { Json } from '../model/json';
import type { Paging } from '../model/paging';
import { parseUrl } from '../model/parse-url';
import type { ReadReply } from '../model/read-reply';
import { sameOrigin } from '../model/url';
import { nextLink } from './link';
import type { PageParams } from './page-place';
import { isSame } from './same';

/** Where a paged call stands. Plain data. */
export interface PageState {
  /** 0 for the first page. */
  readonly index: number;
  /** Items on the pages before this one. */
  readonly before: number;
  /** How many items this page asks for. */
  readonly size: number;
  /** What the response before has told of this page: its cursor, or its address. */
  readonly cursor?: string | number;
  readonly url?: string;
  /** What the page before said that the list has. */
  readonly total?: number;
  /** The page before had fewer items than were asked for, and nobody knows of more. */
  readonly afterShort?: true;
}

/** One page that has come. */
export interface SeenPage {
  readonly reply: ReadReply;
  /** The address that it was asked for at. */
  readonly url: string;
  readonly items: readonly Json[];
  /** The items of the page before. */
  readonly last: readonly Json[] | undefined;
}

/** What is known after a page: the items that are new, and the page to ask for next. */
export interface PageStep {
  readonly items: readonly Json[];
  readonly next: PageState | undefined;
}

export function firstPage(paging: Paging, wanted: number | undefined): PageState {
  return { index: 0, before: 0, size: Math.max(1, Math.min(paging.size, wanted ?? Infinity)) };
}

/** The parameters of a page on the wire. */
export function pageParams(paging: Paging, state: PageState): PageParams {
  const limit = paging.limit === undefined ? {} : { [paging.limit]: state.size };
  return { in: paging.in, values: { ...position(paging, state), ...limit } };
}

function position(paging: Paging, state: PageState): Readonly<Record<string, string | number>> {
  switch (paging.kind) {
    case 'offset':
      return { [paging.offset]: state.before };
    case 'page':
      return { [paging.page]: paging.first + state.index };
    case 'cursor':
      return state.cursor === undefined ? {} : { [paging.cursor]: state.cursor };
    case 'link':
      return {};
  }
}

/** The request of a page: the call's own, at the address that the server has given for this page. */
export function pageDraft(draft: RequestDraft, state: PageState): RequestDraft {
  return state.url === undefined ? draft : { ...draft, url: state.url };
}

/**
 * What a page means for the list. The same items once more: the server ignores the position, and the
 * list has come whole.
 * @throws ReplyError when the list is known to go on and the server does not give the rest: whoever
 *   gets half of a list must know it.
 */
export function pageStep(paging: Paging, state: PageState, seen: SeenPage): PageStep {
  const isRepeated =
    seen.items.length > 0 && seen.last !== undefined && isSame(seen.items, seen.last);
  if (isRepeated) {
    refuseHalfList(paging, state, seen);
    return { items: [], next: undefined };
  }
  const before = state.before + seen.items.length;
  const said = totalOf(paging, seen.reply.json);
  const total = said ?? (seen.items.length === 0 ? state.total : undefined);
  // One that grows is a guess of the server's.
  if (seen.items.length === 0 && total === (state.total ?? total))
    refuseMissing(state, seen, total);
  const place = follow(paging, state, seen, { before, total });
  if (place === undefined) return { items: seen.items, next: undefined };
  const { size, index } = state;
  const isShort = seen.items.length < size && (total === undefined || total < before);
  return {
    items: seen.items,
    next: {
      ...{ index: index + 1, before, size },
      ...place,
      ...(total === undefined ? {} : { total }),
      ...(isShort ? { afterShort: true } : {}),
    },
  };
}

type Place = Pick<PageState, 'cursor' | 'url'>;

function follow(
  paging: Paging,
  state: PageState,
  seen: SeenPage,
  counted: { readonly before: number; readonly total: number | undefined },
): Place | undefined {
  switch (paging.kind) {
    case 'offset':
    case 'page':
      return seen.items.length === 0 || isAll(state, seen, counted) ? undefined : {};
    case 'cursor':
      return followCursor(paging, state, seen);
    case 'link': {
      const { headers, json } = seen.reply;
      const target = paging.next === undefined ? nextLink(headers) : at(json, paging.next);
      if (!isGiven(target)) return undefined;
      return { url: ownUrl(String(readable(target)), seen.url) };
    }
  }
}

/**
 * Whether the total has come. Fewer than have come is no total, and neither is the number of items on a page
 * that is full: some servers count the page.
 */
function isAll(
  { size }: PageState,
  { items }: SeenPage,
  { before, total }: { readonly before: number; readonly total: number | undefined },
): boolean {
  return total === before && (total > items.length || items.length < size);
}

/**
 * An empty page with a cursor is no end: some stores give them while they search. The same cursor once more
 * may go on too, as a scroll does, until a page is empty or comes again.
 */
function followCursor(
  paging: Paging & { readonly kind: 'cursor' },
  state: PageState,
  { items, reply: { json } }: SeenPage,
): Place | undefined {
  const more = paging.more === undefined ? undefined : at(json, paging.more);
  if (more !== undefined && !isGiven(more)) return undefined;
  const next = at(json, paging.next);
  if (!isGiven(next)) {
    if (more === undefined) return undefined;
    throw new ReplyError(
      'failed',
      `the response says that the list continues, and has no cursor at "${paging.next}". The rest cannot be fetched: check where the cursor is, or set a limit on the items.`,
      {},
    );
  }
  const cursor = readable(next);
  return cursor === state.cursor && items.length === 0 ? undefined : { cursor };
}

/** How servers write that nothing follows: absent, null, empty, false, or 0, at which every list begins. */
const NOTHING: ReadonlySet<unknown> = new Set([
  undefined,
  null,
  false,
  0,
  '',
  '0',
  'false',
  'null',
]);

function isGiven(value: unknown): boolean {
  const plain = typeof value === 'string' ? value.trim().toLowerCase() : value;
  const isEmpty = typeof plain === 'object' && plain !== null && Object.keys(plain).length === 0;
  return !isEmpty && !NOTHING.has(plain);
}

function readable(value: unknown): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new ReplyError(
    'failed',
    'the response names the next page neither as text nor as a number. The rest cannot be fetched: check where the next page is named, or set a limit on the items.',
    {},
  );
}

/** The next page's address, relative ones too. The credential is sent to its own origin only. */
function ownUrl(target: string, from: string): string {
  const url = parseUrl(target, from);
  if (
    url !== undefined &&
    sameOrigin(url.href, from) &&
    url.username === '' &&
    url.password === ''
  ) {
    return url.href;
  }
  const origin = url === undefined ? 'a URL that is not valid' : url.origin;
  throw new ReplyError(
    'failed',
    `the next page of the list is at ${origin}. The credential is sent to ${new URL(from).origin} only, so the rest of the list was not fetched: set a limit on the items, or ask the administrator of the server why the list continues elsewhere.`,
    {},
  );
}

function refuseHalfList(paging: Paging, state: PageState, seen: SeenPage): void {
  const total = totalOf(paging, seen.reply.json);
  if (total === undefined || total <= state.before) return;
  throw new ReplyError(
    'failed',
    `the list has ${String(total)} items, and the server returns the same ${String(seen.items.length)} again for every page. The rest cannot be fetched: narrow the search, or set a limit of ${String(state.before)} items.`,
    { status: seen.reply.status },
  );
}

function refuseMissing(
  { before }: PageState,
  { reply }: SeenPage,
  total: number | undefined,
): void {
  if (total === undefined || total <= before) return;
  throw new ReplyError(
    'failed',
    `the server says that the list has ${String(total)} items, and returned ${String(before)} of them and then an empty page. The rest cannot be fetched: narrow the search, or set a limit on the items.`,
    { status: reply.status },
  );
}

/** A count as servers write it, `25` or `"25"`; anything else is none, though `Number` makes 0 of null. */
function totalOf(paging: Paging, json: unknown): number | undefined {
  if (!('total' in paging) || paging.total === undefined) return undefined;
  const value = at(json, paging.total);
  const isText = typeof value === 'string' && value.trim() !== '';
  const total = isText ? Number(value) : value;
  return typeof total === 'number' && Number.isInteger(total) && total >= 0 ? total : undefined;
}
