import fc from 'fast-check';
import { isLoopback, joinUrl, readBaseUrl } from '../../core/model/url';
import { faultOf } from '../support/fault-of';

describe('a base URL', () => {
  it.each([
    [' https://h.test/ ', 'https://h.test'],
    ['HTTPS://H.test:443/a/b//', 'https://h.test/a/b'],
    ['http://[::1]:80/', 'http://[::1]'],
    ['https://bücher.test', 'https://xn--bcher-kva.test'],
    ['"https://h.test/a"', 'https://h.test/a'],
    ['<https://h.test/a> ', 'https://h.test/a'],
    ['https://ipam_1.local./a', 'https://ipam_1.local./a'],
    ["https://h.test/o'x'", "https://h.test/o'x'"],
  ])('%s is used as %s', (text, expected) => {
    expect(readBaseUrl('baseUrl', text, 'https://host')).toBe(expected);
  });

  it.each([
    ['h.test', /does not begin with https/],
    ['javascript:alert(1)', /does not begin/],
    ['https://', /not a valid URL/],
    ['https://h:99999', /not a valid URL/],
    ['https://user:pw-1@h.test', /leave user name and password out/],
    ['https://:pw-1@h.test', /leave user name and password out/],
    ['user:pw-1@h.test', /"\[secret\]@h\.test" does not begin/],
    ['https://user:pw-1@h test', /not a valid URL/],
    ['https://h.test/?a=1', /leave out everything from/],
    ['https://h.test/#a', /leave out everything from/],
    ['https://https://h.test', /begins with https:\/\/ twice/],
    ['http://https:h.test', /begins with https:\/\/ twice/],
    ['https://h.test\n.evil.test', /contains a line break/],
    ['https://h\t.test', /contains a line break/],
    ['https://{host}/api', /contains the placeholder \{host\}\. Enter the real value/],
    ['https://h.test/<tenant>/api', /contains the placeholder <tenant>/],
    ['https://user:<pw-1>@h.test', /leave user name and password out/],
    ['https://user:<pw-1>@<h>.test', /"\[secret\]@<h>\.test" contains the placeholder <h>/],
    ['https://h.test;https://other.test', /not a valid URL/],
    ['https://h.test,other.test', /not a valid URL/],
    ['https://.h.test', /not a valid URL/],
    ['https://h..test', /not a valid URL/],
    [`x${'y'.repeat(200)}`, /y\.\.\."/],
  ])('%s is refused', (text, says) => {
    const fault = faultOf(() => readBaseUrl('baseUrl', text, 'https://host'));
    expect(fault).toMatchObject({
      code: 'input',
      field: 'baseUrl',
      message: expect.stringMatching(says),
    });
    expect(String(fault)).not.toContain('pw-1');
  });
});

describe('addresses', () => {
  it('are what the URL standard makes of them, or refused', () => {
    const letters = [...'abzA09-._~!$&()*+,;=:@/?%#\'"<>[]{}|^`\\ ü\t', '%2e', '/..', '//', '%zz'];
    const text = fc.array(fc.constantFrom(...letters), { maxLength: 12 });
    fc.assert(
      fc.property(text, (parts) => {
        const path = `/${parts.join('')}`;
        try {
          expect(joinUrl('path', 'https://h.test:8443/a', path)).toBe(
            new URL(`https://h.test:8443/a${path}`).href,
          );
        } catch (fault) {
          expect(fault).toMatchObject({ code: 'input' });
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('are joined below the base, and keep their query as it was written', () => {
    expect(joinUrl('path', 'https://h.test/a', '/b c?x=1,2%20')).toBe(
      'https://h.test/a/b%20c?x=1,2%20',
    );
  });

  it.each([
    ['http://localhost', true],
    ['http://127.255.0.1:8', true],
    ['http://[::1]', true],
    ['http://127.0.0.1.evil.test', false],
    ['http://10.0.0.1', false],
  ])('%s stays on this machine: %s', (url, expected) => {
    expect(isLoopback(url)).toBe(expected);
  });
});
