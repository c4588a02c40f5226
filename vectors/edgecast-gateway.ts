import type { Json } from '../core';
import type { Vector } from './vector';

const HOST = 'https://api.vdms.example';
const GRANT = 'eyJhbGciOiJSUzI1NiJ9.eyJzY29wZSI6WyJlYy5ydWxlcyJdfQ.c2lnbmF0dXJl';
const ACCOUNT = {
  baseUrl: HOST,
  tokenUrl: 'https://id.vdms.example/connect/token',
  clientId: 'J23BCdJ2345678',
  clientSecret: 'FadDFvFad323FSd4GSdce3DFv',
  scopes: 'ec.rules ec.analytics.rtap.reports ec.rtld sec.cps.certificates cdn.origins',
};
const HEADERS = { Authorization: `Bearer ${GRANT}` };

interface Call {
  readonly name: string;
  readonly operation: string;
  readonly params?: Readonly<Record<string, Json>>;
  readonly method: string;
  readonly path: string;
  readonly body?: Json;
}

function vector(call: Call, reply: Vector['reply'], outcome: Vector['outcome']): Vector {
  return {
    name: call.name,
    scheme: 'edgecast/client-credentials',
    account: ACCOUNT,
    grant: GRANT,
    operation: call.operation,
    params: call.params ?? {},
    request: {
      method: call.method,
      url: `${HOST}${call.path}`,
      headers:
        call.body === undefined ? HEADERS : { ...HEADERS, 'Content-Type': 'application/json' },
      withoutHeaders: ['x-owner-id'],
      ...(call.body === undefined ? {} : { body: call.body }),
    },
    reply,
    outcome,
  };
}

function gives(call: Call, body: Json, items: readonly Json[] = [body]): Vector {
  return vector(call, { status: 200, body }, { items });
}

/** A change that answers 204 and nothing. */
function doneSilently(call: Call): Vector {
  return vector(call, { status: 204 }, { items: [] });
}

function collection(items: readonly Json[]): Json {
  return { '@id': '/policies', '@type': 'Collection', items, total_items: items.length };
}

const POLICY = { '@type': 'Policy', id: '315', name: 'Shop', state: 'locked' };
const DEPLOY = { '@type': 'DeployRequest', id: '55', state: 'submitted', environment: 'staging' };
const RULES = [{ name: 'r', description: 'Cache all', matches: [{ type: 'match.always' }] }];

const getPolicy: Call = {
  name: 'gets a policy with its rules',
  operation: 'policy.get',
  params: { policyId: '315' },
  method: 'GET',
  path: '/rules-engine/v1.1/policies/315',
};

