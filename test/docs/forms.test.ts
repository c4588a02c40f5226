/** The forms as both hosts show them: a text of a field is read alone, and in a narrow column. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { vendors } from '../../core';
import { requestProperties } from '../../nodes/LatchkeyApi/request-properties';
import { LatchkeyApi } from '../../nodes/LatchkeyApi/LatchkeyApi.node';
import { credentialForm } from '../../nodes/shared/described/credential-form';
import { formOf } from '../../nodes/shared/form/properties';
import { apiTexts } from '../../scripts/node-red-editor/any-api/locale';
import { commonTexts } from '../../scripts/node-red-editor/texts';
import type { ReaderText } from './reader-texts';
import { findings } from './style-rules';

type Item = NonNullable<INodeProperties['options']>[number];

/** A property and what is nested in it. */
function itemTexts(item: Item, above: string): readonly ReaderText[] {
  const where = `${above} ${item.name}`;
  if ('values' in item) return item.values.flatMap((property) => itemTexts(property, where));
  const { description = '', options = [] } = item as INodeProperties;
  return [{ where, text: description }, ...options.flatMap((nested) => itemTexts(nested, where))];
}

const N8N: readonly ReaderText[] = [
  ...vendors.flatMap((vendor) =>
    formOf(vendor).flatMap((property) => itemTexts(property, `n8n ${vendor.id}`)),
  ),
  ...[...new LatchkeyApi().description.properties, ...requestProperties].flatMap((property) =>
    itemTexts(property, 'n8n latchkeyApi'),
  ),
  ...credentialForm().flatMap((property) => itemTexts(property, 'n8n credential')),
  ...vendors.flatMap(({ schemes }) =>
    schemes.flatMap(({ id, fields }) =>
      fields.map(({ name, description }) => ({ where: `${id} ${name}`, text: description })),
    ),
  ),
].filter(({ text }) => text !== '');

function leavesOf(texts: object, where: string): readonly ReaderText[] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [{ where: `${where}.${name}`, text: value }]
      : leavesOf(value as object, `${where}.${name}`),
  );
}

const NODE_RED = [...leavesOf(commonTexts('API'), 'Node-RED'), ...leavesOf(apiTexts(), 'Node-RED')];

const FLAWS: readonly (readonly [RegExp, string])[] = [
  [/^(?:Which|How|What|Who|Whose|Where|When|Why)\b/, 'a noun phrase'],
  [/^(?:It|Its|This|These|They|Their)\b/, 'the noun: a field is read alone'],
  [/\b(?:that|those) of the\b/, 'the noun again'],
  [/\b(?:these|those) (?:parameters|fields|values)\b/, 'the noun: a field is read alone'],
  [/\.\.(?!\.)(?<!\.\.\.)|\s{2}|\s$/, 'one full stop, single spaces'],
  [/\b(\w{3,}) \1\b/i, 'the word once'],
];

function flawsOf(texts: readonly ReaderText[]): readonly string[] {
  return texts.flatMap(({ where, text }) =>
    FLAWS.flatMap(([pattern, better]) => {
      const hit = pattern.exec(text)?.[0];
      return hit === undefined ? [] : [`${where}: "${hit}" in "${text}"; write ${better}`];
    }),
  );
}

it('there are forms', () => {
  expect(N8N.length).toBeGreaterThan(800);
  expect(NODE_RED.length).toBeGreaterThan(150);
});

it('keep to the style sheet', () => {
  expect(findings([...N8N, ...NODE_RED])).toEqual([]);
});

it("n8n's descriptions are noun phrases that need no other field beside them", () => {
  expect(flawsOf(N8N)).toEqual([]);
});

it("n8n's checkboxes say Whether, and nothing else does", () => {
  const checkbox = (item: Item, above: string): readonly string[] => {
    const where = `${above} ${item.name}`;
    if ('values' in item) return item.values.flatMap((property) => checkbox(property, where));
    const { type, description = '', options = [] } = item as INodeProperties & INodePropertyOptions;
    const isWrong =
      description.startsWith('Whether') !== (type === 'boolean') && description !== '';
    return [...(isWrong ? [where] : []), ...options.flatMap((nested) => checkbox(nested, where))];
  };
  const properties = [
    ...vendors.flatMap((vendor) => formOf(vendor)),
    ...new LatchkeyApi().description.properties,
    ...credentialForm(),
  ];
  expect(properties.flatMap((property) => checkbox(property, 'n8n'))).toEqual([]);
});

it('a label has no full stop, and a hint of Node-RED ends with one', () => {
  const hints = NODE_RED.filter(({ where }) => /Hint$/.test(where));
  expect(hints.length).toBeGreaterThan(10);
  expect(hints.filter(({ text }) => !text.endsWith('.') && !/__|</.test(text))).toEqual([]);
});
