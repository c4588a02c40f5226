import type { NodeAPI } from 'node-red';
import type { Status } from './status-line';

/** Texts of the status, each looked up once: the catalogue takes a tenth of a millisecond for one. */
export function statusTexts(RED: NodeAPI): (key: string, values?: Status['values']) => string {
  const known = new Map<string, string>();
  return (key, values = {}) => {
    const id = `${key} ${JSON.stringify(values)}`;
    const text = known.get(id) ?? RED._(`status.${key}`, values);
    if (known.size >= MOST_TEXTS) known.clear();
    known.set(id, text);
    return text;
  };
}

const MOST_TEXTS = 200;