const policies: readonly Vector[] = [
  gives(
    {
      name: 'lists locked policies by page number',
      operation: 'policy.getMany',
      params: { platform: 'http_large', state: 'locked', search: 'shop' },
      method: 'GET',
      path: '/rules-engine/v1.1/policies?platform_id=http_large&state=locked&search=shop&page=1&page_size=100',
    },
    collection([POLICY]),
    [POLICY],
  ),
  gives(getPolicy, POLICY),
  {
    ...gives(getPolicy, POLICY),
    name: 'acts for a customer when the account names one',
    account: { ...ACCOUNT, accountNumber: '1A2B' },
    request: {
      method: 'GET',
      url: `${HOST}/rules-engine/v1.1/policies/315`,
      headers: { ...HEADERS, 'x-owner-id': '1A2B' },
    },
  },
  gives(
    {
      name: 'creates a draft',
      operation: 'policy.create',
      params: { policyName: 'Shop', rules: RULES, policyDescription: 'All of it' },
      method: 'POST',
      path: '/rules-engine/v1.1/policies',
      body: {
        '@type': 'policy-create',
        name: 'Shop',
        platform: 'http_large',
        state: 'draft',
        rules: RULES,
        description: 'All of it',
      },
    },
    POLICY,
  ),
  gives(
    {
      name: 'changes a draft and gives its ID as a number',
      operation: 'policy.updateDraft',
      params: {
        policyId: '315',
        policyName: 'Shop',
        platform: 'adn',
        state: 'locked',
        rules: RULES,
      },
      method: 'PATCH',
      path: '/rules-engine/v1.1/policies/315',
      body: {
        '@type': 'policy-update',
        id: 315,
        name: 'Shop',
        platform: 'adn',
        state: 'locked',
        rules: RULES,
      },
    },
    POLICY,
  ),
  gives(
    {
      name: 'gets the rules that use an origin',
      operation: 'policy.getRulesByOrigin',
      params: { originId: 4711 },
      method: 'GET',
      path: '/rules-engine/v1.1/rules/origins/4711',
    },
    { '@id': '/rules/origins/4711', '@type': 'OriginRuleIds', ids: [] },
  ),
  gives(
    {
      name: 'gets the rules that use an edge CNAME',
      operation: 'policy.getRulesByCname',
      params: { cnameId: 99 },
      method: 'GET',
      path: '/rules-engine/v1.1/rules/cnames/99',
    },
    { '@id': '/rules/cnames/99', '@type': 'CnameRuleIds', ids: [1] },
  ),
  gives(
    {
      name: 'deploys a policy to staging',
      operation: 'deployRequest.deployToStaging',
      params: { policyId: '315', message: 'Try it' },
      method: 'POST',
      path: '/rules-engine/v1.1/deploy-requests',
      body: { policy_id: 315, environment: 'staging', message: 'Try it' },
    },
    DEPLOY,
  ),
  gives(
    {
      name: 'deploys a policy to production',
      operation: 'deployRequest.deployToProduction',
      params: { policyId: '315', message: 'Go live' },
      method: 'POST',
      path: '/rules-engine/v1.1/deploy-requests',
      body: { policy_id: 315, environment: 'production', message: 'Go live' },
    },
    { ...DEPLOY, environment: 'production' },
  ),
  gives(
    {
      name: 'gets a deploy request',
      operation: 'deployRequest.get',
      params: { deployRequestId: '55' },
      method: 'GET',
      path: '/rules-engine/v1.1/deploy-requests/55',
    },
    DEPLOY,
  ),
  gives(
    {
      name: 'gets the latest deploy requests of two policies',
      operation: 'deployRequest.getLatest',
      params: {
        platform: 'http_large',
        environment: 'staging',
        state: 'deployed',
        policyIds: ['315', '316'],
        search: 'shop',
      },
      method: 'GET',
      path: '/rules-engine/v1.1/deploy-requests/latest?platform_id=http_large&environment=staging&state=deployed&policy.id=315%2C316&search=shop',
    },
    collection([DEPLOY]),
    [DEPLOY],
  ),
];

const ROW = { date: '2026-11-20', hits: 7 };
// A report that is done at once answers its start and its status alike.
const REPORT = { '@type': 'Report', id: 'r-1', status: 'completed', items: [ROW] };
const PROFILE = { id: 12, profile_name: 'To our collector', delivery_method: 'http_post' };

