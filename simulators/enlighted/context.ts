/** What every group of routes needs, and the checks that they share. */
import type { Desk } from '../control';
import { Problem, readQuery } from '../routes';
import type { Reply, Route, SimRequest } from '../routes';
import type { Access } from './access';
import { AREAS, FLOORS } from './building';
import type { Area, Building, Fixture, Floor } from './building';
import { answer } from './replies';
import type { Content } from './replies';
import type { EnlightedSettings } from './settings';

export const API = '/ems/api';

export interface Context {
  readonly desk: Desk<EnlightedSettings>;
  readonly access: Access;
  readonly building: Building;
}

/** A GET route whose handler gives content; `root` as in `answer`. */
export function read(
  context: Context,
  path: string,
  query: readonly string[],
  handle: (
    request: SimRequest,
    query: Readonly<Record<string, string>>,
  ) => { readonly content: Content; readonly root?: string },
): Route {
  return {
    method: 'GET',
    path: `${API}${path}`,
    handle: (request): Reply => {
      const { content, root } = handle(request, readQuery(request, query));
      return answer(context.desk.settings, request, content, root);
    },
  };
}

/** The floor of the path: 400 when there is none, 403 outside the user's facility. */
export function floorOf(context: Context, request: SimRequest, objectType = 'floor'): Floor {
  const id = request.params['floor'] ?? '';
  const floor = FLOORS.find((one) => one.id === id);
  if (floor === undefined) throw new Problem(400, 'Floor ID does not exist');
  context.access.expectFloor(request, objectType, id);
  return floor;
}

/** The area of the path, or undefined when there is none; 403 outside the user's facility. */
export function areaOf(context: Context, request: SimRequest): Area | undefined {
  const area = AREAS.find((one) => one.id === request.params['area']);
  if (area !== undefined) context.access.expectFloor(request, 'area', area.floor);
  return area;
}

/** Fixtures by `class`, a closed list. */
export function byClass(
  fixtures: readonly Fixture[],
  wanted: string | undefined,
): readonly Fixture[] {
  if (wanted === undefined || wanted === '') return fixtures;
  if (!['emergency', 'desk', 'fixtureless', 'fixtured'].includes(wanted)) {
    throw new Problem(400, `Unknown class ${wanted}`);
  }
  return fixtures.filter((one) => one.kind === wanted);
}
