import { json, Problem, type JsonObject, type Route } from '../routes';
import { PLATFORMS, platformOf, readShape } from './rest-tools';
import type { Shape } from './shape';

interface Entry {
  readonly id: number;
  readonly media: number;
  readonly fields: JsonObject;
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

/** Customer origins and edge CNAMEs: what is created is listed for its platform. */
export function originRoutes(accountNumber: string): readonly Route[] {
  const origins: Entry[] = [];
  const cnames: Entry[] = [];
  let lastId = 5000;

  const add = (entries: Entry[], media: number, fields: JsonObject): Entry => {
    lastId += 1;
    const entry = { id: lastId, media, fields };
    entries.push(entry);
    return entry;
  };

  const showOrigin = ({ id, media, fields }: Entry): JsonObject => ({
    Id: id,
    MediaTypeId: media,
    HttpFullUrl: `http://wpc.${accountNumber}.example.net/80${accountNumber}/${String(fields.DirectoryName)}/`,
    ...fields,
  });

  const showCname = ({ id, fields }: Entry): JsonObject => ({ Id: id, ...fields });

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
        return json(200, showOrigin(add(origins, media, readShape(request, ORIGIN))));
      },
    },
    {
      method: 'POST',
      path: `${BASE}/cnames`,
      handle: (request) => {
        const fields = readShape(request, CNAME);
        // -1 stands for CDN storage.
        if (fields.OriginId !== -1 && !origins.some(({ id }) => id === fields.OriginId)) {
          throw new Problem(400, 'OriginId does not exist');
        }
        if (cnames.some((entry) => entry.fields.Name === fields.Name)) {
          throw new Problem(400, 'The edge CNAME already exists');
        }
        return json(200, showCname(add(cnames, Number(fields.MediaTypeId), fields)));
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
        const entry = cnames.find(({ id }) => String(id) === request.params.id);
        return json(200, entry === undefined ? {} : showCname(entry));
      },
    },
  ];
}
