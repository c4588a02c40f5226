import type { Field, Params } from '../../../kit';

/** What a record of each type says, in the order of a zone file (RFC 1035, 2782, 3596). */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  A: ['recordAddress'],
  AAAA: ['recordAddress'],
  CNAME: ['target'],
  PTR: ['target'],
  MX: ['priority', 'target'],
  SRV: ['priority', 'weight', 'port', 'target'],
  TXT: ['recordText'],
  // Order, preference, flags, service, pattern, replacement: nobody knows them one by one.
  NAPTR: ['recordData'],
};

/** Type and data of a resource record, as fields that a person can fill in. */
export const RECORD_FIELDS = [
  {
    kind: 'enum',
    name: 'recordType',
    label: 'Type',
    description: 'Type of the record',
    options: Object.keys(PARTS).map((type) => ({ value: type, label: type })),
    default: 'A',
    in: 'body',
    to: 'rrtype',
  },
  {
    kind: 'string',
    name: 'recordAddress',
    label: 'Address',
    description: 'IP address of an A or AAAA record',
    neededWhen: { recordType: ['A', 'AAAA'] },
    in: 'none',
  },
  {
    kind: 'string',
    name: 'target',
    label: 'Target',
    description: 'Target name of a CNAME, MX, PTR or SRV record',
    placeholder: 'www.example.com.',
    neededWhen: { recordType: ['CNAME', 'PTR', 'MX', 'SRV'] },
    in: 'none',
  },
  {
    kind: 'integer',
    name: 'priority',
    label: 'Priority',
    description: 'Priority of an MX or SRV record, lowest first',
    min: 0,
    max: 65535,
    neededWhen: { recordType: ['MX', 'SRV'] },
    in: 'none',
  },
  {
    kind: 'integer',
    name: 'weight',
    label: 'Weight',
    description: 'Weight of an SRV record',
    min: 0,
    max: 65535,
    neededWhen: { recordType: ['SRV'] },
    in: 'none',
  },
  {
    kind: 'integer',
    name: 'port',
    label: 'Port',
    description: 'Port of an SRV record',
    min: 0,
    max: 65535,
    neededWhen: { recordType: ['SRV'] },
    in: 'none',
  },
  {
    kind: 'text',
    name: 'recordText',
    label: 'Text',
    description: 'Text of a TXT record',
    neededWhen: { recordType: ['TXT'] },
    in: 'none',
  },
  {
    kind: 'string',
    name: 'recordData',
    label: 'Data',
    description: 'Data of a NAPTR record, as in a zone file',
    neededWhen: { recordType: ['NAPTR'] },
    in: 'none',
  },
] as const satisfies readonly Field[];

/** The record's data as one text. */
export function recordData(params: Params): string {
  return Object.entries(PARTS)
    .flatMap(([type, parts]) => (type === params.recordType ? parts : []))
    .map((name) => String(params[name]))
    .join(' ');
}
