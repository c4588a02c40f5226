import { at } from '../model/json';
import type { Paging } from '../model/operation';
import type { PageParams } from './request';

/** Where a paged call stands. Plain data. */
export interface PageState {
  /** 0 for the first page. */
  readonly index: number;
  /** Items on the pages before this one. */
  readonly before: number;
  /** How many items this page asks for. */
  readonly size: number;
}

export const FIRST_PAGE = (paging: Paging, wanted: number | undefined): PageState => ({
  index: 0,
  before: 0,
  size: Math.max(1, Math.min(paging.size, wanted ?? Infinity)),
});

/** The parameters of a page on the wire. */
export function pageParams(paging: Paging, state: PageState): PageParams {
  const limit = paging.limit === undefined ? {} : { [paging.limit]: state.size };
  const position =
    paging.kind === 'offset'
      ? { [paging.offset]: state.before }
      : { [paging.page]: paging.first + state.index };
  return { in: paging.in, values: { ...position, ...limit } };
}

/**
 * The page after this one, or undefined when there is none. A short page ends the list where no total
 * is given; an empty page always does, so that a server that repeats its total for ever cannot hold
 * us (facts D32).
 */
export function nextPage(
  paging: Paging,
  state: PageState,
  answer: unknown,
  count: number,
): PageState | undefined {
  if (count === 0) return undefined;
  const before = state.before + count;
  const total = paging.total === undefined ? NaN : numberOf(at(answer, paging.total));
  const more = Number.isNaN(total) ? count >= state.size : before < total;
  return more ? { ...state, index: state.index + 1, before } : undefined;
}

/** A count as servers write it, `25` or `"25"`; null and an empty text are none, though `Number` makes 0 of them. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
}
