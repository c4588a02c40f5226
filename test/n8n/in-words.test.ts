/** What the core says by ids, in the words of the form. */
import { operationId, operationsOf, vendors } from '../../core';
import type { Operation, Vendor } from '../../core';
import { inWords } from '../../nodes/shared/in-words';

function find(vendorId: string, operation: string): { vendor: Vendor; row: Operation } {
  const vendor = vendors.find(({ id }) => id === vendorId);
  const row = vendor && operationsOf(vendor).find((item) => operationId(item) === operation);
  if (vendor === undefined || row === undefined) throw new Error(`There is no ${operation}.`);
  return { vendor, row };
}

const record = find('tcpwave', 'zoneRecord.create');

it.each([
  ['recordAddress: needed when Type is A.', 'Address: needed when Type is A.'],
  ['baseUrl: Base URL is missing.', 'Base URL is missing.'],
  [
    'zone: Zone is needed for zoneRecord.create. Name of the zone.',
    'Zone is needed for “Create record of zone”. Name of the zone.',
  ],
  [
    'TCPWave Token API, zoneRecord.create: the server returned status 404.',
    'TCPWave Token API, “Create record of zone”: the server returned status 404.',
  ],
  // What looks like an id and is none stays.
  ['example.com: the host name is not known.', 'example.com: the host name is not known.'],
])('%s', (said, shown) => {
  expect(inWords(said, record.vendor, record.row)).toBe(shown);
});

it('names the switch that confirms an effect', () => {
  const { vendor, row } = find('enlighted', 'switch.dim');
  const said =
    'confirm: switch.dim was not sent. Lights go. Select "confirm" if that is what you want.';
  expect(inWords(said, vendor, row)).toMatch(
    /^Confirm: “.+” was not sent\. Lights go\. Turn on Confirm if that is what you want\.$/u,
  );
});
