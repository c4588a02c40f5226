import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { Secret, readCertificates } from '../../core';
import {
  certificateExpiry,
  certificateSubject,
  isPkcs12,
  readClientCertificate,
  repairPem,
  requireCertificates,
} from '../../core/model/pem';
import { pemMistake } from '../../core/model/pem-mistake';
import { faultOf } from '../support/fault-of';
import { PKCS12 } from '../support/pkcs12';
import { TEST_CERTIFICATE, TEST_PRIVATE_KEY } from '../../vectors/tcpwave-certificate';

const certificate = new Secret(TEST_CERTIFICATE);
const key = new Secret(TEST_PRIVATE_KEY);
const [AUTHORITY = ''] = rootCertificates;
const PFX = new Secret(PKCS12);
const { privateKey: OTHER } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const LOCKED = new Secret(
  String(
    OTHER.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'open-me' }),
  ),
);

/** A throw-away key under the passphrase `sesame`, as `openssl pkcs8 -v1 PBE-MD5-DES` writes it. */
const OLD_KEY = new Secret(
  [
    '-----BEGIN ENCRYPTED PRIVATE KEY-----',
    'MIGwMBsGCSqGSIb3DQEFAzAOBAi6GAriCavxAwICCAAEgZDH91ZvaY+HCrwNyFv+',
    'PwRoo7MKnsP0zsQzscu58l3Y+mv8bgucQgTPAqeaJspJwvLbm8lm8Ai/KrnTnD2n',
    '1ySK78YC2G3pAuNX7vNedvgmE3f5KrRlK1nr0YkkNfEZbfA5CNezTBgRtBvNkZ5L',
    'T8vNzMVlUzFZx8hSjz+b5Ul9YyAaB2mgyQ7mTKGHX3cLah8=',
    '-----END ENCRYPTED PRIVATE KEY-----',
  ].join('\n'),
);

