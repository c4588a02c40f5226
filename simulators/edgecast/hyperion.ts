import { json, Problem, type JsonObject, type Reply, type SimRequest } from '../routes';

const CODES: Readonly<Record<number, string>> = {
  400: 'invalid_input',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'invalid_operation',
  409: 'invalid_operation',
  413: 'invalid_input',
  415: 'invalid_input',
  429: 'rate_limit_reached',
  503: 'service_unavailable',
};

/** An error of the API gateway, in the shape of the Hyperion specification. */
export function gatewayError(status: number, title: string, source?: string): Reply {
  return json(status, {
    '@type': 'Error',
    code: CODES[status] ?? 'internal_error',
    title,
    status_code: status,
    details: source === undefined ? [] : [{ '@type': 'ErrorDetail', source, description: title }],
  });
}

export function invalid(source: string, description: string): Problem {
  return new Problem(400, description, gatewayError(400, description, source));
}

export function notFound(): Problem {
  return new Problem(404, 'Not found');
}

function positive(request: SimRequest, name: string, standard: number): number {
  const text = request.query.get(name);
  if (text === null) return standard;
  if (!/^[1-9]\d*$/.test(text)) throw invalid(`/${name}`, `${name} must be a positive integer`);
  return Number(text);
}

export interface PageRules {
  /** Path without the service's base path: that is what the links carry. */
  readonly path: string;
  readonly pageSize: number;
  readonly mostPerPage: number;
}

/** One page of a Collection; `next` and `previous` are absent at the ends. */
export function collection(
  items: readonly JsonObject[],
  request: SimRequest,
  rules: PageRules,
): JsonObject {
  const page = positive(request, 'page', 1);
  const size = positive(request, 'page_size', rules.pageSize);
  if (size > rules.mostPerPage) {
    throw invalid('/page_size', `page_size cannot be more than ${rules.mostPerPage}`);
  }
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (target: number): { readonly href: string } => {
    const query = new URLSearchParams(request.rawQuery);
    query.set('page', String(target));
    query.set('page_size', String(size));
    return { href: `${rules.path}?${query}` };
  };
  return {
    '@id': rules.path,
    '@type': 'Collection',
    '@links': {
      first: link(1),
      ...(page > 1 ? { previous: link(page - 1) } : {}),
      ...(page < last ? { next: link(page + 1) } : {}),
      last: link(last),
    },
    items: items.slice((page - 1) * size, page * size),
    total_items: items.length,
  };
}
