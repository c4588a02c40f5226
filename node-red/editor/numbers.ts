/** `${NAME}` as the whole value: an environment variable, known only at the deploy. */
export const ENV = /^\$(\{[^}]+\}|\([^)]+\))$/;

/** What a number of a form may be. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** What is wrong with a number of a form. Empty, or taken from the environment, it is right. */
export function faultOfNumber(
  node: EditorNode,
  value: unknown,
  { min = -Infinity, max = Infinity }: Bounds,
  kind: 'integer' | 'number' = 'integer',
): string | undefined {
  const text = value === undefined || value === null ? '' : String(value as string | number).trim();
  if (text === '' || ENV.test(text)) return undefined;
  const number = Number(text);
  const isOne = kind === 'integer' ? Number.isInteger(number) : Number.isFinite(number);
  if (isOne && number >= min && number <= max) return undefined;
  if (min === -Infinity) return node._(`check.${kind}`);
  return max === Infinity
    ? node._(`check.${kind}From`, { min })
    : node._(`check.${kind}Between`, { min, max });
}

/** Validator of a number. @param label key of its label. */
export function checkNumber(
  node: EditorNode,
  label: string,
  value: unknown,
  min: number,
  max: number,
): true | string {
  const fault = faultOfNumber(node, value, { min, max });
  return fault === undefined ? true : `${node._(label)} ${fault}`;
}
