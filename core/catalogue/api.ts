import { customRequest } from './custom-request';
import type { Operation } from '../model/operation';
import type { Paging } from '../model/paging';
import type { AnyScheme } from '../model/scheme';
import type { Vendor } from '../model/vendor';

/** The one operation of a described API besides its sign-out. */
export const API_REQUEST = 'api.request';

/** How the response to a request becomes items. */
export interface ResponseShape {
  /** JSON path of the list; without it the response itself, or its elements. */
  readonly items?: string;
  readonly paging?: Paging;
  /** The body is a file. */
  readonly binary?: boolean;
}

/**
 * A described API as the client wants it: any request below the base URL (or at a whole URL of one of the
 * account's own origins), and the sign-out where the description has one.
 */
export function apiOf(scheme: AnyScheme, shape: ResponseShape): Vendor {
  return {
    id: 'latchkey-api',
    name: scheme.name,
    description: scheme.description,
    n8n: { className: 'LatchkeyApi' },
    glyph: '',
    color: '#A7C7D9',
    schemes: [scheme],
    resources: { api: { name: 'API' }, session: { name: 'Session' } },
    operations: [requestOf(scheme, shape)],
    guide: { where: [], quirks: [], guesses: [], links: [], sources: {} },
  };
}

/** Gives the API of a scheme, each made once: what is prepared for its requests is there for all of its accounts. */
export function rememberApis(): (scheme: AnyScheme) => Vendor {
  const apis = new WeakMap<AnyScheme, Vendor>();
  return (scheme) => {
    const api = apis.get(scheme) ?? apiOf(scheme, {});
    apis.set(scheme, api);
    return api;
  };
}

function requestOf(scheme: AnyScheme, { items, paging, binary = false }: ResponseShape): Operation {
  const custom = customRequest([], scheme.credentialHeaders, 'description');
  return {
    ...custom,
    resource: 'api',
    action: 'Make request',
    answer: {
      ...(items === undefined ? {} : { items }),
      ...(binary ? { as: 'binary' } : {}),
    },
    ...(paging === undefined ? {} : { paging }),
    build: (params) => {
      const built = custom.build(params);
      const { path, ...rest } = built;
      return /^https?:\/\//i.test(String(path)) ? { ...rest, url: String(path) } : built;
    },
  };
}
