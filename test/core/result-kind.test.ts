/** What forms offer as the result of an operation, by its name and by what is known of its response. */
import { operationId, operationsOf, resultKind, vendors } from '../../core';

const kinds = new Map<string, string>(
  vendors.flatMap((vendor) =>
    operationsOf(vendor).map(
      (row) => [`${vendor.id} ${operationId(row)}`, resultKind(row)] as const,
    ),
  ),
);

it.each([
  // In pages, whatever its name.
  ['edgecast eventLog.getWaf', 'list'],
  // By its name, though its response is a bare list.
  ['tcpwave organization.getMany', 'list'],
  ['tcpwave search.find', 'list'],
  // Reads, and its items are known.
  ['enlighted fixture.getByArea', 'list'],
  ['enlighted occupancy.getAreas', 'list'],
  // A single thing in an envelope, and what a command says.
  ['enlighted sensor.get', 'envelope'],
  ['tcpwave object.getNextFreeIp', 'envelope'],
  ['truesight event.create', 'envelope'],
  // Nothing is known but the response.
  ['edgecast origin.get', 'whole'],
  ['edgecast custom.request', 'whole'],
] as const)('%s: %s', (operation, kind) => {
  expect(kinds.get(operation)).toBe(kind);
});

it('is a list for every operation in pages', () => {
  const paged = vendors.flatMap((vendor) => operationsOf(vendor).filter(({ paging }) => paging));
  expect(paged.length).toBeGreaterThan(10);
  for (const row of paged) expect(resultKind(row)).toBe('list');
});
