import { at, isObject, noListError } from '../../../kit';
import type { Json, Operation, ReadReply } from '../../../kit';
import { PAGING } from './common-fields';

/** Templates, object classes and session tokens: lists that other operations choose from. */
export const templateOperations: readonly Operation[] = [
  {
    resource: 'template',
    operation: 'getManyZone',
    name: 'Get Many Zone Templates',
    action: 'Get many zone templates',
    description: 'List zone templates',
    method: 'GET',
    path: '/templates/dnstemplatelist',
    fields: [],
    fixed: { query: { entity_type_code: 'ZONE' } },
    evidence: { source: 'PM', confidence: 'documented' },
    read: readNamed,
  },
  {
    resource: 'template',
    operation: 'getManyDhcp',
    name: 'Get Many DHCP Option Templates',
    action: 'Get many DHCP option templates',
    description: 'List DHCP option templates',
    method: 'GET',
    path: '/templates/list/DHCP/OPTION',
    fields: [],
    fixed: { query: { draw: '1', filterRules: '[]' } },
    paging: PAGING,
    evidence: { source: 'PM', confidence: 'documented' },
    read: readNamed,
  },
  {
    resource: 'template',
    operation: 'getManySubnet',
    name: 'Get Many Subnet Templates',
    action: 'Get many subnet templates',
    description: 'List subnet templates',
    method: 'GET',
    path: '/subnet_template/list',
    fields: [],
    evidence: { source: 'PM', confidence: 'documented' },
    read: readNamed,
  },
  {
    resource: 'classCode',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many object classes',
    description: 'List object classes',
    method: 'GET',
    path: '/classcode/list',
    fields: [],
    evidence: { source: 'PM', confidence: 'documented' },
    read: readNamed,
  },
  {
    resource: 'sessionToken',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many session tokens',
    description: 'List session tokens with application, address and validity, without the tokens',
    method: 'GET',
    path: '/auth_token/list',
    fields: [],
    evidence: { source: 'PM', confidence: 'documented' },
    read: readTokens,
  },
];

/** What the members with the name are called differs per list; the samples of no list are published. */
const NAMES = ['name', 'template_name', 'class_code', 'code'];

/** The entries, each with `name`, so that a form can show them. The whole response where it has no list. */
function readNamed(reply: ReadReply): readonly Json[] {
  return listOf(reply).map((entry) => {
    if (!isObject(entry)) return { name: entry };
    const known = NAMES.map((key) => entry[key]).find((value) => value !== undefined);
    return { ...entry, ...(known === undefined ? {} : { name: known }) } as Json;
  });
}

/** A list of tokens is a list of secrets: what is left is enough to see which one expires. */
function readTokens(reply: ReadReply): readonly Json[] {
  return listOf(reply).map(withoutTokens);
}

function withoutTokens(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutTokens);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'token');
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutTokens(item as Json)]));
}

function listOf(reply: ReadReply): readonly Json[] {
  for (const path of ['data', 'rows', '']) {
    const list = at(reply.json, path);
    if (Array.isArray(list)) return list as readonly Json[];
  }
  if (!isObject(reply.json)) throw noListError(reply, ['data', 'rows', '']);
  return [reply.json as Json];
}
