import type { INodeProperties } from 'n8n-workflow';

/**
 * One list for both versions of a form: what is the same in both stands there once. n8n fills in what a
 * workflow does not hold in the order of this list, so that an operation of either version has to stand
 * before the fields that are shown for it.
 */
export function together(
  first: readonly INodeProperties[],
  present: readonly INodeProperties[],
): INodeProperties[] {
  const inFirst = new Set(first.map(textOf));
  const inPresent = new Set(present.map(textOf));
  const all = [
    ...present.map((property) =>
      inFirst.has(textOf(property)) ? property : ofVersion(property, 2),
    ),
    ...first
      .filter((property) => !inPresent.has(textOf(property)))
      .map((property) => ofVersion(property, 1)),
  ];
  return [...new Set(all.map(sectionOf))].flatMap((section) =>
    all.filter((property) => sectionOf(property) === section),
  );
}

const textOf = (property: INodeProperties): string => JSON.stringify(property);

/** The resource and the operation that a property is shown for. */
function sectionOf({ displayOptions }: INodeProperties): string {
  const { resource = [], operation = [] } = displayOptions?.show ?? {};
  return [...resource, ...operation].join('.');
}

function ofVersion(property: INodeProperties, version: number): INodeProperties {
  const { displayOptions: { show, ...others } = {}, ...rest } = property;
  return { ...rest, displayOptions: { ...others, show: { ...show, '@version': [version] } } };
}