describe('a pasted PEM is repaired', () => {
  it.each([
    ['spaces for line breaks', TEST_PRIVATE_KEY.replace(/\n/g, ' ')],
    ['no line breaks at all', TEST_PRIVATE_KEY.replace(/\n/g, '')],
    ['CRLF', TEST_PRIVATE_KEY.replace(/\n/g, '\r\n')],
    ['written-out line breaks', TEST_PRIVATE_KEY.replace(/\n/g, '\\n')],
    ['line breaks written out twice', TEST_PRIVATE_KEY.replace(/\n/g, '\\\\n')],
    ['a dash that was not copied', TEST_PRIVATE_KEY.replace(/-----/g, '----')],
    ['dashes of a text editor', TEST_PRIVATE_KEY.replace(/-----/g, '\u2014\u2014-')],
    ['the signs of a quoted mail', TEST_PRIVATE_KEY.replace(/^/gm, '> ')],
    ['lines that go on', TEST_PRIVATE_KEY.replace(/\n/g, '\\\n')],
    ['a character that cannot be seen', TEST_PRIVATE_KEY.replace(/\nM/, '\n\u200bM')],
  ])('with %s', (_, text) => {
    expect(repairPem(text)).toBe(`${TEST_PRIVATE_KEY}\n`);
  });

  it.each([
    ['RSA', 'des-ede3-cbc'],
    ['EC', 'aes-256-cbc'],
  ])('of an encrypted key in the traditional form: %s, %s', (kind, cipher) => {
    const made =
      kind === 'RSA'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
            ...{ type: 'pkcs1', format: 'pem', cipher, passphrase: 'sesame' },
          })
        : OTHER.export({ type: 'sec1', format: 'pem', cipher, passphrase: 'sesame' });
    const pem = String(made);
    expect(pem).toContain('DEK-Info');
    for (const lineEnd of ['\n', '\r\n', '\\n', '\\r\\n', ' ', '']) {
      const pasted = `Bag Attributes\n ${pem}`.replace(/\n/g, lineEnd);
      const key = repairPem(pasted);
      expect([lineEnd, key]).toEqual([lineEnd, pem]);
      expect(createPrivateKey({ key, passphrase: 'sesame' }).type).toBe('private');
    }
  });

  it('keeps a chain, the headers of an encrypted key, and what is no PEM', () => {
    const two = `${TEST_CERTIFICATE}${TEST_CERTIFICATE}`;
    expect(repairPem(two.replace(/\n/g, ' '))).toBe(`${TEST_CERTIFICATE}\n${TEST_CERTIFICATE}\n`);
    const head = 'Proc-Type: 4,ENCRYPTED DEK-Info: AES-128-CBC,00';
    const text = `-----BEGIN EC PRIVATE KEY----- ${head} QUJD -----END EC PRIVATE KEY-----`;
    expect(repairPem(text)).toBe(
      '-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nQUJD\n-----END EC PRIVATE KEY-----\n',
    );
    expect(repairPem('-----BEGIN X-----  -----END X-----')).toBe(
      '-----BEGIN X-----\n-----END X-----\n',
    );
    expect(repairPem(' nothing ')).toBe('nothing');
  });

  it('knows PKCS#12 in base64', () => {
    expect([PFX.reveal(), 'short', TEST_CERTIFICATE, '%'.repeat(200)].map(isPkcs12)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('a client certificate', () => {
  it('is taken when certificate, key and passphrase fit', () => {
    expect(readClientCertificate(certificate, key, undefined)).toEqual({
      kind: 'pem',
      cert: certificate,
      key,
    });
    const passphrase = new Secret('p');
    expect(readClientCertificate(certificate, key, passphrase)).toHaveProperty(
      'passphrase',
      passphrase,
    );
    expect(readClientCertificate(certificate, key, new Secret(''))).not.toHaveProperty(
      'passphrase',
    );
    for (const both of [
      `${TEST_CERTIFICATE}\n${TEST_PRIVATE_KEY}`,
      `${TEST_PRIVATE_KEY}\n${TEST_CERTIFICATE}`,
    ]) {
      const cert = new Secret(both);
      for (const none of [undefined, new Secret('')]) {
        expect(readClientCertificate(cert, none, undefined)).toEqual({
          ...{ kind: 'pem', cert, key: cert },
        });
      }
    }
    expect(readClientCertificate(PFX, undefined, passphrase)).toEqual({
      kind: 'pfx',
      pfx: PFX,
      passphrase,
    });
  });

  it.each([
    ['no key', certificate, undefined, undefined, 'privateKey', /paste the private key/],
    ['an empty key', certificate, new Secret(''), undefined, 'privateKey', /paste the private key/],
    [
      'no certificate',
      new Secret('x'),
      key,
      undefined,
      'certificate',
      /not a certificate in PEM form/,
    ],
    ['no key but text', certificate, new Secret('x'), undefined, 'privateKey', /not a private key/],
    [
      'the key of another',
      certificate,
      new Secret(String(OTHER.export({ type: 'pkcs8', format: 'pem' }))),
      undefined,
      'privateKey',
      /does not belong to the certificate/,
    ],
    ['a wrong passphrase', certificate, LOCKED, new Secret('no'), 'passphrase', /does not open it/],
    [
      'no passphrase',
      certificate,
      LOCKED,
      undefined,
      'passphrase',
      /is encrypted\. Enter its pass/,
    ],
    ['an empty one', certificate, LOCKED, new Secret(''), 'passphrase', /Enter its passphrase/],
    [
      'the two swapped',
      key,
      certificate,
      undefined,
      'certificate',
      /It is a private key, which has/,
    ],
    [
      'a certificate for a key',
      certificate,
      certificate,
      undefined,
      'privateKey',
      /It is a certif/,
    ],
    [
      'the certificate of an authority first',
      new Secret(`${AUTHORITY}\n${TEST_CERTIFICATE}`),
      key,
      undefined,
      'certificate',
      /^certificate: the first certificate does not belong to the private key\. Paste the certificate/,
    ],
    ['an old lock', certificate, OLD_KEY, new Secret('sesame'), 'privateKey', /old algorithm.*AES/],
    [
      'the passphrase of another key',
      certificate,
      LOCKED,
      new Secret('open-me'),
      'privateKey',
      /belong/,
    ],
  ])('is refused with %s', (_, cert, secret, passphrase, field, says) => {
    const fault = faultOf(() => readClientCertificate(cert, secret, passphrase));
    expect(fault).toMatchObject({ code: 'input', field, message: expect.stringMatching(says) });
  });

  it.each([
    ['certificate', 'BEGIN CERTIFICATE REQUEST', /the certificate that the authority has issued/],
    ['certificate', 'BEGIN PUBLIC KEY', /^It is a public key\.$/],
    ['certificate', 'BEGIN PKCS7', /PKCS#7 container: .*openssl pkcs7 -print_certs/],
    ['privateKey', 'BEGIN OPENSSH PRIVATE KEY', /OpenSSH: .*ssh-keygen -p -m PEM/],
    ['privateKey', 'BEGIN RSA PRIVATE KEY', /missing \(-----END RSA PRIVATE KEY-----\)/],
  ] as const)('is named where it is no %s: %s', (wanted, mark, says) => {
    expect(pemMistake(wanted, `-----${mark}-----\nMIIB`)).toMatch(says);
  });

  it.each(['/etc/ssl/key.pem', '~/key.pem', 'C:\\keys\\a.pem', 'file:///key.pem', './key'])(
    'is not a path: %s',
    (path) => {
      expect(pemMistake('privateKey', path)).toMatch(/path of a file: paste what the file holds/);
    },
  );

  it('is not explained where nothing is known of it', () => {
    const broken = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    for (const text of ['hello', '/', '-----BEGIN DH PARAMETERS-----', broken]) {
      expect(pemMistake('certificate', text)).toBeUndefined();
    }
  });

  it('tells its end and its owner, unless it is PKCS#12', () => {
    expect(certificateExpiry(certificate)).toBe(Date.UTC(2126, 9, 29, 0, 19, 1));
    expect(certificateSubject(certificate)).toBe('CN=latchkey-test');
    expect([certificateExpiry(PFX), certificateSubject(PFX)]).toEqual([undefined, undefined]);
  });
});

describe('certificates of a CA', () => {
  const check = (text: string): unknown => faultOf(() => requireCertificates('ca', 'CA', text));

  it('may be one, or many with other blocks between them', () => {
    for (const text of [
      TEST_CERTIFICATE,
      `Subject: x\n${TEST_CERTIFICATE}\n${TEST_PRIVATE_KEY}\n${TEST_CERTIFICATE}`,
    ]) {
      expect(check(text)).toBeUndefined();
    }
  });

  it.each([
    'hello',
    '',
    TEST_PRIVATE_KEY,
    TEST_CERTIFICATE.replace(/M/, '-'),
    TEST_CERTIFICATE.slice(0, 200),
  ])('are asked for in PEM: %#', (text) => {
    expect(check(text)).toMatchObject({
      code: 'input',
      field: 'ca',
      message: expect.stringMatching(/^ca: CA: this is not a certificate in PEM format/) as unknown,
    });
  });

  it('are each looked at', () => {
    const bundle = `${TEST_CERTIFICATE}\n${TEST_CERTIFICATE.slice(0, 200)}\n${TEST_CERTIFICATE}`;
    for (const fault of [check(bundle), faultOf(() => readCertificates('ca', 'CA', bundle))]) {
      expect(String(fault)).toMatch(/certificate 2 of 3 cannot be read\. Copy it again/);
    }
  });

  it('are repaired before they are looked at, where a host says so', () => {
    const flat = TEST_CERTIFICATE.replace(/\n/g, ' ');
    expect(readCertificates('ca', 'CA', `${flat} ${flat}`).match(/BEGIN/g)).toHaveLength(2);
  });
});
