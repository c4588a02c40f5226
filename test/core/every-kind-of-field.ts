/** An operation with fields of every kind. */
import type { Field, Operation } from '../../core';
import { PLAIN_ROW } from '../support/plain-vendor';

export const FIELDS: readonly Field[] = (
  [
    { kind: 'string', name: 'string' },
    { kind: 'string', name: 'ipv4', check: 'ipv4' },
    { kind: 'string', name: 'cidr', check: 'cidr' },
    { kind: 'string', name: 'url', check: 'url' },
    { kind: 'string', name: 'date', check: 'date' },
    { kind: 'string', name: 'email', check: 'email' },
    { kind: 'text', name: 'text' },
    { kind: 'integer', name: 'integer', min: 1, max: 5 },
    { kind: 'integer', name: 'low', min: 1 },
    { kind: 'integer', name: 'high', max: 5 },
    { kind: 'boolean', name: 'boolean' },
    { kind: 'enum', name: 'enum', options: [{ value: 'a', label: 'A' }], default: 'a' },
    { kind: 'multi', name: 'multi', options: [{ value: 'a', label: 'A' }] },
    { kind: 'dateTime', name: 'dateTime' },
    { kind: 'map', name: 'map' },
    { kind: 'list', name: 'list', max: 2 },
    { kind: 'list', name: 'ips', check: 'ipv4' },
    { kind: 'binary', name: 'binary' },
    { kind: 'lookup', name: 'lookup', lookup: { operation: 'a.b', value: 'v', label: 'l' } },
    {
      kind: 'lookup',
      name: 'chosenIp',
      check: 'ipv4',
      lookup: { operation: 'a.b', value: 'v', label: 'l' },
    },
    { kind: 'json', name: 'json' },
    { kind: 'json', name: 'asGiven', asGiven: true },
    { kind: 'number', name: 'number', min: 0.5, max: 1.5 },
    { kind: 'enum', name: 'level', of: 'integer', options: [{ value: '5', label: 'Five' }] },
    { kind: 'multi', name: 'flags', of: 'boolean', options: [{ value: 'true', label: 'Yes' }] },
    { kind: 'list', name: 'numbers', of: 'number' },
    { kind: 'map', name: 'pairs', repeats: true },
    { kind: 'string', name: 'nullable', nullable: true },
    { kind: 'text', name: 'emptyText', emptyAllowed: true },
    { kind: 'list', name: 'emptyList', emptyAllowed: true },
  ] as const
).map((field) => ({ label: `The ${field.name}`, description: 'D', in: 'none', ...field }));

export const row: Operation = { ...PLAIN_ROW, fields: FIELDS };
