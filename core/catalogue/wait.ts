import type { AnyAccount } from '../model/account-field';
import { at } from '../model/json';
import { joinUrl } from '../model/url';
import type { Condition, Operation, Params, Wait } from '../model/operation';
import { fillTemplate, serverOf } from './request';

/** Whether a condition holds for an answer. Texts and numbers compare by what they say (`"5"` and 5). */
export function holds(condition: Condition, answer: unknown): boolean {
  const value = at(answer, condition.path);
  if ('present' in condition) return value !== undefined && value !== null && value !== '';
  return condition.in.some((item) => String(item) === String(value));
}

/** How a job that is waited for stands. */
export function jobState(wait: Wait, answer: unknown): 'done' | 'failed' | 'running' {
  if (wait.failed !== undefined && holds(wait.failed, answer)) return 'failed';
  return holds(wait.done, answer) ? 'done' : 'running';
}

/** Where the state of a job is read: `{id}` is the job, other names are parameters or account fields. */
export function jobUrl(
  row: Operation,
  wait: Wait,
  id: string,
  params: Params,
  account: AnyAccount,
  servers: Readonly<Record<string, string>>,
): string {
  const server = wait.server ?? row.server;
  const base = serverOf(server === undefined ? row : { ...row, server }, servers);
  const path = fillTemplate(wait.path, (name) =>
    name === 'id' ? id : String(params[name] ?? account[name] ?? ''),
  );
  return joinUrl('path', base, path);
}
