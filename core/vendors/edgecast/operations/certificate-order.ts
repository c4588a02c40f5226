import { InputError } from '../../../kit';
import type { BuiltRequest, Field, Operation, Params } from '../../../kit';
import { GATEWAY } from './hosts';

/** One field of the organization that an OV or EV certificate names. */
function organizationField(name: string, to: string, label: string, description: string): Field {
  return { kind: 'string', name, label, description, in: 'body', to: `organization.${to}` };
}

const ORGANIZATION: readonly Field[] = [
  {
    ...organizationField(
      'companyName',
      'company_name',
      'Company Name',
      'Legal name of the organization that the certificate names',
    ),
    neededWhen: { validationType: ['OV', 'EV'] },
  },
  organizationField(
    'companyAddress',
    'company_address',
    'Company Address',
    'Street and number of the organization',
  ),
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
    'First name of the contact person',
  ),
  organizationField(
    'contactLastName',
    'contact_last_name',
    'Contact Last Name',
    'Last name of the contact person',
  ),
  organizationField(
    'contactTitle',
    'contact_title',
    'Contact Title',
    'Job title of the contact person',
  ),
  organizationField(
    'contactEmail',
    'contact_email',
    'Contact Email',
    'Email address of the contact person',
  ),
  organizationField(
    'contactPhone',
    'contact_phone',
    'Contact Phone',
    'Phone number of the contact person',
  ),
];

function build(params: Params): BuiltRequest {
  const given = ORGANIZATION.some((field) => params[field.name] !== undefined);
  if (given && params['validationType'] === 'DV') {
    throw new InputError(
      'companyName',
      'companyName: a DV certificate names no organization. Leave its fields empty, or choose OV or EV.',
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

/** The order of a certificate that the CDN provides (E-CPS/Add-Certificate). */
export const certificateOrder: Operation = {
  ...GATEWAY,
  resource: 'certificate',
  operation: 'create',
  name: 'Create',
  action: 'Create certificate',
  description: 'Order a certificate from the CDN',
  method: 'POST',
  path: '/sec/cps/v2.0/certificates/cdnprovided',
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
      description: 'Domains of the certificate, common name first',
      in: 'none',
      placeholder: 'www.example.com, cdn.example.com',
      required: true,
    },
    {
      kind: 'enum',
      name: 'validationType',
      label: 'Validation Type',
      description: 'Level of validation by the certificate authority',
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
      description: 'Method that proves control over the domains',
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
      description: 'Authority that issues the certificate',
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
      description: 'Whether to renew the certificate automatically before expiry',
      in: 'body',
      to: 'auto_renew',
      default: true,
    },
    {
      kind: 'text',
      name: 'certificateDescription',
      label: 'Certificate Description',
      description: 'Purpose of the certificate',
      in: 'body',
      to: 'description',
    },
    ...ORGANIZATION,
  ],
  scope: 'sec.cps.certificates',
  evidence: {
    source: 'E-CPS/Add-Certificate, C-SDK',
    confidence: 'documented',
  },
  build,
};
