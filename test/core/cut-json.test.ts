import fc from 'fast-check';
import { isCutJson } from '../../core/model/cut-json';
import { readJson } from '../../core/model/read-json';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';

const JSON_TYPE = 'application/json; charset=utf-8';
const cut = (text: string, type = JSON_TYPE): boolean =>
  isCutJson({ json: readJson(text), text, headers: { 'content-type': type } });

describe('JSON that is cut off', () => {
  it.each([
    '{"a":1',
    '[{"a":1},{"b"',
    '[1,2,',
    '{"a":"x',
    '{"a":"x\\\\"',
    '{"a":1}\n{"a":',
    ' {',
    '{"a":[1]',
  ])('is seen: %s', (text) => {
    expect(cut(text)).toBe(true);
    expect(cut(text, 'application/problem+json')).toBe(true);
  });

  it.each([
    '{"a":NaN}',
    '{"a":1}\n{"a":2}',
    "{'a':1}",
    '{"a":"x"y"}',
    '[]]',
    'OK',
    '',
    '"text',
    `${'['.repeat(600)}${']'.repeat(600)}`,
  ])('is not what is no JSON for another reason: %s', (text) => {
    expect(cut(text)).toBe(false);
  });

  it('is not looked for in what calls itself something else', () => {
    expect(cut('[log] {started', 'text/plain')).toBe(false);
    expect(isCutJson({ json: undefined, text: '[', headers: {} })).toBe(false);
  });

  it('is every beginning of an object or a list', () => {
    const value = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
    fc.assert(
      fc.property(value, fc.nat(), (whole, at) => {
        const text = JSON.stringify(whole);
        const part = text.slice(0, 1 + (at % (text.length - 1)));
        // Inside a text that ends in a bracket it looks like a quote too many.
        fc.pre(!/[\]}]\s*$/.test(part));
        expect(cut(part)).toBe(true);
        expect(cut(text)).toBe(false);
      }),
    );
  });

  it.each([
    ['GET', 1],
    ['POST', 1],
  ] as const)('is an error of a %s, and costs no other request', async (method, requests) => {
    const clock = createFakeClock();
    const { send, requests: sent } = createMemoryTransport(() => ({
      headers: { 'content-type': JSON_TYPE },
      body: '{"items":[{"id":1},{"id"',
    }));
    const client = clientFor({
      vendor: plainVendor([{ method }]),
      scheme: 'plain/token',
      account: { baseUrl: 'https://h.test', token: 't' },
      transport: send,
      clock,
    });
    await expect(client.run({ operation: 'thing.get', params: {} })).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringMatching(
        /ends in the middle of its JSON: a part of it is missing/,
      ) as unknown,
    });
    expect(sent).toHaveLength(requests);
  });
});
