import {
  isObject,
  mediaType,
  Problem,
  readJsonObject,
  type JsonObject,
  type SimRequest,
} from '../routes';
import { invalid } from './hyperion';
import { checkShape, type Shape } from './shape';

/** A JSON body of the gateway. */
export function readBody(request: SimRequest, shape: Shape): JsonObject {
  const body = readJsonObject(request);
  checkShape(shape, body, invalid);
  return body;
}

/** The rules engine also takes JSON that is declared as text: the vendor's own SDK sends it so. */
export function readPolicyBody(request: SimRequest, shape: Shape): JsonObject {
  if (mediaType(request) !== 'text/plain') return readBody(request, shape);
  let body: unknown;
  try {
    body = JSON.parse(request.text);
  } catch {
    throw new Problem(400, 'The request body is not valid JSON');
  }
  if (!isObject(body)) throw new Problem(400, 'The request body must be a JSON object');
  checkShape(shape, body, invalid);
  return body;
}

export function timestamp(time: number): string {
  return new Date(time).toISOString();
}
