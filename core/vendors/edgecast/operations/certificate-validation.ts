import type { Field, Operation } from '../../../kit';
import { CERTIFICATE_ID, CERTIFICATE_SCOPE } from './certificate-fields';
import { GATEWAY } from './hosts';

const DCV = '/sec/cps/v2.0/dcv/certificates/{certificateId}';

/** Their source is the certificate request: `domains[].id` of Get Certificate. */
const DOMAIN_IDS: Field = {
  kind: 'list',
  name: 'domainIds',
  label: 'Domain IDs',
  description: 'IDs of the domains, from the domains of Get Certificate; all domains if empty',
  in: 'query',
  to: 'domain_ids',
  codec: 'commaList',
};

/** Domain control validation (DCV): what stands between the order of a certificate and its issue. */
export const certificateValidationOperations: readonly Operation[] = [
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'getValidation',
    name: 'Get Validation',
    action: 'Get domain validation of certificate',
    description: 'Get method, token and emails of the domain validation of a certificate request',
    method: 'GET',
    path: DCV,
    fields: [CERTIFICATE_ID, DOMAIN_IDS],
    answer: { items: 'items' },
    scope: CERTIFICATE_SCOPE,
    evidence: {
      source: 'E-CPS/Get-Domain-Control-Validation-Metadata, C-SDK',
      confidence: 'documented',
    },
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'generateToken',
    name: 'Generate Validation Token',
    action: 'Generate validation token of certificate',
    description: 'Generate a new token for the DNS record that validates the domains',
    method: 'PUT',
    path: `${DCV}/token`,
    fields: [CERTIFICATE_ID, DOMAIN_IDS],
    answer: { items: 'items' },
    scope: CERTIFICATE_SCOPE,
    evidence: { source: 'E-CPS/Generate-DCV-Token, C-SDK', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'validate',
    name: 'Validate Domains',
    action: 'Validate domains of certificate',
    description: 'Request that the authority checks control over the domains',
    method: 'PUT',
    path: `${DCV}/check`,
    fields: [CERTIFICATE_ID],
    scope: CERTIFICATE_SCOPE,
    evidence: { source: 'E-CPS/Validate-Domain-Control', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'resendEmail',
    name: 'Resend Validation Email',
    action: 'Resend validation email of certificate',
    description: 'Send the emails with the instructions for domain validation again',
    method: 'POST',
    path: `${DCV}/emails/resend`,
    fields: [CERTIFICATE_ID],
    scope: CERTIFICATE_SCOPE,
    evidence: { source: 'E-CPS/Resend-DCV-Email', confidence: 'documented' },
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'setValidationMethod',
    name: 'Set Validation Method',
    action: 'Set validation method of certificate',
    description: 'Change the method of domain validation of a certificate request',
    method: 'PUT',
    path: `${DCV}/method`,
    body: 'json',
    fields: [
      CERTIFICATE_ID,
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
    ],
    scope: CERTIFICATE_SCOPE,
    evidence: { source: 'C-SDK', confidence: 'client' },
  },
  {
    ...GATEWAY,
    resource: 'certificate',
    operation: 'waitUntilIssued',
    name: 'Wait Until Issued',
    action: 'Wait until certificate is issued',
    description: 'Wait until the authority has issued a certificate, up to an hour by default',
    method: 'GET',
    path: '/sec/cps/v2.0/certificates/{certificateId}/status',
    fields: [CERTIFICATE_ID],
    wait: {
      // The status has no ID of its own; its path names the certificate.
      id: '@id',
      path: '/sec/cps/v2.0/certificates/{certificateId}/status',
      done: { path: 'order_validation.status', in: ['Issued', 'Renewed'] },
      failed: {
        path: 'order_validation.status',
        in: ['Canceled', 'Deleted', 'Expired', 'Rejected', 'ReissueRejected', 'Revoked'],
      },
      everySeconds: 30,
      forSeconds: 3600,
    },
    scope: CERTIFICATE_SCOPE,
    evidence: { source: 'E-CPS, C-SDK', confidence: 'client' },
  },
];
