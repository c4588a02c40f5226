import { InputError } from '../../../kit';
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
    in: 'none',
  },
  {
    kind: 'string',
    name: 'target',
    label: 'Target',
    description: 'Target name of a CNAME, MX, PTR or SRV record',
    placeholder: 'www.example.com.',
    in: 'none',
  },
  {
    kind: 'integer',
    name: 'priority',
    label: 'Priority',
    description: 'Priority of an MX or SRV record, lowest first',
    min: 0,
    max: 65535,
    in: 'none',
  },
  {
    kind: 'integer',
    name: 'weight',
    label: 'Weight',
    description: 'Weight of an SRV record',
    min: 0,
    max: 65535,
    in: 'none',
  },
  {
    kind: 'integer',
    name: 'port',
    label: 'Port',
    description: 'Port of an SRV record',
    min: 0,
    max: 65535,
    in: 'none',
  },
  {
    kind: 'text',
    name: 'recordText',
    label: 'Text',
    description: 'Text of a TXT record',
    in: 'none',
  },
  {
    kind: 'string',
    name: 'recordData',
    label: 'Data',
    description:
      'Record data as in a zone file; replaces the separate fields and is required for NAPTR',
    in: 'none',
  },
] as const satisfies readonly Field[];

/**
 * The record's data as one text.
 * @throws InputError that names the first part that is missing for this type.
 */
export function recordData(params: Params): string {
  const raw = params.recordData;
  if (typeof raw === 'string') return raw;
  const type = String(params.recordType);
  // A type that is new here still works, with its data as in a zone file.
  const parts = PARTS[type] ?? ['recordData'];
  return parts
    .map((name) => {
      const value = params[name];
      if (value === undefined) {
        throw new InputError(name, `${name}: a record of type ${type} needs it.`);
      }
      return String(value);
    })
    .join(' ');
}