const reportsAndLogs: readonly Vector[] = [
  gives(
    {
      name: 'has a report made and gets its rows',
      operation: 'report.create',
      params: { granularity: '1day', dimensions: ['time'], furtherParams: { metrics: ['hits'] } },
      method: 'POST',
      path: '/report-builder/v1/reports',
      body: { query: { params: { metrics: ['hits'], by: '1day', dimensions: ['time'] } } },
    },
    REPORT,
    [ROW],
  ),
  gives(
    {
      name: 'gets a report with its status',
      operation: 'report.get',
      params: { reportId: 'r-1' },
      method: 'GET',
      path: '/report-builder/v1/reports/r-1',
    },
    REPORT,
  ),
  gives(
    {
      name: 'has a file made',
      operation: 'report.createDownload',
      params: { granularity: '1day', dimensions: ['time'], filename: 'november' },
      method: 'POST',
      path: '/report-builder/v1/downloadable-reports',
      body: {
        query: { params: { by: '1day', dimensions: ['time'] } },
        format: 'csv',
        filename: 'november',
      },
    },
    { id: 'd-1', status: 'processing' },
  ),
  gives(
    {
      name: 'gets the link to a file',
      operation: 'report.getDownload',
      params: { reportId: 'd-1' },
      method: 'GET',
      path: '/report-builder/v1/downloadable-reports/d-1',
    },
    { id: 'd-1', status: 'completed', url: 'https://storage.example.com/d-1.csv.gz' },
  ),
  gives(
    {
      name: 'gets the time steps of a period',
      operation: 'report.getGranularities',
      params: { periodStart: 'now-7d', periodEnd: 'now' },
      method: 'GET',
      path: '/report-builder/v1/granularities?start=now-7d&end=now',
    },
    collection([{ id: '1day' }]),
    [{ id: '1day' }],
  ),
  gives(
    {
      name: 'lists log profiles',
      operation: 'logProfile.getMany',
      params: { logKind: 'waf' },
      method: 'GET',
      path: '/rtld/v1.0/waf/profiles',
    },
    collection([PROFILE]),
    [PROFILE],
  ),
  gives(
    {
      name: 'gets a log profile',
      operation: 'logProfile.get',
      params: { logKind: 'cdn', profileId: '12' },
      method: 'GET',
      path: '/rtld/v1.0/cdn/profiles/12',
    },
    PROFILE,
  ),
  gives(
    {
      name: 'creates a log profile with its destination',
      operation: 'logProfile.create',
      params: {
        logKind: 'cdn',
        profileName: 'To our collector',
        deliveryMethod: 'http_post',
        destination: {
          destination_endpoint: 'https://logs.example.com/in',
          authentication_type: 'none',
        },
        logFields: ['timestamp', 'status_code'],
        platforms: ['http_large'],
        logFormat: 'json',
        filters: { status_codes: [{ status_code_start: 400, status_code_end: 599 }] },
      },
      method: 'POST',
      path: '/rtld/v1.0/cdn/profiles',
      body: {
        profile_name: 'To our collector',
        delivery_method: 'http_post',
        http_post: {
          destination_endpoint: 'https://logs.example.com/in',
          authentication_type: 'none',
        },
        fields: ['timestamp', 'status_code'],
        platforms: ['http_large'],
        enabled: true,
        log_format: 'json',
        filters: { status_codes: [{ status_code_start: 400, status_code_end: 599 }] },
      },
    },
    PROFILE,
  ),
  gives(
    {
      name: 'creates a log profile that samples and logs custom headers',
      operation: 'logProfile.create',
      params: {
        profileName: 'Sample',
        destination: { destination_endpoint: 'https://logs.example.com/in' },
        logFields: ['timestamp'],
        downsamplingRate: '0.1',
        customCookies: ['session'],
        customRequestHeaders: ['X-Request'],
        customResponseHeaders: ['X-Response'],
      },
      method: 'POST',
      path: '/rtld/v1.0/cdn/profiles',
      body: {
        profile_name: 'Sample',
        delivery_method: 'http_post',
        http_post: { destination_endpoint: 'https://logs.example.com/in' },
        fields: ['timestamp'],
        enabled: true,
        // The names of edgecast/rtldmodels in https://github.com/Edgio/ec-sdk-go
        downsampling_rate: 0.1,
        custom_cookies: ['session'],
        custom_request_headers: ['X-Request'],
        custom_response_headers: ['X-Response'],
      },
    },
    PROFILE,
  ),
  ...(
    [
      ['fields', 'getFields', 'waf/fields', { logKind: 'waf' }],
      ['formats', 'getFormats', 'log-formats', {}],
      ['delivery methods', 'getDeliveryMethods', 'delivery-methods', {}],
    ] as const
  ).map(([words, operation, path, params]) =>
    gives(
      {
        name: `lists the ${words} of log profiles`,
        operation: `logProfile.${operation}`,
        params,
        method: 'GET',
        path: `/rtld/v1.0/${path}`,
      },
      collection([{ code: 'a', name: 'A' }]),
      [{ code: 'a', name: 'A' }],
    ),
  ),
  doneSilently({
    name: 'deletes a log profile',
    operation: 'logProfile.delete',
    params: { logKind: 'rl', profileId: '12' },
    method: 'DELETE',
    path: '/rtld/v1.0/rl/profiles/12',
  }),
];

const DCV = {
  domain_id: 12345,
  dcv_method: 'DnsTxtToken',
  dcv_token: { token: 'a1b2c3' },
  emails: [],
};
const ISSUED = {
  '@id': '/v2.0/certificates/11605/status',
  '@type': 'CertificateStatus',
  order_validation: { status: 'Issued' },
};
const CERTIFICATE = { '@type': 'Certificate', id: 11605, certificate_label: 'Shop' };

const createCertificate: Call = {
  name: 'orders a domain-validated certificate',
  operation: 'certificate.create',
  params: { certificateLabel: 'Shop', domains: ['www.example.com', 'cdn.example.com'] },
  method: 'POST',
  path: '/sec/cps/v2.0/certificates/cdnprovided',
  body: {
    certificate_label: 'Shop',
    validation_type: 'DV',
    dcv_method: 'DnsTxtToken',
    certificate_authority: 'DigiCert',
    auto_renew: true,
    domains: [
      { name: 'www.example.com', is_common_name: true },
      { name: 'cdn.example.com', is_common_name: false },
    ],
  },
};

