import { fail } from './document-reader';
import type { Description, Send, Step } from './grammar';
import type { Make, Take } from './grammar-values';
import {
  usesIn,
  usesInBasic,
  usesInBody,
  usesInJson,
  usesInMake,
  usesInPlaces,
  usesInRequest,
} from './placeholders';
import type { Use } from './placeholders';

const MAX_VALUES = 20;
/** Parts of a request that are known before it is finished. */
const EARLY_PARTS: readonly string[] = ['method', 'host', 'path', 'resource'];
/** Parts that are known when the body and the query are complete. */
const LATE_PARTS: readonly string[] = ['query', 'url', 'body'];

/**
 * What no single member shows: each name is known where it is used, and members that exclude or need each
 * other.
 * @throws InputError that names the place.
 */
export function checkNames(description: Description): void {
  checkMembers(description);
  const fields = fieldNames(description);
  const taken = checkTakes(description, fields);
  checkSignIn(description, fields, taken);
  const known = [...fields, ...taken];
  demand(usesInRequest(description.signOut, 'signOut'), known);
  demand(usesInRequest(description.test, 'test'), known);
  demand(lifeUses(description), known);
  checkSend(description.send, known);
  checkSent(description, taken);
}

function checkMembers({ signIn, send, ...rest }: Description): void {
  if (signIn === undefined) {
    for (const name of ['refresh', 'signOut', 'life'] as const) {
      if (rest[name] !== undefined) fail(name, 'needs "signIn". Add it, or remove this');
    }
    if (rest.replies?.take !== undefined) fail('replies.take', 'needs "signIn"');
    if (send.base !== undefined) fail('send.base', 'needs "signIn", which takes the base URL');
  } else {
    if (send.digest !== undefined) fail('send.digest', 'cannot go with "signIn"');
    if (rest.oneAtATime === true) fail('oneAtATime', 'cannot go with "signIn"');
    if (signIn.every(({ take }) => take === undefined)) {
      fail('signIn', 'takes no value. Add "take" to the step whose response has the token');
    }
  }
  if (send.digest !== undefined && send.basic !== undefined) {
    fail('send.digest', 'cannot go with "basic"');
  }
}

function fieldNames({ fields = [], origins = [] }: Description): readonly string[] {
  const names = fields.map(({ name }) => name);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) fail(`fields[${String(twice)}].name`, 'is there twice');
  const open = fields.filter(({ secret, pem }) => secret !== true && pem !== true);
  for (const [index, origin] of origins.entries()) {
    demand(
      usesIn(origin, `origins[${String(index)}]`),
      open.map(({ name }) => name),
    );
  }
  return names;
}

interface Placed {
  readonly take: Take;
  readonly place: string;
}

function takesOf(step: Pick<Step, 'take'> | undefined, place: string): readonly Placed[] {
  return (step?.take ?? []).map((take, index) => ({
    take,
    place: `${place}.take[${String(index)}]`,
  }));
}

function makesOf({ signIn, refresh, send }: Description): readonly (readonly [Make, string])[] {
  const steps: readonly (readonly [Pick<Step, 'make'> | undefined, string])[] = [
    ...(signIn ?? []).map((step, index) => [step, `signIn[${String(index)}]`] as const),
    [refresh, 'refresh'],
    [send, 'send'],
  ];
  return steps.flatMap(([step, place]) =>
    (step?.make ?? []).map((make, index) => [make, `${place}.make[${String(index)}]`] as const),
  );
}

/** The names of all values that a token can have. */
function checkTakes(description: Description, fields: readonly string[]): readonly string[] {
  const { signIn, refresh, replies } = description;
  const takes = [
    ...(signIn ?? []).flatMap((step, index) => takesOf(step, `signIn[${String(index)}]`)),
    ...takesOf(refresh, 'refresh'),
    ...takesOf(replies, 'replies'),
  ];
  const isPublic = new Map<string, boolean>();
  for (const { take, place } of takes) {
    const before = isPublic.get(take.as);
    const now = take.public === true;
    if (fields.includes(take.as)) fail(`${place}.as`, `is also the name of a field: "${take.as}"`);
    if (before !== undefined && before !== now) {
      fail(place, `must say "public" wherever it takes "${take.as}", or nowhere`);
    }
    isPublic.set(take.as, now);
  }
  const makes = makesOf(description);
  for (const [make, place] of makes) {
    if (fields.includes(make.as) || isPublic.has(make.as)) {
      fail(`${place}.as`, `is also the name of another value: "${make.as}"`);
    }
  }
  if (isPublic.size + makes.length > MAX_VALUES) {
    fail('', `must not take and make more than ${String(MAX_VALUES)} values`);
  }
  return [...isPublic.keys()];
}

