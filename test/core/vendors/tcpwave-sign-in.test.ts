import { findOperation, readAccount, readReply } from '../../../core';
import { readParams } from '../../../core/catalogue/input';
import { operationId } from '../../../core/model/operation';
import type { Params } from '../../../core/model/operation';
import { vendor } from '../../../core/vendors/tcpwave';
import { clientCertificate, sessionToken } from '../../../core/vendors/tcpwave/schemes';
import { replyOf } from '../../support/memory-transport';
import type { Answer } from '../../support/memory-transport';
import { vectors } from '../../../vectors/tcpwave';
import { TEST_CERTIFICATE, TEST_PRIVATE_KEY } from '../../../vectors/tcpwave-certificate';
import { expectRun, runPure } from './pure-run';
import { PKCS12 } from '../../support/pkcs12';
import { signWith } from '../../support/sign-with';

const BASE = 'https://ipam.example:7443/tims/rest';
const REQUEST = { method: 'GET', url: `${BASE}/organization/list`, headers: {} } as const;
const PEM = { baseUrl: BASE, certificate: TEST_CERTIFICATE, privateKey: TEST_PRIVATE_KEY };

const judge = (given: Answer) => sessionToken.verdict(readReply(replyOf(given)), REQUEST);
const signCertified = (entered: Readonly<Record<string, string>>) =>
  signWith(clientCertificate, readAccount(clientCertificate, entered), {
    ...REQUEST,
    headers: { 'tims-session-token': 'x', Accept: 'a' },
  });

describe('TCPWave: session token', () => {
  const account = readAccount(sessionToken, { baseUrl: `${BASE}/`, token: 'token-1\n' });

  it('sends the token in its header, once, without a prefix', () => {
    const draft = { ...REQUEST, headers: { 'tims-session-token': 'other', Accept: 'a' } };
    expect(signWith(sessionToken, account, draft).headers).toEqual({
      Accept: 'a',
      'TIMS-Session-Token': 'token-1',
    });
  });

  it('tests with the list of organizations', () => {
    expect(sessionToken.servers(account)).toEqual({ main: BASE });
    expect(sessionToken.test?.(account)).toEqual(REQUEST);
  });

  it.each([sessionToken, clientCertificate])(
    'names address, expiry and revocation when $id is refused',
    (scheme) => {
      expect(scheme.remedies.refused).toMatch(/IP address/);
      expect(scheme.remedies.refused).toMatch(/expired/);
      expect(scheme.remedies.refused).toMatch(/revoked/);
    },
  );
});

describe('TCPWave: client certificate', () => {
  it('shows certificate and key, and no header', () => {
    const signed = signCertified({ ...PEM, passphrase: '' });
    expect(signed.headers).toEqual({ Accept: 'a' });
    expect(signed.certificate?.kind).toBe('pem');
    expect(signed.certificate).not.toHaveProperty('passphrase');
  });

  it('hands on the passphrase', () => {
    expect(signCertified({ ...PEM, passphrase: 'open' }).certificate?.passphrase?.reveal()).toBe(
      'open',
    );
  });

  it('shows a PKCS#12 container where no key is given', () => {
    const { certificate } = signCertified({
      baseUrl: BASE,
      certificate: PKCS12,
      passphrase: 'open',
    });
    expect(certificate?.kind).toBe('pfx');
    expect(certificate?.passphrase?.reveal()).toBe('open');
  });

  it('shows the key that stands behind the certificate', () => {
    const both = `${TEST_CERTIFICATE}\n${TEST_PRIVATE_KEY}`;
    const { certificate } = signCertified({ ...PEM, certificate: both, privateKey: '' });
    expect(certificate).toMatchObject({ kind: 'pem' });
  });

  it('takes the container when a key is given too', () => {
    const { certificate } = signCertified({ ...PEM, certificate: PKCS12 });
    expect(certificate?.kind).toBe('pfx');
  });

  it('asks for the key of a PEM certificate', () => {
    expect(() => readAccount(clientCertificate, { ...PEM, privateKey: '' })).toThrow(
      /^privateKey: /,
    );
  });

  it('knows whose certificate it is and tests with the list of organizations', () => {
    const account = readAccount(clientCertificate, PEM);
    expect(clientCertificate.identity?.(account)).toBe('CN=latchkey-test');
    expect(clientCertificate.servers(account)).toEqual({ main: BASE });
    expect(clientCertificate.test?.(account)).toEqual(REQUEST);
  });
});

