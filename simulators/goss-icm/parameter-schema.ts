import { invalidParams } from './rpc-error';

export type Params = Readonly<Record<string, unknown>>;

type ParameterType = 'string' | 'integer' | 'boolean' | 'object' | 'array' | 'scalar' | 'any';

interface ParameterRule {
  readonly type: ParameterType;
  readonly required?: true;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  readonly values?: readonly string[];
}

export type ParameterSchema = Readonly<Record<string, ParameterRule>>;

export function isRecord(value: unknown): value is Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasType(value: unknown, type: ParameterType): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    case 'scalar':
      return ['string', 'number', 'boolean'].includes(typeof value);
    case 'any':
      return true;
    default:
      return typeof value === type;
  }
}

/**
 * Checks params against an end point's schema: a missing, extra or mistyped parameter is an error
 * (GOSS article 5964), and so is `null` where a value is required.
 *
 * @throws {RpcError} -32602 with the parameter's name
 */
export function checkParams(schema: ParameterSchema, params: Params): void {
  for (const name of Object.keys(params)) {
    if (!(name in schema)) throw invalidParams(`The parameter "${name}" is not in the schema`);
  }
  for (const [name, rule] of Object.entries(schema)) {
    const value = params[name];
    if (value === undefined || value === null) {
      if (rule.required) throw invalidParams(`The parameter "${name}" is required`);
      continue;
    }
    if (!hasType(value, rule.type)) {
      throw invalidParams(`The parameter "${name}" must be of type ${rule.type}`);
    }
    const text = String(value);
    if (rule.maxLength !== undefined && text.length > rule.maxLength) {
      throw invalidParams(`The parameter "${name}" is longer than ${rule.maxLength} characters`);
    }
    if (rule.pattern !== undefined && !rule.pattern.test(text)) {
      throw invalidParams(`The parameter "${name}" does not match ${rule.pattern.source}`);
    }
    if (rule.values !== undefined && !rule.values.includes(text)) {
      throw invalidParams(`The parameter "${name}" must be one of ${rule.values.join(', ')}`);
    }
  }
}

export function optionalText(params: Params, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
}

export function optionalInteger(params: Params, name: string): number | undefined {
  const value = params[name];
  return typeof value === 'number' ? value : undefined;
}
