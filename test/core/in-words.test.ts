/** What the core says by ids, in the words of the forms of a host. */
import { createWords, operationId, operationsOf, vendors } from '../../core';
import type { HostWords, Operation, Vendor } from '../../core';

function find(vendorId: string, operation: string): { vendor: Vendor; row: Operation } {
  const vendor = vendors.find(({ id }) => id === vendorId);
  const row = vendor && operationsOf(vendor).find((item) => operationId(item) === operation);
  if (vendor === undefined || row === undefined) throw new Error(`There is no ${operation}.`);
  return { vendor, row };
}

const plain: HostWords = {
  label: (name) => ({ operation: 'Operation', tls: 'TLS' })[name],
  phrases: [['Select "confirm" if', 'Costs $& if']],
};

describe('with the labels alone', () => {
  const { vendor, row } = find('tcpwave', 'zoneRecord.create');
  const words = createWords(vendor, plain);

  it.each([
    // A label that the message has already stands once.
    ['baseUrl: Base URL is missing.', 'Base URL is missing.'],
    ['recordAddress: needed when Type is A.', 'Address: needed when Type is A.'],
    [
      'operation: "zoneRecord.create" cannot be called with tcpwave/session-token.',
      'Operation: “Create record of zone” cannot be called with “Session token”.',
    ],
    // A field of the account that the host shows elsewhere.
    ['tls: passphrase: it opens no key.', 'TLS: Passphrase: it opens no key.'],
    // What looks like an id and is none stays.
    ['example.com: not known, see a/b.', 'example.com: not known, see a/b.'],
    [
      'nosuch: zoneRecord.create has no such field.',
      'nosuch: “Create record of zone” has no such field.',
    ],
    ['TCPWave Token API: signed in.', 'TCPWave Token API: signed in.'],
    // A replacement is taken as it is written.
    ['confirm: sent. Select "confirm" if so.', 'confirm: sent. Costs $& if so.'],
  ])('%s', (said, shown) => {
    expect(words.say(said, row)).toBe(shown);
  });

  it.each([
    ['recordAddress', 'Address'],
    ['operation', 'Operation'],
    ['baseUrl', 'Base URL'],
    ['nosuch', 'nosuch'],
  ])('the label of %s is %s', (name, label) => {
    expect(words.label(name, row)).toBe(label);
  });

  it('knows the fields of the account without an operation', () => {
    expect(words.say('baseUrl: Base URL is missing.')).toBe('Base URL is missing.');
    expect(words.label('recordAddress')).toBe('recordAddress');
  });
});

describe('with names for accounts and for fields that messages may set', () => {
  const { vendor, row } = find('enlighted', 'emergency.start');
  const words = createWords(vendor, {
    ...plain,
    account: (scheme) => `Enlighted account (${scheme.name})`,
    field: (label, name) => `${label} [${name}]`,
  });

  it.each([
    ['minutes: Minutes is not set.', 'Minutes [minutes] is not set.'],
    ['minutes: must be a number.', 'Minutes [minutes] must be a number.'],
  ])('%s', (said, shown) => {
    expect(words.say(said, row)).toBe(shown);
  });

  it('names the account as the host does, whichever name begins with the other', () => {
    for (const { credential, name } of vendor.schemes) {
      expect(words.say(`${credential.displayName}: signed in.`)).toBe(
        `Enlighted account (${name}): signed in.`,
      );
    }
  });
});
