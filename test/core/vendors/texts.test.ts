import { operationId } from '../../../core/model/operation';
import type { Operation } from '../../../core/model/operation';
import { vendors } from '../../../core/vendors';

interface Text {
  readonly where: string;
  readonly text: string;
}

/** What stays out of every text of a form: [pattern, what to write in its place]. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^(?:Which|How|What|Who|Whose|Where|When|Why)\b/, 'a noun phrase'],
  [/\b(?:Begin|begin) of\b/, 'Start of the time range'],
  [/\btime span\b|\bperiod in which\b/, 'time range'],
  [/\bat once\b/, 'immediately or concurrently'],
  [/\btick(?:s|ed)?\b/i, 'checkbox'],
  [/\bwords for people\b/i, 'what the field is for'],
  [/\bleft empty\b|\bwhen empty\b/, 'if empty'],
  [/\b(?:is|are) wanted\b/, 'to return'],
  [/^(?:It|Its|This|These|They|Their)\b/, 'the noun: a field is read alone'],
  [/\bthat (?:alarm|network|name|period|subnet|device)\b/, 'the noun: a field is read alone'],
  [/\bthe (?:one|field|list)s? (?:above|below)\b/, 'the noun: a field is read alone'],
  [/\bone a\b/, 'per'],
  [/\be-mail\b/i, 'email'],
  [
    /\b(?:licen[c]e|behaviour|colour|organis\w+|catalogue|spelt|cancelled|neighbour|favour|centre|dialogue)\b/i,
    'US spelling',
  ],
  [/\b(?:die|dies|dead|lives)\b/, 'expires, is rejected, is valid'],
  [/\banswers?\b/i, 'response'],
  [/\bdenied\b|\brefused\b/, 'rejected'],
  [/[.:;,]$/, 'no punctuation at the end'],
  [/\s{2,}|^\s|\s$/, 'single spaces'],
  [/—|–/, 'a plain sentence'],
];

function textsOf(row: Operation): readonly Text[] {
  const id = operationId(row);
  return [
    { where: `${id} description`, text: row.description },
    { where: `${id} action`, text: row.action },
    ...(row.confirm === undefined ? [] : [{ where: `${id} confirm`, text: row.confirm }]),
    ...row.fields.flatMap((field) => [
      { where: `${id}.${field.name} label`, text: field.label },
      { where: `${id}.${field.name}`, text: field.description },
      ...(field.byHand === undefined
        ? []
        : [{ where: `${id}.${field.name} byHand`, text: field.byHand }]),
    ]),
  ];
}

describe.each(vendors.map((vendor) => ({ name: vendor.name, vendor })))(
  'the texts of $name',
  ({ vendor }) => {
    it('keep to the style of the forms', () => {
      const found = vendor.operations.flatMap(textsOf).flatMap(({ where, text }) =>
        RULES.flatMap(([pattern, better]) => {
          const hit = pattern.exec(text)?.[0];
          return hit === undefined ? [] : [`${where}: "${hit}" in "${text}"; write ${better}`];
        }),
      );
      expect(found).toEqual([]);
    });

    it('say "Whether to" of every checkbox and of nothing else', () => {
      const wrong = vendor.operations.flatMap((row) =>
        row.fields
          .filter((field) => field.description.startsWith('Whether') !== (field.kind === 'boolean'))
          .map((field) => `${operationId(row)}.${field.name}: ${field.description}`),
      );
      expect(wrong).toEqual([]);
    });
  },
);
