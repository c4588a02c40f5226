/** A certificate, key or container that is pasted as the base64 of its file, without the lines of PEM. */
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { readCertificates } from '../../core';
import { isCutOff, labelOfDer } from '../../core/model/der';
import { isPkcs12, readClientCertificate, repairPem } from '../../core/model/pem';
import { pemMistake } from '../../core/model/pem-mistake';
import { Secret } from '../../core/model/secret';
import { TEST_CERTIFICATE, TEST_PRIVATE_KEY } from '../../vectors/tcpwave-certificate';
import { faultOf } from '../support/fault-of';
import { PKCS12 } from '../support/pkcs12';

const bare = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '');
const CERTIFICATE = bare(TEST_CERTIFICATE);
const KEY = bare(TEST_PRIVATE_KEY);
const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const LOCK = { cipher: 'aes-256-cbc', passphrase: 'sesame' };

/** As OpenSSL 3 writes them. */
const REQUEST =
  'MIHFMG4CAQAwDDEKMAgGA1UEAwwBeDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHye6FOVetsNi31GuPYs1UVOkpDFjRHhr/gmCKluyMC3Rp3mvstNRy+AtPpIXAqjXUSCW0BNx+AK5JSOFS+sMcygADAKBggqhkjOPQQDAgNHADBEAiAQP8CSdgmodRV5OEZqD2N2i4jBdxOrKkOYcazqYHelCgIgZyUQR407qunRwbb5zddeIyZC97CzDaeojl0ava+4Deg=';
const WITHOUT_VERSION =
  'MIH/MIGmAgEAMAoGCCqGSM49BAMCMAwxCjAIBgNVBAMMAXgwHhcNMjYxMTI3MTc0MjUzWhcNMjYxMjI3MTc0MjUzWjAMMQowCAYDVQQDDAF4MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEfJ7oU5V62w2LfUa49izVRU6SkMWNEeGv+CYIqW7IwLdGnea+y01HL4C0+khcCqNdRIJbQE3H4ArklI4VL6wxzDAKBggqhkjOPQQDAgNIADBFAiA5hmDoI/j2gbQsZAC/2ygD6sJeBSPjF5DmvnSNluAzHgIhAL9bwBdPypqvjsnxCbKJYTjCyB3xWwDxsfpiKsp7SN5X';
const PKCS7 = 'MCMGCSqGSIb3DQEHAqAWMBQCAQExADALBgkqhkiG9w0BBwExAA==';
const JAVA = Buffer.from('feedfeed00000002', 'hex').toString('base64');

const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');
const inHex = (hex: string): Buffer => Buffer.from(hex, 'hex');

describe('the bytes of a file', () => {
  it.each([
    ['a certificate', bytesOf(CERTIFICATE), 'CERTIFICATE'],
    ['one of version 1', bytesOf(WITHOUT_VERSION), 'CERTIFICATE'],
    ['a request', bytesOf(REQUEST), 'CERTIFICATE REQUEST'],
    ['PKCS#7', bytesOf(PKCS7), 'PKCS7'],
    ['PKCS#8', RSA.privateKey.export({ type: 'pkcs8', format: 'der' }), 'PRIVATE KEY'],
    [
      'PKCS#8, locked',
      EC.privateKey.export({ type: 'pkcs8', format: 'der', ...LOCK }),
      'ENCRYPTED PRIVATE KEY',
    ],
    ['PKCS#1', RSA.privateKey.export({ type: 'pkcs1', format: 'der' }), 'RSA PRIVATE KEY'],
    ['SEC 1', EC.privateKey.export({ type: 'sec1', format: 'der' }), 'EC PRIVATE KEY'],
    ['a public key', EC.publicKey.export({ type: 'spki', format: 'der' }), 'PUBLIC KEY'],
    ['PKCS#12', bytesOf(PKCS12), 'PKCS12'],
    ['PKCS#12 with its lengths left open', inHex('308002010330800609'), 'PKCS12'],
    ['a Java key store', bytesOf(JAVA), 'JAVA KEY STORE'],
  ])('tell what it is: %s', (_, bytes, label) => {
    expect([labelOfDer(bytes), isCutOff(bytes)]).toEqual([label, false]);
  });

  it('tell a certificate by each root that Node.js has', () => {
    const labels = rootCertificates.map((pem) => labelOfDer(new X509Certificate(pem).raw));
    expect(new Set(labels)).toEqual(new Set(['CERTIFICATE']));
  });

  it.each(['', '30', '3000', '0203010203', '3085ffffffffff', '308203', '3003020103', '300302'])(
    'tell nothing where they are nothing: %s',
    (hex) => {
      expect(labelOfDer(inHex(hex))).toBeUndefined();
    },
  );

  it('tell that some of them are missing', () => {
    const whole = bytesOf(CERTIFICATE);
    expect([whole, whole.subarray(0, 300), inHex('30')].map(isCutOff)).toEqual([
      ...[false, true, false],
    ]);
  });
});

