import type { Field, Params } from '../../kit';

/** TSPS knows tokens only; TSIM takes tokens and Basic. */
export const TSPS = {
  server: 'tsps',
  schemes: ['truesight/token', 'truesight/ready-token'],
} as const;
export const TSIM = { server: 'tsim' } as const;

export const TENANT = {
  kind: 'lookup',
  name: 'tenantId',
  label: 'Tenant',
  description: 'Tenant to read from, or * for all visible tenants',
  in: 'query',
  default: '*',
  lookup: { operation: 'tenant.getMany', value: 'tenantId', label: 'tenantId' },
} as const satisfies Field;

export const MONITOR_TYPE = {
  kind: 'lookup',
  name: 'monitorType',
  label: 'Monitor Type',
  description: 'Unique name of the monitor type, such as NT_CPU',
  in: 'query',
  to: 'monUniqName',
  lookup: { operation: 'monitorType.getMany', value: 'monUniqueName', label: 'name' },
} as const satisfies Field;

export const INSTANCE_KEYS = {
  kind: 'list',
  name: 'instanceKeys',
  label: 'Instance Keys',
  description:
    'Monitor instances as serverId/monTypeId/monInstId, such as 1/21013/2; ignored with a monitor type',
  in: 'none',
} as const satisfies Field;

/** Which cell an event goes to; without them it is the server's local one. */
export const ROUTING = [
  {
    kind: 'string',
    name: 'routingId',
    label: 'Cell or Server',
    description: 'Name of the cell or server with the events; the local cell if empty',
    placeholder: 'pncell_tsim-host',
    in: 'query',
  },
  {
    kind: 'enum',
    name: 'routingIdType',
    label: 'Routing Type',
    description: 'Type of the name in Cell or Server',
    in: 'query',
    options: [
      { value: 'CELL_NAME', label: 'Cell Name' },
      { value: 'SERVER_NAME', label: 'Server Name' },
    ],
  },
] as const satisfies readonly Field[];

export const SEVERITY = {
  kind: 'enum',
  name: 'severity',
  label: 'Severity',
  description: 'Severity of the event',
  in: 'none',
  options: [
    { value: 'CRITICAL', label: 'Critical' },
    { value: 'MAJOR', label: 'Major' },
    { value: 'MINOR', label: 'Minor' },
    { value: 'WARNING', label: 'Warning' },
    { value: 'INFO', label: 'Info' },
    { value: 'OK', label: 'OK' },
    { value: 'UNKNOWN', label: 'Unknown' },
  ],
} as const satisfies Field;

/** How policies and time frames are named in a path. */
export const ID_TYPE = {
  kind: 'enum',
  name: 'idType',
  label: 'Identifier Type',
  description: 'Type of the identifier',
  in: 'query',
  default: 'id',
  options: [
    { value: 'id', label: 'ID' },
    { value: 'name', label: 'Name' },
  ],
} as const satisfies Field;

/** The value of a text field; undefined when it was not given. */
export function textOf(params: Params, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
}

/** The entries of a list field. */
export function listOf(params: Params, name: string): readonly string[] {
  const value = params[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** The names and values of a map field. */
export function mapOf(params: Params, name: string): Readonly<Record<string, string>> {
  const value = params[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]));
}

/** Names and values of a field whose names may stand there several times. */
export function pairsOf(params: Params, name: string): readonly (readonly [string, string])[] {
  return (params[name] ?? []) as readonly (readonly [string, string])[];
}

/** The named texts that were given, under their names on the wire. */
export function given(
  params: Params,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, wire]) => {
      const value = textOf(params, name);
      return value === undefined ? [] : [[wire, value]];
    }),
  );
}
