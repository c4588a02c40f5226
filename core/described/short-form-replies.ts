import { faultOfJsonPath } from './read-texts';
import { fault } from './short-form-value';
import type { Get } from './short-form-value';

interface FormLife {
  readonly take: readonly unknown[];
  readonly life?: Readonly<Record<string, unknown>>;
}

const LENGTHS: readonly string[] = ['seconds', 'minutes', 'milliseconds'];
const UNITS = [...LENGTHS, 'epochSeconds', 'epochMilliseconds', 'date'];

export function lifeOf(get: Get): FormLife {
  const text = get('life').replace(/\s+idle$/i, '');
  const sliding = text === get('life') ? {} : { sliding: true };
  if (text === '') return { take: [] };
  if (/^\d+$/.test(text)) return { take: [], life: { minutes: Number(text), ...sliding } };
  if (text.toLowerCase() === 'jwt') return { take: [], life: { jwt: 'token', ...sliding } };
  const [, json, unit = ''] = /^(\S+)\s+(\S+)$/.exec(text) ?? [];
  const isNumber = json !== undefined && /^\d+$/.test(json);
  if (isNumber && LENGTHS.includes(unit)) {
    return { take: [], life: { [unit]: Number(json), ...sliding } };
  }
  const isPath = json !== undefined && !isNumber && faultOfJsonPath(json) === undefined;
  if (!isPath || !UNITS.includes(unit)) {
    throw fault(
      'life',
      'must be minutes (30), "30 idle", a JSON path with its unit (expires_in seconds), or jwt',
    );
  }
  const take = [{ as: 'life', json, public: true, optional: true }];
  return { take, life: { [unit]: '{life}', ...sliding } };
}

/** `403; errorCode = -1200; 403 code = 6`. */
export function conditions(field: string, get: Get): readonly unknown[] {
  return get(field)
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => conditionOf(field, item));
}

function conditionOf(field: string, text: string): Readonly<Record<string, unknown>> {
  const [, status, json, value] =
    /^([1-5]\d\d)?\s*(?:([^\s=!<>]+)\s*={1,3}\s*(.+))?$/.exec(text) ?? [];
  if (status === undefined && json === undefined) {
    throw fault(
      field,
      'must be a status (403), a JSON path with its value (errorCode = -1200), or both (403 code = 6). Separate several with semicolons',
    );
  }
  return {
    ...(status === undefined ? {} : { status: [Number(status)] }),
    ...(json === undefined ? {} : { json, is: [scalarOf(String(value))] }),
  };
}

function scalarOf(text: string): string | number | boolean | null {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return text === 'null' ? null : text.replace(/^"(.*)"$/, '$1');
}
