import { isObject, noListError } from '../../kit';
import type { Json, ReadReply } from '../../kit';

/**
 * The rows of an answer whose wrapping no source shows: those under one of the names, else those of the
 * only list that there is, else the answer itself. A row that stands alone may come without its list
 * (Get All Buildings).
 */
export function rowsUnder(...names: readonly string[]): (reply: ReadReply) => readonly Json[] {
  return (reply) => {
    const { json } = reply;
    if (Array.isArray(json)) return json as readonly Json[];
    // A floor without desks is answered with null.
    if (json === null) return [];
    if (!isObject(json)) throw noListError(reply, names);
    const named = names.map((name) => json[name]).find((value) => value !== undefined);
    const lists = Object.values(json).filter((value) => Array.isArray(value));
    const unnamed = lists.length === 1 ? lists[0] : json;
    const rows = named === undefined ? unnamed : named;
    if (Array.isArray(rows)) return rows as readonly Json[];
    if (rows === null || rows === '') return [];
    if (!isObject(rows) || Object.keys(rows).length === 0) throw noListError(reply, names);
    return [rows as Json];
  };
}
