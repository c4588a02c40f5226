import type { INodeProperties } from 'n8n-workflow';

/** Rows of a name and a value: of `Headers` one is a "Header", which a button adds. */
export function pairsOf(one: string): Pick<INodeProperties, 'placeholder' | 'options'> & {
  readonly type: 'fixedCollection';
  readonly typeOptions: { readonly multipleValues: true };
  readonly default: Record<string, never>;
} {
  const what = one.replace(/^(?:Further|Other) /u, '').toLowerCase();
  return {
    type: 'fixedCollection',
    typeOptions: { multipleValues: true },
    placeholder: `Add ${one}`,
    default: {},
    options: [{ displayName: one, name: 'entry', values: [nameOf(what), valueOf(what)] }],
  };
}

function nameOf(what: string): INodeProperties {
  return {
    displayName: 'Name',
    name: 'name',
    type: 'string',
    default: '',
    description: `Name of the ${what}`,
  };
}

function valueOf(what: string): INodeProperties {
  return {
    displayName: 'Value',
    name: 'value',
    type: 'string',
    default: '',
    description: `Value of the ${what}`,
  };
}
