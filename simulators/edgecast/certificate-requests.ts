import { randomBytes } from 'node:crypto';
import {
  isObject,
  json,
  readQuery,
  type JsonObject,
  type Reply,
  type Route,
  type SimRequest,
} from '../routes';
import { readBody, timestamp } from './gateway-body';
import { collection, gatewayError, invalid, notFound } from './hyperion';
import type { ReadSettings } from './settings';
import type { Shape } from './shape';

interface CertificateRequest {
  readonly id: number;
  readonly fields: JsonObject;
  readonly created: number;
  readonly token: string;
  /** When the authority has seen the proof; the certificate is issued a moment later. */
  validated?: number;
}

/** The texts of the TXT records of a name, as the authority finds them in DNS. */
export type ResolveTxt = (name: string) => Promise<readonly string[]>;

const BASE = '/sec/cps/v2.0';
const LINKS = '/v2.0';
const DCV_METHODS = ['Email', 'DnsCnameToken', 'DnsTxtToken'];
const MISSING = 'The DNS record with the validation token was not found';
const SORTABLE = ['certificate_label', 'description', 'id'];
/** The most that a page can hold, and what it holds when nothing is asked for. */
const PAGE = 20;

const ORDER: Shape = {
  'auto_renew!': 'boolean',
  'certificate_authority!': ['DigiCert', 'LetsEncrypt'],
  'certificate_label!': 'text',
  description: 'text',
  'dcv_method!': DCV_METHODS,
  'domains!': 'list',
  'validation_type!': ['DV', 'OV', 'EV'],
  organization: 'object',
};

function domainsOf(body: JsonObject): readonly JsonObject[] {
  const domains = Array.isArray(body.domains) ? body.domains : [];
  return domains.map((domain: unknown, index): JsonObject => {
    if (!isObject(domain) || typeof domain.name !== 'string') {
      throw invalid(`/domains/${index}/name`, 'name is required');
    }
    return { id: 12_345 + index, is_common_name: index === 0, ...domain };
  });
}

function textOf(entry: CertificateRequest, name: string): string {
  if (name === 'id') return String(entry.id).padStart(12, '0');
  const value = entry.fields[name];
  return typeof value === 'string' ? value : '';
}

/** `field:pattern`, where `*` stands for any text. */
function filter(query: string): (entry: CertificateRequest) => boolean {
  const [field = '', ...rest] = query.split(':');
  if (!['domain_names', ...SORTABLE].includes(field) || rest.length === 0) {
    throw invalid('/query', 'query must be field:pattern');
  }
  const escaped = rest.join(':').replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${escaped.replaceAll('*', '.*')}$`, 'i');
  return (entry) =>
    field === 'domain_names'
      ? domainsOf(entry.fields).some((domain) => pattern.test(String(domain.name)))
      : pattern.test(field === 'id' ? String(entry.id) : textOf(entry, field));
}

/** An entry per domain in the form of the models of the vendor's Go library. */
function dcvOf(entry: CertificateRequest, request: SimRequest): JsonObject {
  const wanted = readQuery(request, ['domain_ids?']).domain_ids?.split(',');
  const method = entry.fields.dcv_method;
  const items = domainsOf(entry.fields)
    .filter(({ id }) => wanted === undefined || wanted.includes(String(id)))
    .map(({ id }) => ({
      domain_id: id,
      dcv_method: method,
      ...(method === 'Email'
        ? { emails: ['admin@example.com'] }
        : { dcv_token: { token: entry.token }, emails: [] }),
    }));
  const path = `${LINKS}/dcv/certificates/${entry.id}`;
  return { '@id': path, '@type': 'Collection', items, total_items: items.length };
}

/** Steps and words of the model CertificateStatus of the vendor's Go library. */
function status(entry: CertificateRequest, completionMs: number): JsonObject {
  const { validated } = entry;
  const issued = validated !== undefined && validated + completionMs <= Date.now();
  const [step, word, order] = issued
    ? [5, 'Deployment', 'Issued']
    : [3, 'DomainControlValidation', 'Pending'];
  return {
    '@id': `${LINKS}/certificates/${entry.id}/status`,
    '@type': 'CertificateStatus',
    step,
    status: word,
    requires_attention: false,
    order_validation: {
      status: order,
      domain_validations: domainsOf(entry.fields).map(({ id, name }) => ({
        domain_id: id,
        domain_names: [name],
        status: validated === undefined ? 'Pending' : 'Approved',
      })),
    },
  };
}

/** Certificate requests of the provisioning system: order, prove the domain, wait for the certificate. */
export function certificateRoutes(
  settings: ReadSettings,
  resolveTxt: ResolveTxt | undefined,
): readonly Route[] {
  const all: CertificateRequest[] = [];

  const show = (entry: CertificateRequest): JsonObject => ({
    '@id': `${LINKS}/certificates/${entry.id}`,
    '@type': 'Certificate',
    id: entry.id,
    ...entry.fields,
    workflow_error_message: null,
    created: timestamp(entry.created),
  });

  const at = (request: SimRequest): CertificateRequest => {
    const found = all.find((entry) => String(entry.id) === request.params.id);
    if (found === undefined) throw notFound();
    return found;
  };

  const list = (request: SimRequest): Reply => {
    const query = readQuery(request, ['query?', 'page?', 'page_size?', 'sort?']);
    const sort = query.sort ?? 'id';
    const name = sort.replace(/^-/, '');
    if (!SORTABLE.includes(name)) throw invalid('/sort', `Cannot sort by ${name}`);
    // Here a minus means ascending.
    const sign = sort.startsWith('-') ? 1 : -1;
    const found = all
      .filter(query.query === undefined ? () => true : filter(query.query))
      .sort((left, right) => sign * textOf(left, name).localeCompare(textOf(right, name)));
    const rules = { path: `${LINKS}/certificates`, pageSize: PAGE, mostPerPage: PAGE };
    return json(200, collection(found.map(show), request, rules));
  };

  const order = (request: SimRequest): Reply => {
    const body = readBody(request, ORDER);
    if (body.validation_type !== 'DV' && !isObject(body.organization)) {
      throw invalid('/organization', 'organization is required for OV and EV');
    }
    const entry: CertificateRequest = {
      id: 800 + all.length + 1,
      fields: { ...body, domains: domainsOf(body) },
      created: Date.now(),
      token: randomBytes(16).toString('hex'),
    };
    all.push(entry);
    return json(201, show(entry));
  };

  const item = `${BASE}/certificates/{id}`;
  const dcv = `${BASE}/dcv/certificates/{id}`;
  return [
    { method: 'GET', path: `${BASE}/certificates`, handle: list },
    { method: 'POST', path: `${BASE}/certificates/cdnprovided`, handle: order },
    {
      method: 'GET',
      path: `${item}/status`,
      handle: (request) => json(200, status(at(request), settings().completionMs)),
    },
    {
      method: 'GET',
      path: dcv,
      handle: (request) => json(200, dcvOf(at(request), request)),
    },
    {
      method: 'PUT',
      path: `${dcv}/check`,
      handle: async (request) => {
        const entry = at(request);
        if (resolveTxt !== undefined && entry.fields.dcv_method === 'DnsTxtToken') {
          for (const { name } of domainsOf(entry.fields)) {
            const texts = await resolveTxt(String(name));
            if (!texts.includes(entry.token)) return gatewayError(400, MISSING);
          }
        }
        entry.validated = Date.now();
        return { status: 204 };
      },
    },
  ];
}
