import { at, noListError } from '../../kit';
import type { Json, ReadReply } from '../../kit';

/**
 * The list at the first of these paths that has one. The whole answer as one item where none has: for
 * calls whose answer no source shows in full, so that nothing is lost if it looks different.
 * @throws ReplyError for an empty response, which would read as an empty list.
 */
export function listOrWhole(reply: ReadReply, paths: readonly string[]): readonly Json[] {
  for (const path of paths) {
    const list = at(reply.json, path);
    if (Array.isArray(list)) return list as readonly Json[];
  }
  if (reply.text === '') throw noListError(reply, paths);
  if (reply.json === undefined) return [reply.text];
  return reply.json === null ? [] : [reply.json as Json];
}

/** `response[].monitorInstances[]` as one list. */
export function monitorInstances(reply: ReadReply): readonly Json[] {
  return listOrWhole(reply, ['response']).flatMap((part) => {
    const instances = at(part, 'monitorInstances');
    return Array.isArray(instances) ? (instances as readonly Json[]) : [part];
  });
}

/** `usergroups: ["Administrators"]`, in `response` or not, as items that a list can show. */
export function userGroups(reply: ReadReply): readonly Json[] {
  const names = at(reply.json, 'response.usergroups') ?? at(reply.json, 'usergroups');
  if (!Array.isArray(names)) throw noListError(reply, ['response.usergroups', 'usergroups']);
  return names.map((name) => ({ name: String(name) }));
}
