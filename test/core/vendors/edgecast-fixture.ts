/** A call of the REST API as it goes to its server. */
import type { RequestDraft } from '../../../core/model/http';

export function get(path: string, headers: Readonly<Record<string, string>> = {}): RequestDraft {
  return { method: 'GET', url: `https://api.edgecast.com${path}`, headers };
}