describe('TCPWave: what an answer means', () => {
  it.each([
    ['200 with JSON', { body: [1] }],
    ['200 with text', { body: '10.1.10.7' }],
    ['200 without a body', {}],
    ['201', { status: 201 }],
    ['203', { status: 203, body: 'TIMS-1 is fine here' }],
    ['204', { status: 204 }],
  ])('takes %s as success', (_, given) => {
    expect(judge(given)).toEqual({ kind: 'ok' });
  });

  it.each([
    ['as plain text', 'TIMS-2024: no such network', 'no such network'],
    ['after white space', '\n TIMS-2024 x', 'x'],
    ['as a JSON text', '"TIMS-2024 x"', 'x'],
    ['in brackets', '[TIMS-2024] x', 'x'],
    ['in a message', { message: 'TIMS-2024 x' }, 'x'],
    ['in an error', { error: 'TIMS-2024 x' }, 'x'],
  ])('finds the code of an error %s', (_, body, message) => {
    expect(judge({ status: 400, body })).toEqual({
      kind: 'broken',
      message,
      vendorCode: 'TIMS-2024',
    });
  });

  it('shows a code that comes without words', () => {
    expect(judge({ status: 400, body: 'TIMS-2024' })).toEqual({
      kind: 'broken',
      vendorCode: 'TIMS-2024',
    });
  });

  it('finds no code in the middle of a text', () => {
    expect(judge({ status: 500, body: 'see TIMS-1' })).toEqual({
      kind: 'broken',
      message: 'see TIMS-1',
    });
  });

  it.each([
    [401, 'stale'],
    [403, 'denied'],
    [429, 'throttled'],
    [302, 'broken'],
  ])('reads status %s as %s', (status, kind) => {
    expect(judge({ status })).toEqual({ kind });
  });

  it('leaves out the page of the web server in front', () => {
    expect(judge({ status: 404, body: '<html>Tomcat</html>' })).toEqual({ kind: 'broken' });
  });
});

describe('TCPWave: calls', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expectRun(runPure(vendor, vector), vector);
  });

  it('has a vector for every operation', () => {
    const covered = new Set(vectors.map((vector) => vector.operation));
    expect(vendor.operations.map(operationId).filter((id) => !covered.has(id))).toEqual([]);
  });

  it('names every resource that it uses, and no other', () => {
    const used = new Set(vendor.operations.map((row) => row.resource));
    expect(Object.keys(vendor.resources).sort()).toEqual([...used].sort());
  });
});

describe('TCPWave: what is refused before anything is sent', () => {
  it('refuses an update of a subnet that changes nothing', () => {
    const row = findOperation(vendor, sessionToken, 'subnet.update');
    const params = { organization: 'EARTH', subnetAddresses: ['10.1.10.0'] };
    expect(() => readParams(row, params)).toThrow(/^subnetName: fill in at least one of /);
  });

  it.each([
    [{ properties: { vrf_name: 'x' } }, { vrf_name: 'x' }],
    [{ subnetName: 'x' }, { name: 'x' }],
  ])('takes one property of a subnet for a change: %j', (change, sent) => {
    const row = findOperation(vendor, sessionToken, 'subnet.update');
    const params = { organization: 'EARTH', subnetAddresses: ['10.1.10.0'], ...change };
    expect(row.build?.(readParams(row, params))).toEqual({
      body: { subnet: { ...sent, organization_name: 'EARTH' } },
    });
  });

  it.each<readonly [string, Params, string]>([
    ['A', {}, 'recordAddress'],
    ['CNAME', {}, 'target'],
    ['MX', { target: 'mail.' }, 'priority'],
    ['SRV', { priority: 1, weight: 1, target: 'a.' }, 'port'],
    ['TXT', {}, 'recordText'],
    ['NAPTR', {}, 'recordData'],
  ])('says which part a record of type %s lacks', (recordType, params, field) => {
    const row = findOperation(vendor, sessionToken, 'zoneRecord.create');
    const place = { organization: 'EARTH', zone: 'example.com', owner: 'www' };
    expect(() => readParams(row, { ...place, recordType, ...params })).toThrow(
      expect.objectContaining({
        name: 'InputError',
        field,
        message: expect.stringContaining(`needed when Type is ${recordType}`) as string,
      }) as Error,
    );
  });

  it('deletes no zone when it is given none', () => {
    const row = findOperation(vendor, sessionToken, 'zone.delete');
    expect(row.build?.({ organization: 'EARTH' })).toEqual({ body: [] });
  });
});
