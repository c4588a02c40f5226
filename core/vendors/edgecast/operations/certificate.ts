import type { BuiltRequest, Field, Operation, Params } from '../../../catalogue/operation';
import { InputError } from '../../../errors';
import { GATEWAY } from './hosts';

const CPS = '/sec/cps/v2.0';
const CERTIFICATE = `${CPS}/certificates/{certificateId}`;
const SCOPE = 'sec.cps.certificates';

const CERTIFICATE_ID: Field = {
  kind: 'lookup',
  name: 'certificateId',
  label: 'Certificate',
  description: 'ID of the certificate request',
  in: 'path',
  lookup: { operation: 'certificate.getMany', value: 'id', label: 'certificate_label' },
  required: true,
};

/** One field of the organization that an OV or EV certificate names. */
function organizationField(name: string, to: string, label: string, description: string): Field {
  return { kind: 'string', name, label, description, in: 'body', to: `organization.${to}` };
}

const ORGANIZATION: readonly Field[] = [
  organizationField(
    'companyName',
    'company_name',
    'Company Name',
    'Legal name of the organization',
  ),
  organizationField('companyAddress', 'company_address', 'Company Address', 'Street and number'),
  organizationField('city', 'city', 'City', 'City of the organization'),
  organizationField('region', 'state', 'State', 'State or province of the organization'),
  organizationField('zipCode', 'zip_code', 'ZIP Code', 'Postal code of the organization'),
  organizationField('country', 'country', 'Country', 'Two-letter code of the country'),
  organizationField(
    'organizationalUnit',
    'organizational_unit',
    'Organizational Unit',
    'Department of the organization',
  ),
  organizationField(
    'contactFirstName',
    'contact_first_name',
    'Contact First Name',
    'First name of the person in charge',
  ),
  organizationField(
    'contactLastName',
    'contact_last_name',
    'Contact Last Name',
    'Last name of the person in charge',
  ),
  organizationField(
    'contactTitle',
    'contact_title',
    'Contact Title',
    'Job title of the person in charge',
  ),
  organizationField(
    'contactEmail',
    'contact_email',
    'Contact Email',
    'E-mail address of the person in charge',
  ),
  organizationField(
    'contactPhone',
    'contact_phone',
    'Contact Phone',
    'Telephone number of the person in charge',
  ),
];

function build(params: Params): BuiltRequest {
  const given = ORGANIZATION.some((field) => params[field.name] !== undefined);
  const needed = params['validationType'] !== 'DV';
  if (given !== needed) {
    throw new InputError(
      'companyName',
      needed
        ? 'companyName: OV and EV certificates name an organization. Fill in Company Name and the other fields of the organization.'
        : 'companyName: a DV certificate names no organization. Leave its fields empty, or choose OV or EV.',
    );
  }
  const domains = params['domains'] as readonly string[];
  return {
    body: {
      domains: domains.map((domain, index) => ({
        name: domain,
        is_common_name: index === 0,
      })),
    },
  };
}

