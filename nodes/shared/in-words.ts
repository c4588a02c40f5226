import { createWords } from '../../core';
import type { HostWords, Operation, Vendor } from '../../core';
import { optionLabels } from './options';
import { PHRASES } from './phrases';

/** What every form has, by the names of the core. */
const LABELS: Readonly<Record<string, string>> = {
  allowPlainPassword: 'Allow Password over Plain HTTP',
  confirm: 'Confirm',
  limit: 'Limit',
  operation: 'Operation',
  ...optionLabels,
};

const N8N: HostWords = {
  label: (name) => (Object.hasOwn(LABELS, name) ? LABELS[name] : undefined),
  phrases: PHRASES,
};

/**
 * A message of the core in the words of the form. The core names fields and operations by their ids,
 * which nobody sees in n8n; here they become the labels of fields and the names of actions.
 * @param row the operation that was called, if it is known
 */
export function inWords(message: string, vendor: Vendor, row?: Operation): string {
  return createWords(vendor, N8N).say(message, row);
}
