import type { INodeProperties } from 'n8n-workflow';
import type { Field } from '../../../core';
import { shownBy } from './field';
import type { Shown } from './field';

/** The parameter beside a body that names a file to send in its place. */
export const INPUT_DATA_FIELD = 'inputDataFieldName';

/** Whether a field sends bytes as they are, also those of a file. */
export function takesFile(field: Field): boolean {
  return field.kind === 'json' && field.asGiven === true;
}

/** n8n has no field that holds either a text or a file, so the file has one of its own. */
export function inputDataProperty({ label }: Field, shown: Shown): INodeProperties {
  return {
    displayName: 'Input Data Field Name',
    name: INPUT_DATA_FIELD,
    type: 'string',
    default: '',
    placeholder: 'e.g. data',
    ...shownBy(shown),
    description: `Name of the incoming field that holds a file, to send the file as ${label}. Empty: ${label} is sent.`,
  };
}
