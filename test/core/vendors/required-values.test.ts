import { helpOf } from '../../../core/catalogue/help';
import { operationId } from '../../../core/model/operation';
import type { Field } from '../../../core/model/field';
import type { Operation } from '../../../core/model/operation';
import { vendors } from '../../../core/vendors';
import type { Vendor } from '../../../core/model/vendor';

/** What a person enters by hand. */
const TYPED: readonly Field['kind'][] = ['string', 'text', 'integer', 'number', 'list', 'map'];

/** A word for what something is called: its ID, code, class, name or address. */
const CALLED = String.raw`(?:IDs?|[Cc]odes?|[Kk]eys?|[Cc]lass(?:es)?|[Nn]ames?|[Aa]ddress(?:es)?)`;
const REFERS = new RegExp(String.raw`\b${CALLED}\b(?: and IDs)? (?:of|with|that)\b`);
const IS_ID = /^(?:IDs?|Codes?|Keys?|Group ID|(?:Event )?[Cc]lass)\b/;
const NAMED_ID = /(?:Ids?|Codes?|Keys?)$/;
/** Lists of what a person writes down and no server keeps. */
const OWN_LIST = /\b(?:URLs|Email addresses|Domains of the certificate)\b/;

/**
 * Whether a required field stands for something that the server has already. What a row creates is the
 * caller's own: the name of the network in `network.create`, but not the network in `subnet.create`.
 */
function namesSomething(vendor: Vendor, row: Operation, field: Field): boolean {
  const { name, description, kind } = field;
  if (field.required !== true || !TYPED.includes(kind)) return false;
  if (NAMED_ID.test(name) || IS_ID.test(description)) return true;
  const measure = kind === 'integer' || kind === 'number';
  if (field.in === 'path') return !measure && !('check' in field);
  if (kind === 'list') return !OWN_LIST.test(description);
  const makes = /^(?:create|add|update|deploy)/i.test(row.operation);
  const thing = (vendor.resources[row.resource]?.name ?? row.resource).split(' ').at(-1);
  const own = makes && new RegExp(`\\bof the (?:\\w+ )?${String(thing)}\\b`, 'i').test(description);
  return REFERS.test(description) && !own;
}

const ROWS = vendors.flatMap((vendor) =>
  vendor.operations.flatMap((row) => row.fields.map((field) => ({ vendor, row, field }))),
);

it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  '%s offers a list for each required ID, or says where it comes from',
  (_, vendor) => {
    const bare = ROWS.filter(
      (one) =>
        one.vendor === vendor &&
        namesSomething(vendor, one.row, one.field) &&
        one.field.byHand === undefined,
    ).map(({ row, field }) => `${operationId(row)}.${field.name}: ${field.description}`);
    expect(bare).toEqual([]);
  },
);

it('reads as two sentences where no list is offered', () => {
  const reasons = ROWS.filter(({ field }) => field.byHand !== undefined);
  expect(reasons.length).toBeGreaterThan(0);
  for (const { field } of reasons) {
    expect(helpOf(field)).toBe(`${field.description}. ${String(field.byHand)}`);
    expect(field.byHand).toMatch(/^[A-Z][^.]*[^.]$/);
    expect(field.kind).not.toBe('lookup');
  }
});

it('sends a person from a reason only to operations that are there', () => {
  const wrong = ROWS.flatMap(({ vendor, row, field }) => {
    const said =
      /\b((?:Get|Search)[A-Za-z ]*?)(?: of ([A-Z][\w ]*?)s?)? (?:lists?|returns?|shows?)\b/.exec(
        field.byHand ?? '',
      );
    if (said === null) return [];
    const [, name = '', of] = said;
    const resource = of ?? vendor.resources[row.resource]?.name;
    const found = vendor.operations.some(
      (one) => one.name === name && vendor.resources[one.resource]?.name === resource,
    );
    return found ? [] : [`${operationId(row)}.${field.name}: ${String(field.byHand)}`];
  });
  expect(wrong).toEqual([]);
});
