/** Reading what the simulator of a preset has answered. */
import type { Answer } from '../support/ask';

export const is = (status: number) => (answer: Answer) => answer.status === status;
const at = (value: unknown, ...names: readonly (string | number)[]): unknown =>
  names.reduce<unknown>(
    (inner, name) => (inner as Record<string, unknown> | undefined)?.[name],
    value,
  );
export const word = (answer: Answer, ...names: readonly (string | number)[]): string =>
  String(at(answer.json(), ...names));
export const header = (answer: Answer, name: string): string => String(answer.headers[name]);
export const cookies = (answer: Answer): string =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
export const holds = (text: string) => (answer: Answer) => answer.text.includes(text);
export const between = (text: string, after: string, before: string): string =>
  (text.split(after)[1] ?? '').split(before)[0] ?? '';