const certificates: readonly Vector[] = [
  gives(
    {
      name: 'searches certificates in ascending order',
      operation: 'certificate.getMany',
      params: { search: 'domain_names:*.example.com', sort: '-certificate_label' },
      method: 'GET',
      path: '/sec/cps/v2.0/certificates?query=domain_names%3A*.example.com&sort=-certificate_label&page=1&page_size=20',
    },
    collection([CERTIFICATE]),
    [CERTIFICATE],
  ),
  gives(
    {
      name: 'gets a certificate request',
      operation: 'certificate.get',
      params: { certificateId: '11605' },
      method: 'GET',
      path: '/sec/cps/v2.0/certificates/11605',
    },
    CERTIFICATE,
  ),
  gives(
    {
      name: 'gets the status of a certificate request',
      operation: 'certificate.getStatus',
      params: { certificateId: '11605' },
      method: 'GET',
      path: '/sec/cps/v2.0/certificates/11605/status',
    },
    { status: 'Processing', step: 2 },
  ),
  gives(createCertificate, CERTIFICATE),
  gives(
    {
      ...createCertificate,
      name: 'orders a certificate that names the organization',
      params: {
        certificateLabel: 'Shop',
        domains: ['www.example.com'],
        validationType: 'OV',
        dcvMethod: 'Email',
        autoRenew: false,
        companyName: 'Example GmbH',
        city: 'Berlin',
        country: 'DE',
      },
      body: {
        certificate_label: 'Shop',
        validation_type: 'OV',
        dcv_method: 'Email',
        certificate_authority: 'DigiCert',
        auto_renew: false,
        domains: [{ name: 'www.example.com', is_common_name: true }],
        organization: { company_name: 'Example GmbH', city: 'Berlin', country: 'DE' },
      },
    },
    CERTIFICATE,
  ),
  gives(
    {
      // PUT .../token?domain_ids=12345,12346, Content/CPS/Generate-DCV-Token.htm
      name: 'generates a validation token for two domains',
      operation: 'certificate.generateToken',
      params: { certificateId: '11605', domainIds: ['12345', '12346'] },
      method: 'PUT',
      path: '/sec/cps/v2.0/dcv/certificates/11605/token?domain_ids=12345%2C12346',
    },
    collection([DCV]),
    [DCV],
  ),
  gives(
    {
      // Content/CPS/Get-Domain-Control-Validation-Metadata.htm; the members of an entry are those of
      // edgecast/cps/models/domain_dcv_full.go in https://github.com/Edgio/ec-sdk-go
      name: 'gets the validation of a certificate request',
      operation: 'certificate.getValidation',
      params: { certificateId: '11605' },
      method: 'GET',
      path: '/sec/cps/v2.0/dcv/certificates/11605',
    },
    collection([DCV]),
    [DCV],
  ),
  doneSilently({
    // The sample of https://developer.edgecast.com/cdn/api/Content/CPS/Validate-Domain-Control.htm
    name: 'requests the check of the domains',
    operation: 'certificate.validate',
    params: { certificateId: '11605' },
    method: 'PUT',
    path: '/sec/cps/v2.0/dcv/certificates/11605/check',
  }),
  doneSilently({
    // https://developer.edgecast.com/cdn/api/Content/CPS/Resend-DCV-Email.htm
    name: 'sends the validation emails again',
    operation: 'certificate.resendEmail',
    params: { certificateId: '11605' },
    method: 'POST',
    path: '/sec/cps/v2.0/dcv/certificates/11605/emails/resend',
  }),
  doneSilently({
    name: 'changes the method of validation',
    operation: 'certificate.setValidationMethod',
    params: { certificateId: '11605', dcvMethod: 'Email' },
    method: 'PUT',
    path: '/sec/cps/v2.0/dcv/certificates/11605/method',
    body: { dcv_method: 'Email' },
  }),
  gives(
    {
      name: 'waits until a certificate is issued',
      operation: 'certificate.waitUntilIssued',
      params: { certificateId: '11605' },
      method: 'GET',
      path: '/sec/cps/v2.0/certificates/11605/status',
    },
    ISSUED,
  ),
  doneSilently({
    name: 'renews a certificate',
    operation: 'certificate.renew',
    params: { certificateId: '11605' },
    method: 'PUT',
    path: '/sec/cps/v2.0/certificates/11605/renew',
  }),
  doneSilently({
    name: 'submits a certificate request again',
    operation: 'certificate.retrigger',
    params: { certificateId: '11605' },
    method: 'PUT',
    path: '/sec/cps/v2.0/certificates/11605/retrigger',
  }),
  doneSilently({
    name: 'cancels a certificate request',
    operation: 'certificate.cancel',
    params: { certificateId: '11605' },
    method: 'PUT',
    path: '/sec/cps/v2.0/certificates/11605/cancel?apply=true',
  }),
  gives(
    {
      name: 'previews the cancellation of a certificate request',
      operation: 'certificate.previewCancel',
      params: { certificateId: '11605' },
      method: 'PUT',
      path: '/sec/cps/v2.0/certificates/11605/cancel?apply=false',
    },
    { id: 1, name: 'Delete' },
  ),
  doneSilently({
    name: 'deletes a certificate',
    operation: 'certificate.delete',
    params: { certificateId: '11605' },
    method: 'DELETE',
    path: '/sec/cps/v2.0/certificates/11605',
  }),
];

