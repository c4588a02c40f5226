import { readBaseUrl } from '../../core/model/url';

/** As often as a flow asks in a night: Node.js compiles what is called so often, `URL.canParse` with it. */
const CALLS = 50_000;

it('takes a host with umlauts, however many URLs were read before', () => {
  const read = (url: string): string => readBaseUrl('baseUrl', url, 'https://host');
  for (let call = 0; call < CALLS; call += 1) read('https://host.test/path');
  expect(read('https://bücher.test')).toBe('https://xn--bcher-kva.test');
});