function checkSignIn(
  { signIn, refresh }: Description,
  fields: readonly string[],
  taken: readonly string[],
): void {
  let known = fields;
  for (const [index, step] of (signIn ?? []).entries()) {
    checkStep(step, `signIn[${String(index)}]`, known);
    known = [...known, ...(step.take ?? []).map(({ as }) => as)];
  }
  if (refresh !== undefined) checkStep(refresh, 'refresh', [...fields, ...taken]);
}

function checkStep(step: Step, place: string, known: readonly string[]): void {
  const names = checkMakes(step.make, place, known);
  demand(usesInRequest(step, place), names);
}

/** Each may use the ones before it. @returns all names that are known afterwards. */
function checkMakes(
  makes: readonly Make[] = [],
  place: string,
  known: readonly string[],
): readonly string[] {
  let names = known;
  for (const [index, make] of makes.entries()) {
    const at = `${place}.make[${String(index)}]`;
    if (names.includes(make.as)) fail(`${at}.as`, `is there twice: "${make.as}"`);
    demand(usesInMake(make, at), names);
    names = [...names, make.as];
  }
  return names;
}

function lifeUses({ life }: Description): readonly Use[] {
  if (life === undefined) return [];
  if ('jwt' in life) return [{ place: 'life.jwt', name: life.jwt }];
  const { sliding: _, ...unit } = life;
  return usesInJson(unit, 'life');
}

function checkSend(send: Send, known: readonly string[]): void {
  demand(usesIn(send.base, 'send.base'), known);
  const parts = [...EARLY_PARTS, ...LATE_PARTS];
  checkMakes(send.make, 'send', [...known, ...parts]);
  const made = (send.make ?? []).map(({ as }) => as);
  const late = lateNames(send.make ?? []);
  const early = [...known, ...made.filter((name) => !late.has(name))];
  const all = [...known, ...made];
  const places = [
    [send, 'send'],
    [send.reads, 'send.reads'],
    [send.writes, 'send.writes'],
  ] as const;
  for (const [item, place] of places) {
    for (const use of [...usesInBody(item, place), ...usesInJson(item?.query, `${place}.query`)]) {
      if (late.has(use.name)) {
        fail(
          use.place,
          `names {${use.name}}, which signs the query or the body and can stand in headers, cookies and "last" only`,
        );
      }
    }
    demand(usesInPlaces(item, place), all);
    for (const name of Object.keys(send.last?.query ?? {})) {
      if (item?.query?.[name] !== undefined) fail('send.last.query', `repeats "${name}"`);
    }
    for (const name of Object.keys(send.last?.form ?? {})) {
      if (item?.form?.[name] !== undefined) fail('send.last.form', `repeats "${name}"`);
    }
  }
  demand(usesInBasic(send.basic, 'send.basic'), early);
  demand(usesInBasic(send.digest, 'send.digest'), early);
  demand(usesInJson(send.last?.query, 'send.last.query'), all);
  demand(usesInJson(send.last?.form, 'send.last.form'), all);
}

/** A sign-in of which no request carries anything is a slip: `<token>`, or the word alone. */
function checkSent({ signIn, send }: Description, taken: readonly string[]): void {
  if (signIn === undefined) return;
  const uses = [
    ...usesIn(send.base, ''),
    ...usesInBasic(send.basic, ''),
    ...[send, send.reads, send.writes, send.last].flatMap((item) => usesInPlaces(item, '')),
    ...(send.make ?? []).flatMap((make) => usesInMake(make, '')),
  ];
  if (uses.some(({ name }) => taken.includes(name))) return;
  fail(
    'send',
    `has nothing that the sign-in takes. Put {${String(taken[0])}} where requests carry it`,
  );
}

/** Made values that sign the finished query or body, straight or through another one. */
function lateNames(makes: readonly Make[]): ReadonlySet<string> {
  const late = new Set<string>(LATE_PARTS);
  for (const make of makes) {
    if (usesInMake(make, '').some(({ name }) => late.has(name))) late.add(make.as);
  }
  return new Set([...late].filter((name) => !LATE_PARTS.includes(name)));
}

function demand(uses: readonly Use[], known: readonly string[]): void {
  const unknown = uses.find(({ name }) => !known.includes(name));
  if (unknown === undefined) return;
  const list = known.length === 0 ? 'No names are known there' : `Known there: ${known.join(', ')}`;
  const { place, name } = unknown;
  // GraphQL has braces of its own.
  const literal = /\.(?:json|form|query|xml)\b/.test(place)
    ? `. Braces that belong to the text need a blank: "{ ${name} }"`
    : '';
  fail(place, `names {${name}}, which is not known. ${list}${literal}`);
}
