import { json, Problem, readJson, text, type Reply, type Route, type SimRequest } from '../routes';
import { checkFields, type Fields, type Values } from './fields';
import type { TcpWaveSettings } from './settings';
import type { Store } from './store';
import { TIMS, TimsError } from './tims-error';

/** What a call answers with: the vendor mixes JSON, plain text and nothing. */
type Answer = { readonly json: unknown } | { readonly text: string } | { readonly empty: 204 };

interface Input {
  readonly query: Values;
  readonly body: Values;
  readonly store: Store;
}

/** One row of the endpoint table: its exact spelling and what it does. */
export interface Call {
  readonly method: 'GET' | 'POST';
  /** Relative to /tims/rest. */
  readonly path: string;
  readonly query?: Fields;
  readonly body?: Fields;
  readonly run: (input: Input) => Answer;
}

function readQueryFields(request: SimRequest, fields: Fields): Values {
  const values: Record<string, string> = {};
  for (const [name, value] of request.query) {
    if (name in values)
      throw new TimsError(TIMS.badParameter, `Parameter "${name}" was sent twice`);
    values[name] = value;
  }
  checkFields(fields, values);
  return values;
}

function readBody(request: SimRequest, fields: Fields): Values {
  const body = readJson(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new TimsError(TIMS.badParameter, 'The request body must be a JSON object');
  }
  const values: Values = { ...body };
  checkFields(fields, values, 'field');
  return values;
}

function reply(answer: Answer): Reply {
  if ('json' in answer) return json(200, answer.json);
  return 'text' in answer ? text(200, answer.text) : { status: answer.empty };
}

/** Makes the routes of calls, with TIMS errors in the vendor's shape. */
export function toRoutes(
  calls: readonly Call[],
  store: () => Store,
  settings: () => TcpWaveSettings,
): readonly Route[] {
  return calls.map((call) => ({
    method: call.method,
    path: `/tims/rest/${call.path}`,
    handle: (request: SimRequest): Reply => {
      try {
        if (call.method === 'POST' && settings().readOnlyAdmin) {
          return text(403, `TIMS-${TIMS.notPermitted} The admin may not perform this action`);
        }
        return reply(
          call.run({
            query: readQueryFields(request, call.query ?? {}),
            body: call.body === undefined ? {} : readBody(request, call.body),
            store: store(),
          }),
        );
      } catch (error) {
        if (error instanceof TimsError) throw new Problem(settings().errorStatus, error.message);
        throw error;
      }
    },
  }));
}
