/**
 * How a list comes in pages. `size`: items asked for per page; `limit`: the parameter that says so, if
 * the API has one. Pages are fetched until there is evidence that the list has ended; a page with fewer
 * items than `size` is none, since servers cut pages as they like.
 */
export type Paging =
  /** The offset of the first item. Ends with the total, or with an empty page. */
  | (PagingBase & {
      readonly kind: 'offset';
      readonly offset: string;
      /** Path of the total count in the response, if it gives one. */
      readonly total?: string;
    })
  /** The number of the page. Ends with the total, with an empty page, or when a page comes again. */
  | (PagingBase & {
      readonly kind: 'page';
      readonly page: string;
      readonly first: number;
      readonly total?: string;
    })
  /** A cursor out of the response before. Ends when the response has none. */
  | (PagingBase & {
      readonly kind: 'cursor';
      /** Parameter that carries the cursor; not sent for the first page. */
      readonly cursor: string;
      /** Path of the next cursor in the response; absent, null, false, empty and 0 mean the end. */
      readonly next: string;
      /** Path of what says whether more follows, for APIs that always give a cursor; where it is absent, the cursor says it. */
      readonly more?: string;
    })
  /** The address of the next page, of the same origin. Ends when the response has none. */
  | (PagingBase & {
      readonly kind: 'link';
      /** Path of the address in the response; without it the `Link` header (RFC 8288, `rel=next`). */
      readonly next?: string;
    });

interface PagingBase {
  readonly in: 'query' | 'body';
  readonly limit?: string;
  readonly size: number;
}
