/** Calls that a simulator does not act on: it answers what it was given for them, the same each time. */
import type { Reply, Route } from './routes';

export interface Sample {
  readonly method: string;
  /** As the path of a route, with the base path of the server. */
  readonly path: string;
  /** Of a JSON-RPC call, whose path is shared by many. */
  readonly rpcMethod?: string | undefined;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

/** The routes, and behind them those samples that no route of these answers. They pass the same gate. */
export function withSamples(
  routes: readonly Route[],
  samples: readonly Sample[] = [],
): readonly Route[] {
  const known = new Set(routes.map(shape));
  const added = samples.filter((sample) => {
    const isNew = !known.has(shape(sample));
    known.add(shape(sample));
    return isNew;
  });
  return [
    ...routes,
    ...added.map(({ method, path, ...sample }): Route => ({
      method,
      path,
      handle: () => replyOf(sample),
    })),
  ];
}

function shape({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path.replace(/\{\w+\}/gu, '{}')}`;
}

function replyOf({ status, headers, body }: Omit<Sample, 'method' | 'path'>): Reply {
  if (body === undefined) return { status, ...(headers === undefined ? {} : { headers }) };
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json';
  return {
    status,
    headers: { 'content-type': type, ...lowerCase(headers ?? {}) },
    body: isText ? body : JSON.stringify(body),
  };
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
