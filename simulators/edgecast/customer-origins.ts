import { json, Problem, type JsonObject, type Route, type SimRequest } from '../routes';
import { EMPTY, PLATFORMS, platformOf, propagation, readShape, unknownId } from './rest-tools';
import type { ReadSettings } from './settings';
import type { Shape } from './shape';

interface Entry {
  readonly id: number;
  readonly media: number;
  readonly fields: JsonObject;
  readonly changed: number;
}

const BASE = '/v2/mcc/customers/{an}';

const ORIGIN: Shape = {
  'DirectoryName!': 'text',
  'HostHeader!': 'text',
  HttpHostnames: 'list',
  HttpsHostnames: 'list',
  HttpLoadBalancing: ['PF', 'RR'],
  HttpsLoadBalancing: ['PF', 'RR'],
  NetworkConfiguration: 'integer',
  ValidationURL: 'text',
  FollowRedirects: 'any',
  ShieldPOPs: 'list',
};

const CNAME: Shape = {
  'Name!': 'text',
  'DirPath!': 'text',
  'MediaTypeId!': [3, 8, 14],
  'OriginId!': 'integer',
  OriginType: 'integer',
  EnableCustomReports: 'any',
};

/** Customer origins and edge CNAMEs: rows 5 and 6 of the endpoint table. */
export function originRoutes(accountNumber: string, settings: ReadSettings): readonly Route[] {
  const origins: Entry[] = [];
  const cnames: Entry[] = [];
  let lastId = 5000;

  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };

  const at = (entries: readonly Entry[], request: SimRequest): Entry | undefined =>
    entries.find((entry) => String(entry.id) === request.params.id);

  const mustBe = (entries: readonly Entry[], request: SimRequest): Entry => {
    const entry = at(entries, request);
    if (entry === undefined) throw new Problem(400, 'The requested item does not exist');
    return entry;
  };

  const replace = (entries: Entry[], old: Entry, fields: JsonObject): void => {
    // A PUT leaves nothing of what was there before.
    entries[entries.indexOf(old)] = { ...old, fields, changed: Date.now() };
  };

  const showOrigin = ({ id, media, fields }: Entry): JsonObject => ({
    Id: id,
    MediaTypeId: media,
    HttpFullUrl: `http://wpc.${accountNumber}.example.net/80${accountNumber}/${String(fields.DirectoryName)}/`,
    ...fields,
  });

  const showCname = ({ id, fields }: Entry): JsonObject => ({ Id: id, ...fields });

  const checkOrigin = (body: JsonObject): void => {
    const id = body.OriginId;
    // -1 stands for CDN storage.
    if (id !== -1 && !origins.some((entry) => entry.id === id)) {
      throw new Problem(400, 'OriginId does not exist');
    }
  };

  return [
    {
      method: 'GET',
      path: `${BASE}/origins/{platform}`,
      handle: (request) => {
        const media = platformOf(request);
        return json(200, origins.filter((entry) => entry.media === media).map(showOrigin));
      },
    },
    {
      method: 'POST',
      path: `${BASE}/origins/{platform}`,
      handle: (request) => {
        const media = platformOf(request);
        const fields = readShape(request, ORIGIN);
        const entry = { id: nextId(), media, fields, changed: Date.now() };
        origins.push(entry);
        return json(200, showOrigin(entry));
      },
    },
    {
      method: 'GET',
      path: `${BASE}/origins/{platform}/shieldpops`,
      handle: () =>
        json(200, [
          { Name: null, POPCode: 'DCA', Region: null },
          { Name: null, POPCode: 'OXR', Region: null },
        ]),
    },
    {
      method: 'GET',
      path: `${BASE}/origins/{platform}/{id}`,
      handle: (request) => {
        const media = platformOf(request);
        const entry = at(origins, request);
        return entry?.media === media ? json(200, showOrigin(entry)) : unknownId(settings);
      },
    },
    {
      method: 'PUT',
      path: `${BASE}/origins/{platform}/{id}`,
      handle: (request) => {
        platformOf(request);
        replace(origins, mustBe(origins, request), readShape(request, ORIGIN));
        return EMPTY;
      },
    },
    {
      method: 'DELETE',
      path: `${BASE}/origins/{id}`,
      handle: (request) => {
        const entry = mustBe(origins, request);
        if (cnames.some(({ fields }) => fields.OriginId === entry.id)) {
          throw new Problem(400, 'The origin is in use by an edge CNAME');
        }
        origins.splice(origins.indexOf(entry), 1);
        return EMPTY;
      },
    },
    {
      method: 'GET',
      path: `${BASE}/origins/{id}/status`,
      handle: (request) => {
        const entry = at(origins, request);
        return entry === undefined
          ? unknownId(settings)
          : json(200, propagation(entry.changed, settings));
      },
    },
    {
      method: 'POST',
      path: `${BASE}/cnames`,
      handle: (request) => {
        const fields = readShape(request, CNAME);
        checkOrigin(fields);
        if (cnames.some((entry) => entry.fields.Name === fields.Name)) {
          throw new Problem(400, 'The edge CNAME already exists');
        }
        const entry = {
          id: nextId(),
          media: Number(fields.MediaTypeId),
          fields,
          changed: Date.now(),
        };
        cnames.push(entry);
        return json(200, showCname(entry));
      },
    },
    {
      method: 'GET',
      path: `${BASE}/cnames/{id}`,
      handle: (request) => {
        const media = PLATFORMS[request.params.id ?? ''];
        if (media !== undefined) {
          return json(200, cnames.filter((entry) => entry.media === media).map(showCname));
        }
        const entry = at(cnames, request);
        return entry === undefined ? unknownId(settings) : json(200, showCname(entry));
      },
    },
    {
      method: 'PUT',
      path: `${BASE}/cnames/{id}`,
      handle: (request) => {
        const entry = mustBe(cnames, request);
        const fields = readShape(request, CNAME);
        checkOrigin(fields);
        replace(cnames, entry, fields);
        return EMPTY;
      },
    },
    {
      method: 'DELETE',
      path: `${BASE}/cnames/{id}`,
      handle: (request) => {
        cnames.splice(cnames.indexOf(mustBe(cnames, request)), 1);
        return EMPTY;
      },
    },
    {
      method: 'GET',
      path: `${BASE}/cnames/{id}/status`,
      handle: (request) => {
        const entry = at(cnames, request);
        return entry === undefined
          ? unknownId(settings)
          : json(200, propagation(entry.changed, settings));
      },
    },
  ];
}
