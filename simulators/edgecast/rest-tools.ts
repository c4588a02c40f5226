import {
  json,
  Problem,
  readJsonObject,
  type JsonObject,
  type Reply,
  type SimRequest,
} from '../routes';
import type { ReadSettings } from './settings';
import { checkShape, type Shape } from './shape';

/** Platforms of media management: name in paths → media type. */
export const PLATFORMS: Readonly<Record<string, number>> = { httplarge: 3, httpsmall: 8, adn: 14 };

export function readShape(request: SimRequest, shape: Shape): JsonObject {
  const body = readJsonObject(request);
  checkShape(shape, body, (_source, description) => new Problem(400, description));
  return body;
}

/** A GET of an id that does not exist: 200 with an empty object, or 400. */
export function unknownId(settings: ReadSettings): Reply {
  if (settings().unknownIdStatus === 200) return json(200, {});
  throw new Problem(settings().unknownIdStatus, 'The requested item does not exist');
}

export function platformOf(request: SimRequest): number {
  const platform = PLATFORMS[request.params.platform ?? ''];
  if (platform === undefined) throw new Problem(400, 'Invalid platform');
  return platform;
}
