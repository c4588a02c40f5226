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
  readonly cancelled: boolean;
  readonly token: string;
  /** When the authority has seen the proof; the certificate is issued a moment later. */
  readonly validated?: number;
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

const CHANGE: Shape = {
  auto_renew: 'boolean',
  certificate_label: 'text',
  description: 'text',
  dcv_method: DCV_METHODS,
  domains: 'list',
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

function newToken(): string {
  return randomBytes(16).toString('hex');
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
  const [step, word, order] = entry.cancelled
    ? [0, 'Deleted', 'Canceled']
    : issued
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

/** Rows 21 and 22 of the endpoint table: certificate requests of the provisioning system. */
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

  const replace = (old: CertificateRequest, changes: Partial<CertificateRequest>): JsonObject => {
    const changed = { ...old, ...changes };
    all[all.indexOf(old)] = changed;
    return show(changed);
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
      cancelled: false,
      token: newToken(),
    };
    all.push(entry);
    return json(201, show(entry));
  };

  const empty =
    (act: (entry: CertificateRequest) => void) =>
    (request: SimRequest): Reply => {
      act(at(request));
      return { status: 204 };
    };

  const item = `${BASE}/certificates/{id}`;
  const dcv = `${BASE}/dcv/certificates/{id}`;
  return [
    { method: 'GET', path: `${BASE}/certificates`, handle: list },
    { method: 'POST', path: `${BASE}/certificates/cdnprovided`, handle: order },
    { method: 'GET', path: item, handle: (request) => json(200, show(at(request))) },
    {
      method: 'PATCH',
      path: item,
      handle: (request) => {
        const old = at(request);
        const body = readBody(request, CHANGE);
        const domains = body.domains === undefined ? {} : { domains: domainsOf(body) };
        return json(200, replace(old, { fields: { ...old.fields, ...body, ...domains } }));
      },
    },
    {
      method: 'DELETE',
      path: item,
      handle: empty((entry) => {
        all.splice(all.indexOf(entry), 1);
      }),
    },
    {
      method: 'GET',
      path: `${item}/status`,
      handle: (request) => json(200, status(at(request), settings().completionMs)),
    },
    { method: 'PUT', path: `${item}/renew`, handle: empty(() => undefined) },
    { method: 'PUT', path: `${item}/retrigger`, handle: empty(() => undefined) },
    {
      method: 'PUT',
      path: `${item}/cancel`,
      handle: (request) => {
        const entry = at(request);
        const { apply = 'true' } = readQuery(request, ['apply?']);
        if (apply !== 'true' && apply !== 'false')
          throw invalid('/apply', 'apply is true or false');
        // The shape of a preview is a guess: the documentation says only that it has a body.
        if (apply === 'false') return json(200, { '@type': 'CancelPreview', action: 'Cancel' });
        if (entry.cancelled) return gatewayError(409, 'The request has been cancelled');
        replace(entry, { cancelled: true });
        return { status: 204 };
      },
    },
    {
      method: 'PUT',
      path: `${item}/organization`,
      handle: (request) => {
        const old = at(request);
        const organization = readBody(request, {
          'company_name!': 'text',
          company_address: 'text',
          company_address2: 'text',
          organizational_unit: 'text',
          city: 'text',
          state: 'text',
          country: 'text',
          zip_code: 'text',
          contact_first_name: 'text',
          contact_last_name: 'text',
          contact_email: 'text',
          contact_phone: 'text',
          contact_title: 'text',
          additional_contacts: 'list',
        });
        return json(200, replace(old, { fields: { ...old.fields, organization } }));
      },
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
        replace(entry, { validated: Date.now() });
        return { status: 204 };
      },
    },
    {
      method: 'PUT',
      path: `${dcv}/token`,
      handle: (request) => {
        const entry = at(request);
        replace(entry, { token: newToken() });
        return json(200, dcvOf(at(request), request));
      },
    },
    {
      method: 'POST',
      path: `${dcv}/emails/resend`,
      handle: empty((entry) => {
        if (entry.fields.dcv_method !== 'Email') throw invalid('/dcv_method', 'No email is sent');
      }),
    },
    {
      method: 'PUT',
      path: `${dcv}/method`,
      handle: (request) => {
        const old = at(request);
        const body = readBody(request, { 'dcv_method!': DCV_METHODS });
        replace(old, { fields: { ...old.fields, ...body } });
        return { status: 204 };
      },
    },
    {
      method: 'GET',
      path: `${BASE}/customers/commits`,
      handle: (request) => {
        const commits = [
          { '@type': 'Commit', validation_type: 'DV', licensed: 10, used: all.length },
        ];
        const rules = { path: `${LINKS}/customers/commits`, pageSize: PAGE, mostPerPage: PAGE };
        return json(200, collection(commits, request, rules));
      },
    },
  ];
}