const GROUP = { id: 8, name: 'shop', host_header: 'www.example.com' };
const ENTRY = { id: 21, group_id: 8, host: 'a.example.com' };

const origins: readonly Vector[] = [
  gives(
    {
      name: 'lists origins of version 3',
      operation: 'originV3.getMany',
      params: { platform: 'adn' },
      method: 'GET',
      path: '/cdn/origins/v0.5/adn',
    },
    [ENTRY],
    [ENTRY],
  ),
  gives(
    {
      name: 'lists origin groups',
      operation: 'originV3.getGroups',
      method: 'GET',
      path: '/cdn/origins/v0.5/http-large/groups',
    },
    [GROUP],
    [GROUP],
  ),
  gives(
    {
      name: 'gets an origin group',
      operation: 'originV3.getGroup',
      params: { groupId: '8' },
      method: 'GET',
      path: '/cdn/origins/v0.5/http-large/groups/8',
    },
    GROUP,
  ),
  gives(
    {
      name: 'lists the origins of a group',
      operation: 'originV3.getGroupOrigins',
      params: { groupId: '8' },
      method: 'GET',
      path: '/cdn/origins/v0.5/http-large/groups/8/origins',
    },
    [ENTRY],
    [ENTRY],
  ),
  gives(
    {
      name: 'gets how far an origin group has spread',
      operation: 'originV3.getGroupStatus',
      params: { groupId: '8' },
      method: 'GET',
      path: '/cdn/origins/v0.5/http-large/groups/8/status',
    },
    { state: 'propagating', percent_propagated: 62.5 },
  ),
];

const failures: readonly Vector[] = [
  vector(
    { ...getPolicy, name: 'passes on each detail of an error' },
    {
      status: 400,
      body: {
        '@type': 'Error',
        code: 'invalid_input',
        title: 'Invalid input',
        status_code: 400,
        details: [{ '@type': 'ErrorDetail', source: '/name', description: 'is taken' }],
      },
    },
    {
      error: {
        code: 'failed',
        status: 400,
        vendorCode: 'invalid_input',
        says: ['Invalid input', '/name: is taken'],
      },
    },
  ),
  vector(
    { ...getPolicy, name: 'does not take 403 for a dead token' },
    { status: 403, body: { '@type': 'Error', code: 'forbidden', title: 'Forbidden', details: [] } },
    { error: { code: 'denied', status: 403, vendorCode: 'forbidden', says: ['scope'] } },
  ),
  vector(
    { ...getPolicy, name: 'does not renew a token that is good and too weak' },
    {
      status: 401,
      headers: { 'www-authenticate': 'Bearer error="insufficient_scope", scope="ec.rules"' },
    },
    { error: { code: 'denied', status: 401, vendorCode: 'insufficient_scope', says: ['scope'] } },
  ),
  gives({ ...getPolicy, name: 'takes an empty object of the gateway as no item' }, {}, []),
];

/** Calls of the API gateway. */
export const gatewayVectors: readonly Vector[] = [
  ...policies,
  ...reportsAndLogs,
  ...certificates,
  ...origins,
  ...failures,
];
