/** The one body in XML: `<fixtures><fixture><id>27</id></fixture></fixtures>`, or the same as JSON. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { isObject, mediaType, Problem, readJsonObject } from '../routes';
import type { SimRequest } from '../routes';

/** Ids of the fixtures. 415 for another Content-Type, 400 for anything else than this shape. */
export function readFixtureIds(request: SimRequest): readonly string[] {
  const type = mediaType(request);
  if (type === 'application/json') return idsOf(readJsonObject(request));
  if (type !== 'application/xml' && type !== 'text/xml') {
    throw new Problem(415, 'Unsupported Media Type');
  }
  const valid = XMLValidator.validate(request.text);
  if (valid !== true) throw new Problem(400, `The body is not valid XML: ${valid.err.msg}`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    ignoreDeclaration: true,
    parseTagValue: false,
    isArray: (name) => name === 'fixture',
  });
  const document: unknown = parser.parse(request.text);
  if (!isObject(document) || Object.keys(document).join() !== 'fixtures') throw wrongShape();
  return idsOf(document['fixtures']);
}

function idsOf(fixtures: unknown): readonly string[] {
  if (!isObject(fixtures) || Object.keys(fixtures).join() !== 'fixture') throw wrongShape();
  const { fixture } = fixtures;
  const list: readonly unknown[] = Array.isArray(fixture) ? fixture : [fixture];
  if (list.length === 0) throw wrongShape();
  return list.map((one) => {
    const id = isObject(one) && Object.keys(one).join() === 'id' ? String(one['id']) : '';
    if (!/^\d+$/.test(id)) throw wrongShape();
    return id;
  });
}

function wrongShape(): Problem {
  return new Problem(
    400,
    'The body must be <fixtures><fixture><id>number</id></fixture></fixtures>',
  );
}
