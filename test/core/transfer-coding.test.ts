import { transferCodingFault } from '../../core';

describe('Transfer-Encoding', () => {
  it.each([undefined, '', 'chunked', ' Chunked ', 'identity', 'identity, chunked', 'chunked;x=1'])(
    'can be read where nothing or chunks are left to take out: %s',
    (coding) => {
      expect(transferCodingFault(coding)).toBeUndefined();
    },
  );

  it.each([
    'chunked, identity',
    'chunked, chunked',
    'chunked, gzip',
    'foo',
    'foo, chunked',
    'gzip, chunked',
    'xchunked',
    'chunked chunked',
  ])('is named where the framing would pass for the body: %s', (coding) => {
    expect(transferCodingFault(coding)).toMatch(
      new RegExp(`^the response has the Transfer-Encoding "${coding}", which cannot be decoded`),
    );
  });

  it('may have what the host decodes, and is shown no longer than it makes sense', () => {
    expect(transferCodingFault('gzip, chunked', ['gzip'])).toBeUndefined();
    expect(transferCodingFault('chunked, gzip', ['gzip'])).toMatch(/"chunked, gzip"/);
    expect(transferCodingFault('x'.repeat(5_000))).toMatch(/"x{60}"/);
  });
});
