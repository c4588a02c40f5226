/** What the routes of policies and of time frames share: resources by ID or name. */
import { isObject, Problem, readJsonObject, readQuery } from '../routes';
import type { JsonObject, Reply, SimRequest } from '../routes';
import { bad, good, items } from './replies';
import type { Context } from './sessions';

export function readPart(request: SimRequest, name: string): JsonObject {
  const part = readJsonObject(request)[name];
  if (!isObject(part)) throw new Problem(400, `Required parameter ${name} is not found.`);
  return part;
}

export function readName(content: JsonObject): string {
  const name = content['name'];
  if (typeof name === 'string' && name !== '') return name;
  throw new Problem(400, 'Required parameter name is not found.');
}

export function findBy<T extends { readonly name: string }>(
  map: ReadonlyMap<string, T>,
  request: SimRequest,
): T | undefined {
  const { idType } = readQuery(request, ['idType?']);
  return lookUp(map, request.params['id'] ?? '', idType ?? 'id');
}

export function lookUp<T extends { readonly name: string }>(
  map: ReadonlyMap<string, T>,
  key: string,
  idType: string,
): T | undefined {
  if (idType === 'id') return map.get(key);
  if (idType !== 'name') throw new Problem(400, `Invalid idType ${idType}.`);
  return [...map.values()].find((one) => one.name === key);
}

/** The response about one resource: even a failure has HTTP 200 and a status code of its own. */
export function oneItem(
  context: Context,
  name: string,
  status: 200 | 404 | 409,
  id?: string,
): Reply {
  const item =
    status === 200
      ? good()
      : bad(status, status === 404 ? 'Resource not found' : 'Resource already exists');
  return items(context.desk.settings, 'response', [
    { resourceId: id ?? '', resourceName: name, resourceURI: '', ...item },
  ]);
}