/** Certificates of the Certificate Provisioning System (CPS). */
export const certificateOperations: readonly Operation[] = [
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many certificates',
    description: 'Get all certificate requests, or those that a search finds',
    method: 'GET',
    path: `${CPS}/certificates`,
    fields: [
      {
        kind: 'string',
        name: 'search',
        label: 'Search',
        description: 'Property and value with * for any characters',
        in: 'query',
        to: 'query',
        placeholder: 'domain_names:*.example.com',
      },
      {
        kind: 'enum',
        name: 'sort',
        label: 'Sort',
        description: 'Order of the certificates',
        in: 'query',
        // A minus sign means ascending here (facts B2 #21).
        options: [
          { value: '-certificate_label', label: 'Label (A to Z)' },
          { value: 'certificate_label', label: 'Label (Z to A)' },
          { value: '-description', label: 'Description (A to Z)' },
          { value: 'description', label: 'Description (Z to A)' },
          { value: '-id', label: 'ID (Lowest First)' },
          { value: 'id', label: 'ID (Highest First)' },
        ],
      },
    ],
    answer: { items: 'items' },
    paging: {
      kind: 'page',
      in: 'query',
      page: 'page',
      first: 1,
      limit: 'page_size',
      size: 20,
      total: 'total_items',
    },
    scope: SCOPE,
    evidence: {
      source: 'facts B2 #21 (E-CPS/Get-All-Certificate-Requests)',
      confidence: 'documented',
    },
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'get',
    name: 'Get',
    action: 'Get certificate',
    description: 'Get a certificate request',
    method: 'GET',
    path: CERTIFICATE,
    fields: [CERTIFICATE_ID],
    scope: SCOPE,
    evidence: { source: 'facts B2 #22 (E-CPS/Get-Certificate-Request)', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'getStatus',
    name: 'Get Status',
    action: 'Get status of certificate',
    description: 'Get how far order, validation and deployment of a certificate have come',
    method: 'GET',
    path: `${CERTIFICATE}/status`,
    fields: [CERTIFICATE_ID],
    scope: SCOPE,
    evidence: { source: 'facts B2 #22 (E-CPS, C-SDK certificate)', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'create',
    name: 'Create',
    action: 'Create certificate',
    description: 'Order a certificate that the CDN provides',
    method: 'POST',
    path: `${CPS}/certificates/cdnprovided`,
    body: 'json',
    fields: [
      {
        kind: 'string',
        name: 'certificateLabel',
        label: 'Certificate Label',
        description: 'Name of the certificate',
        in: 'body',
        to: 'certificate_label',
        required: true,
      },
      {
        kind: 'list',
        name: 'domains',
        label: 'Domains',
        description: 'Domains of the certificate, the first one being its common name',
        in: 'none',
        placeholder: 'www.example.com, cdn.example.com',
        required: true,
      },
      {
        kind: 'enum',
        name: 'validationType',
        label: 'Validation Type',
        description: 'How thoroughly the authority checks the applicant',
        in: 'body',
        to: 'validation_type',
        options: [
          { value: 'DV', label: 'Domain (DV)' },
          { value: 'OV', label: 'Organization (OV)' },
          { value: 'EV', label: 'Extended (EV)' },
        ],
        default: 'DV',
        required: true,
      },
      {
        kind: 'enum',
        name: 'dcvMethod',
        label: 'Domain Validation Method',
        description: 'How control over the domains is proved',
        in: 'body',
        to: 'dcv_method',
        options: [
          { value: 'DnsCnameToken', label: 'DNS CNAME Token' },
          { value: 'DnsTxtToken', label: 'DNS TXT Token' },
          { value: 'Email', label: 'Email' },
        ],
        default: 'DnsTxtToken',
        required: true,
      },
      {
        kind: 'enum',
        name: 'certificateAuthority',
        label: 'Certificate Authority',
        description: 'Who issues the certificate',
        in: 'body',
        to: 'certificate_authority',
        options: [
          { value: 'DigiCert', label: 'DigiCert' },
          { value: 'LetsEncrypt', label: 'Let’s Encrypt' },
        ],
        default: 'DigiCert',
        required: true,
      },
      {
        kind: 'boolean',
        name: 'autoRenew',
        label: 'Auto Renew',
        description: 'Whether the certificate is renewed by itself before it expires',
        in: 'body',
        to: 'auto_renew',
        default: true,
      },
      {
        kind: 'text',
        name: 'certificateDescription',
        label: 'Certificate Description',
        description: 'What the certificate is for',
        in: 'body',
        to: 'description',
      },
      ...ORGANIZATION,
    ],
    scope: SCOPE,
    evidence: {
      source: 'facts B2 #22 (E-CPS/Add-Certificate, C-SDK certificate_create.go)',
      confidence: 'documented',
    },
    build,
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'renew',
    name: 'Renew',
    action: 'Renew certificate',
    description: 'Order the renewal of a certificate',
    method: 'PUT',
    path: `${CERTIFICATE}/renew`,
    fields: [CERTIFICATE_ID],
    scope: SCOPE,
    evidence: { source: 'facts B2 #22 (E-CPS, C-SDK certificate)', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'retrigger',
    name: 'Retrigger',
    action: 'Retrigger certificate',
    description: 'Submit a certificate request again that timed out before it was issued',
    method: 'PUT',
    path: `${CERTIFICATE}/retrigger`,
    fields: [CERTIFICATE_ID],
    scope: SCOPE,
    evidence: {
      source: 'facts B2 #22 (E-CPS/Resubmit-Certificate-Request)',
      confidence: 'documented',
    },
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'cancel',
    name: 'Cancel',
    action: 'Cancel certificate',
    description: 'Cancel a certificate request that the authority still works on',
    method: 'PUT',
    path: `${CERTIFICATE}/cancel`,
    fixed: { query: { apply: 'true' } },
    fields: [CERTIFICATE_ID],
    scope: SCOPE,
    evidence: {
      source: 'facts B2 #22 (E-CPS/Cancel-Certificate-Request)',
      confidence: 'documented',
    },
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'previewCancel',
    name: 'Preview Cancel',
    action: 'Preview cancellation of certificate',
    description: 'Get what a cancellation would do and change nothing',
    method: 'PUT',
    path: `${CERTIFICATE}/cancel`,
    fixed: { query: { apply: 'false' } },
    fields: [CERTIFICATE_ID],
    scope: SCOPE,
    evidence: {
      source: 'facts B2 #22 (E-CPS/Cancel-Certificate-Request)',
      confidence: 'documented',
    },
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete certificate',
    description: 'Delete a certificate that was issued',
    method: 'DELETE',
    path: CERTIFICATE,
    fields: [CERTIFICATE_ID],
    confirm: 'Visitors can no longer reach the domains of this certificate over HTTPS.',
    scope: SCOPE,
    evidence: { source: 'facts B2 #22 (E-CPS/Delete-Certificate)', confidence: 'documented' },
  },
];
