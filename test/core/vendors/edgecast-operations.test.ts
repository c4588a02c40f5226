import { readAccount } from '../../../core/account/read-account';
import { findOperation } from '../../../core/catalogue/catalogue';
import { readParams } from '../../../core/catalogue/input';
import { buildRequest } from '../../../core/catalogue/request';
import type { Json } from '../../../core/model/json';
import type { AnyScheme } from '../../../core/model/scheme';
import { vendor } from '../../../core/vendors/edgecast';
import { clientCredentials } from '../../../core/vendors/edgecast/client-credentials';
import { restToken } from '../../../core/vendors/edgecast/rest-token';

const ACCOUNTS = new Map<AnyScheme, Readonly<Record<string, string>>>([
  [restToken, { accountNumber: '1A2B', token: 'abc' }],
  [clientCredentials, { clientId: 'id', clientSecret: 'secret' }],
]);

/** The body that an operation sends, and nothing else. */
function bodyOf(
  scheme: AnyScheme,
  operation: string,
  params: Readonly<Record<string, Json>>,
): unknown {
  const account = readAccount(scheme, ACCOUNTS.get(scheme) ?? {});
  const row = findOperation(vendor, scheme, operation);
  const draft = buildRequest(row, readParams(row, params), account, scheme.servers(account));
  return draft.body === undefined ? undefined : JSON.parse(String(draft.body));
}

describe('a log profile', () => {
  it('takes a downsampling rate that is a fraction only', () => {
    const profile = {
      profileName: 'a',
      destination: { destination_endpoint: 'https://logs.example.com' },
      logFields: ['timestamp'],
    };
    for (const downsamplingRate of ['0', '1.5', 'half']) {
      expect(() =>
        bodyOf(clientCredentials, 'logProfile.create', { ...profile, downsamplingRate }),
      ).toThrow(/^downsamplingRate: Downsampling Rate must be a fraction above 0/);
    }
  });
});

describe('the operations of the REST host', () => {
  const rest = (operation: string, params: Readonly<Record<string, Json>>): unknown =>
    bodyOf(restToken, operation, params);

  it('send no more addresses at once than the server works on', () => {
    const urls = Array.from(
      { length: 51 },
      (_, index) => `https://cdn.example.com/${String(index)}`,
    );
    expect(() => rest('content.bulkPurge', { urls })).toThrow(/at most 50/);
    expect(rest('content.bulkPurge', { urls: urls.slice(1) })).toHaveProperty(
      'MediaPath.length',
      50,
    );
  });

  it('take up as many places as a bulk call has addresses, purges and loads apart', () => {
    const jobLimit = vendor.operations.flatMap((row) =>
      row.jobLimit === undefined ? [] : [[row.operation, row.jobLimit]],
    );
    expect(jobLimit).toEqual([
      ['purge', { name: 'purge', capacity: 50 }],
      ['bulkPurge', { name: 'purge', capacity: 50, weight: 'urls' }],
      ['load', { name: 'load', capacity: 50 }],
      ['bulkLoad', { name: 'load', capacity: 50, weight: 'urls' }],
    ]);
  });

  it('want both ends of the time range of an event log, or none', () => {
    const startTime = '2026-11-01';
    expect(() => rest('eventLog.getWaf', { startTime })).toThrow(/^endTime: fill in both ends/);
    expect(() => rest('eventLog.getWaf', { endTime: startTime })).toThrow(/^startTime: /);
  });

  it('refuse a region that is no number before anything is sent', () => {
    const url = 'https://cdn.example.com/a';
    expect(() => rest('content.purge', { url, regionIds: ['Europe'] })).toThrow(/"Europe"/);
    expect(() => rest('content.purge', { url, regionIds: [' '] })).toThrow(/whole number/);
  });

  it('refuse an origin without a server', () => {
    expect(() => rest('origin.create', { directoryName: 'shop' })).toThrow(
      /httpHostnames: fill in at least one of/,
    );
  });

  it('balance load only over servers that there are', () => {
    expect(
      rest('origin.create', { directoryName: 'shop', httpsHostnames: ['https://a:443'] }),
    ).toEqual({
      DirectoryName: 'shop',
      HostHeader: '',
      HttpsHostnames: [{ Name: 'https://a:443' }],
      HttpsLoadBalancing: 'RR',
    });
  });

  it.each([
    ['httplarge', 3],
    ['httpsmall', 8],
    ['adn', 14],
  ])('turn the platform %s into the number %i where a body wants it', (platform, number) => {
    const params = { platform, hostname: 'cdn.example.com', originId: '5' };
    expect(rest('cname.create', params)).toHaveProperty('MediaTypeId', number);
  });

  it('refuse two filters that exclude each other', () => {
    const period = { beginDate: '2026-11-01', endDate: '2026-11-02' };
    const call = (filters: Readonly<Record<string, Json>>): unknown =>
      rest('usageReport.getBytesTransferred', { ...period, ...filters });
    expect(() => call({ pops: ['dca'], regionId: '1' })).toThrow(/either POPs or a region ID/);
    expect(call({ regionId: '1' })).toBeUndefined();
  });
});

describe('the operations of the gateway', () => {
  const gateway = (operation: string, params: Readonly<Record<string, Json>>): unknown =>
    bodyOf(clientCredentials, operation, params);

  it('take further report parameters as an object and never over the fields', () => {
    const fields = { granularity: 'day', dimensions: ['time'] };
    expect(gateway('report.create', fields)).toEqual({
      query: { params: { by: 'day', dimensions: ['time'] } },
    });
    expect(gateway('report.create', { ...fields, furtherParams: { by: 'year', top: 5 } })).toEqual({
      query: { params: { by: 'day', dimensions: ['time'], top: 5 } },
    });
    expect(() => gateway('report.create', { ...fields, furtherParams: [1] })).toThrow(
      /JSON object/,
    );
  });

  it('want an organization for OV and EV certificates, and none for DV', () => {
    const fields = { certificateLabel: 'Shop', domains: ['a.example.com'] };
    expect(() => gateway('certificate.create', { ...fields, validationType: 'EV' })).toThrow(
      /companyName: needed when Validation Type is Extended \(EV\)/,
    );
    expect(() => gateway('certificate.create', { ...fields, city: 'Berlin' })).toThrow(
      /DV certificate names no organization/,
    );
    const full = { ...fields, validationType: 'OV', companyName: 'Example GmbH' };
    expect(gateway('certificate.create', full)).toHaveProperty(
      'organization.company_name',
      'Example GmbH',
    );
  });

  it('ask for confirmation of whatever live traffic depends on, and of nothing else', () => {
    const asked = vendor.operations
      .filter((row) => row.confirm !== undefined)
      .map((row) => `${row.resource}.${row.operation}`);
    expect(asked).toEqual([
      'origin.delete',
      'cname.delete',
      'deployRequest.deployToProduction',
      'certificate.delete',
    ]);
  });
});
