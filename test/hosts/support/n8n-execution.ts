/** What n8n keeps of one execution, read from its own form. */

/** One run of a node in an execution. */
export interface NodeRun {
  /** Milliseconds in the node. */
  readonly executionTime: number;
  readonly error?: { readonly message: string; readonly description?: string };
  readonly data?: {
    readonly main: readonly (readonly { readonly json: Readonly<Record<string, unknown>> }[])[];
  };
}

export interface ExecutionData {
  readonly resultData: {
    readonly runData: Readonly<Record<string, readonly NodeRun[] | undefined>>;
    readonly error?: { readonly message: string };
  };
}

/**
 * n8n keeps executions as a table of values: each text inside an object or a list is the index of
 * another entry. The first entry is the whole.
 */
export function readExecution(text: string): ExecutionData {
  const table = JSON.parse(text) as readonly unknown[];
  const done = new Map<number, unknown>();
  const at = (index: number): unknown => {
    if (done.has(index)) return done.get(index);
    const entry = table[index];
    if (typeof entry !== 'object' || entry === null) return entry;
    const whole: unknown[] | Record<string, unknown> = Array.isArray(entry) ? [] : {};
    done.set(index, whole);
    for (const [key, value] of Object.entries(entry)) {
      const item = typeof value === 'string' ? at(Number(value)) : (value as unknown);
      Object.assign(whole, { [key]: item });
    }
    return whole;
  };
  return at(0) as ExecutionData;
}
