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

/** What a PUT or DELETE that succeeded answers: 200 and nothing. */
export const EMPTY: Reply = { status: 200 };

export function platformOf(request: SimRequest): number {
  const platform = PLATFORMS[request.params.platform ?? ''];
  if (platform === undefined) throw new Problem(400, 'Invalid platform');
  return platform;
}

/** Media types that statistics are kept for; 7, 9 and 15 (SSL traffic only) in some reports. */
export function checkMedia(request: SimRequest, allowed: readonly number[]): void {
  const { media } = request.params;
  if (media !== undefined && !allowed.includes(Number(media))) {
    throw new Problem(400, 'Invalid media type');
  }
}

/** Places that a change has reached, growing over the time that a completion takes. */
export function propagation(since: number, settings: ReadSettings): JsonObject {
  const share = Math.min(1, (Date.now() - since) / Math.max(1, settings().completionMs));
  const percent = Math.floor(share * 100);
  return {
    Status: percent === 100 ? 'Complete' : 'In Progress',
    Percentage: percent,
    Pops: ['LHR', 'IAD', 'NRT'].map((name) => ({ Name: name, Percentage: percent })),
  };
}
