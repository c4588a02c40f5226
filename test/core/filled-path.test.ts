/** A path of a custom request with a placeholder of the documentation, or an expression that nobody resolved. */
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';

function server() {
  const { send, requests } = createMemoryTransport(() => ({ body: [] }));
  const client = clientFor({
    vendor: plainVendor(),
    scheme: 'plain/token',
    account: { baseUrl: 'https://h.test' },
    transport: send,
    clock: createFakeClock(),
  });
  const run = (path: string) => client.run({ operation: 'custom.request', params: { path } });
  return { run, requests };
}

it.each([
  ['/floors/{floorId}', '{floorId}'],
  ['/floors/{floor_id}/areas?x=1', '{floor_id}'],
  ['/floors/<floor id>/areas', '<floor id>'],
  ['/floors/{{ $json.id }}', '{{ $json.id }}'],
  ['/floors/a-{{id}}', '{{id}}'],
])('%s is named before anything is sent', async (path, placeholder) => {
  const { run, requests } = server();
  await expect(run(path)).rejects.toMatchObject({
    ...{ code: 'input', field: 'path' },
    message: expect.stringContaining(`path: ${placeholder} is a placeholder`) as unknown,
  });
  expect(requests).toEqual([]);
});

it.each([
  ['/x?filter={"a":{"b":1}}', '/x?filter={%22a%22:{%22b%22:1}}'],
  ['/x?q={id}', '/x?q={id}'],
  ['/a/%7BfloorId%7D', '/a/%7BfloorId%7D'],
  ['/a/{3F2504E0-4F89-11D3}', '/a/%7B3F2504E0-4F89-11D3%7D'],
  ["/Set(Id='{id}')", "/Set(Id='%7Bid%7D')"],
])('%s may be meant, and is sent', async (path, sent) => {
  const { run, requests } = server();
  await run(path);
  expect(requests[0]?.url).toBe(`https://h.test${sent}`);
});