describe('the base64 of a file', () => {
  it.each([
    ['as it is', (text: string) => text],
    ['in lines', (text: string) => text.replace(/.{64}/g, '$&\r\n')],
    ['with line breaks written out', (text: string) => text.replace(/.{64}/g, '$&\\n')],
    ['in quotes', (text: string) => ` "${text}",\n`],
    ['as a data URL', (text: string) => `data:application/x-x509-user-cert;base64,${text}`],
  ])('becomes PEM: %s', (_, pasted) => {
    expect(repairPem(pasted(CERTIFICATE))).toBe(`${TEST_CERTIFICATE.trim()}\n`);
    expect(repairPem(pasted(KEY))).toBe(`${TEST_PRIVATE_KEY.trim()}\n`);
    expect(repairPem(pasted(PKCS12))).toBe(PKCS12);
  });

  it('becomes PEM where PEM is in it, as Kubernetes keeps it', () => {
    const kept = Buffer.from(`${TEST_CERTIFICATE}\n${TEST_CERTIFICATE}`).toString('base64');
    expect(repairPem(kept)).toBe(`${TEST_CERTIFICATE.trim()}\n${TEST_CERTIFICATE.trim()}\n`);
  });

  it('is taken out of the lines that GnuTLS puts around a container', () => {
    const pem = `-----BEGIN PKCS12-----\n${PKCS12}\n-----END PKCS12-----\n`;
    expect(repairPem(pem)).toBe(PKCS12);
    expect(isPkcs12(PKCS12)).toBe(true);
  });

  it('makes a certificate and its key, and a CA', () => {
    const [certificate, key] = [CERTIFICATE, KEY].map((text) => new Secret(repairPem(text)));
    expect(readClientCertificate(certificate ?? new Secret(''), key, undefined).kind).toBe('pem');
    expect(readCertificates('ca', 'CA', CERTIFICATE)).toContain('BEGIN CERTIFICATE');
  });

  it.each(['hello', 'MIIK'.repeat(50), '%'.repeat(200)])('stays as it is otherwise: %s', (text) => {
    expect(repairPem(` ${text}\n`)).toBe(text);
  });
});

describe('what is no certificate, or no key, is named before anything is sent', () => {
  it.each([
    ['a key', KEY, /It is a private key, which has a field of its own/],
    ['a request', REQUEST, /the certificate that the authority has issued/],
    ['PKCS#7', PKCS7, /openssl pkcs7 -print_certs/],
    ['a Java key store', JAVA, /It is a Java key store: .*keytool/],
    ['half a certificate', CERTIFICATE.slice(0, 200), /A part of it is missing/],
    ['junk', 'MIIK'.repeat(50), /not a certificate in PEM format .* nor PKCS#12 in base64\.$/],
    ['a file read as text', '0\ufffd\ufffd\u0003', /binary file .*openssl base64 -A -in FILE/],
    ['half a container', bytesOf(PKCS12).subarray(0, 8).toString('base64'), /the end of the PKCS#/],
  ])('for a certificate: %s', (_, pasted, says) => {
    const certificate = new Secret(repairPem(pasted));
    const fault = faultOf(() =>
      readClientCertificate(certificate, new Secret(TEST_PRIVATE_KEY), undefined),
    );
    expect(fault).toMatchObject({ code: 'input', field: 'certificate' });
    expect(String(fault)).toMatch(says);
  });

  it.each([
    ['a certificate', CERTIFICATE, /It is a certificate, which has a field of its own/],
    ['PKCS#12', PKCS12, /It is a PKCS#12 container, which belongs in the field of the client/],
    ['half a key', KEY.slice(0, 100), /A part of it is missing/],
  ])('for a key: %s', (_, pasted, says) => {
    const key = new Secret(repairPem(pasted));
    const fault = faultOf(() =>
      readClientCertificate(new Secret(TEST_CERTIFICATE), key, undefined),
    );
    expect(fault).toMatchObject({ code: 'input', field: 'privateKey' });
    expect(String(fault)).toMatch(says);
  });

  it('and a container for a CA', () => {
    const fault = faultOf(() => readCertificates('ca', 'CA', PKCS12));
    expect(String(fault)).toMatch(/^InputError: ca: CA: .*It is a PKCS#12 container/);
  });

  it('but not the whole block of an old key, whose bytes are locked', () => {
    const pem = EC.privateKey.export({ type: 'sec1', format: 'pem', ...LOCK });
    expect(pemMistake('privateKey', String(pem))).toBeUndefined();
  });
});
