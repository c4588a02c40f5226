import { join } from './document-reader';
import type { BasicPair, Places, Request } from './grammar';
import type { JsonTemplate, Make } from './grammar-values';
import { namesIn } from './template';

/** A name that a template uses, and where. */
export interface Use {
  readonly place: string;
  readonly name: string;
}

export function usesIn(template: string | undefined, place: string): readonly Use[] {
  return template === undefined ? [] : namesIn(template).map((name) => ({ place, name }));
}

/** Of names with templates, and of all JSON below. */
export function usesInJson(value: JsonTemplate | undefined, place: string): readonly Use[] {
  if (typeof value === 'string') return usesIn(value, place);
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([name, item]) =>
    usesInJson(item as JsonTemplate, isList ? `${place}[${name}]` : join(place, name)),
  );
}

export function usesInBasic(pair: BasicPair | undefined, place: string): readonly Use[] {
  return [...usesIn(pair?.user, `${place}.user`), ...usesIn(pair?.password, `${place}.password`)];
}

export function usesInPlaces(places: Places | undefined, place: string): readonly Use[] {
  return [
    ...usesInBody(places, place),
    ...usesInJson(places?.query, `${place}.query`),
    ...usesInHeaders(places, place),
  ];
}

/** What is made before the query. */
export function usesInBody(places: Places | undefined, place: string): readonly Use[] {
  return [
    ...usesInJson(places?.json, `${place}.json`),
    ...usesInJson(places?.form, `${place}.form`),
  ];
}

function usesInHeaders(
  places: Pick<Request, 'headers' | 'cookies'> | undefined,
  place: string,
): readonly Use[] {
  return [
    ...usesInJson(places?.headers, `${place}.headers`),
    ...usesInJson(places?.cookies, `${place}.cookies`),
  ];
}

export function usesInRequest(request: Request | undefined, place: string): readonly Use[] {
  if (request === undefined) return [];
  return [
    ...usesIn(request.base, `${place}.base`),
    ...usesIn(request.path, `${place}.path`),
    ...usesInJson(request.query, `${place}.query`),
    ...usesInHeaders(request, place),
    ...usesInBasic(request.basic, `${place}.basic`),
    ...usesInJson(request.json, `${place}.json`),
    ...usesInJson(request.form, `${place}.form`),
    ...usesIn(request.xml, `${place}.xml`),
  ];
}

export function usesInMake(make: Make, place: string): readonly Use[] {
  if ('jwt' in make) {
    return [
      ...usesIn(make.jwt.key, `${place}.jwt.key`),
      ...usesInJson(make.jwt.header, `${place}.jwt.header`),
      ...usesInJson(make.jwt.claims, `${place}.jwt.claims`),
    ];
  }
  if (!('of' in make)) return [];
  return [
    ...('key' in make ? usesIn(make.key, `${place}.key`) : []),
    ...usesInJson(make.of, `${place}.of`),
  ];
}
