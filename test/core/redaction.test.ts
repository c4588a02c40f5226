import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { MASK, Secret, createRedactor } from '../../core';
import { formsOf, rememberingForms } from '../../core/redaction/forms';
import { EVERY_SCHEME, schemeServer } from '../support/every-scheme';
import { clientFor } from '../support/account';
import { createFakeClock } from '../support/fake-clock';
import { createMemoryTransport } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';
import { HARD, WAYS, WHOLE_WAYS, utf8 } from './returned-secrets';

const of = (secret: string): ReturnType<typeof createRedactor> =>
  createRedactor([new Secret(secret)]);

describe.each(HARD)('a secret such as %j', (secret) => {
  // UTF-8 has no half surrogates.
  const isWhole = Buffer.from(secret, 'utf8').toString('utf8') === secret;
  const ways = isWhole ? { ...WAYS, ...WHOLE_WAYS } : WAYS;
  it.each(Object.entries(ways))('is found and masked as %s', (_, write) => {
    const said = `before ${write(secret)} after`;
    const redactor = of(secret);
    expect(redactor.finds(said)).toBe(true);
    const masked = redactor.text(said);
    expect(masked).toContain(MASK);
    expect(masked.startsWith('before ')).toBe(true);
    expect(masked).not.toContain(write(secret));
  });
});

describe('a secret of Latin-1 letters', () => {
  const secret = 'Grüße & Küsse';
  const bytes = Buffer.from(secret, 'latin1');
  it.each([
    ['base64', bytes.toString('base64')],
    ['base64 with a user before it', Buffer.concat([utf8('b:'), bytes]).toString('base64')],
    ['hex', bytes.toString('hex')],
    ['a hash', createHash('sha1').update(bytes).digest('hex')],
    ['percent', bytes.toString('hex').replace(/../g, '%$&')],
    ['\\x', bytes.toString('hex').replace(/../g, '\\x$&')],
    ['JavaScript, escape()', 'Gr%FC%DFe%20%26%20K%FCsse'],
    [
      'JavaScript, escape() of all',
      [...secret].map((c) => `%u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    ],
  ])('is masked as %s of its bytes there', (_, text) => {
    expect(of(secret).text(`before ${text} after`)).toContain(MASK);
  });

  it('is not found in whatever has as many question marks', () => {
    expect(of('ßüöä').text('What ???? and why')).toBe('What ???? and why');
  });
});

describe('redaction', () => {
  it('remembers the forms of a secret, and not of more than anybody has', () => {
    const forms = rememberingForms();
    const first = forms('secret-0');
    expect(forms('secret-0')).toBe(first);
    for (let n = 1; n < 100; n += 1) forms(`secret-${String(n)}`);
    expect(forms('secret-0')).toEqual(formsOf('secret-0'));
  });

  it('never throws, whatever text and secret are', () => {
    const any = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(any, any, (secret, text) => {
        of(secret).text(text);
        of(secret).value({ [text]: [text, 5] });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a successful response that repeats a secret', () => {
  it.each(HARD.slice(0, 4))('shows it in no form: %j', async (secret) => {
    const body = { echo: secret, list: [secret], [secret]: 1, html: WAYS['HTML']?.(secret) ?? '' };
    const { send } = createMemoryTransport(() => ({
      body,
      headers: { 'x-echo': encodeURIComponent(secret) },
    }));
    const client = clientFor({
      vendor: plainVendor([{}]),
      scheme: 'plain/token',
      account: { baseUrl: 'https://h.test', token: secret },
      transport: send,
      clock: createFakeClock(),
    });
    // What HTTP cannot carry in a header is refused before anything is sent.
    const outcome = await client.run({ operation: 'thing.get', params: {} });
    const { items, payload, headers } = outcome;
    expect(payload).toEqual({ echo: MASK, list: [MASK], [MASK]: 1, html: MASK });
    expect(JSON.stringify([items, headers])).not.toContain(secret);
    expect(headers['x-echo']).toBe(MASK);
  });

  it.each(EVERY_SCHEME.filter(({ secretFields }) => secretFields.length > 0))(
    'shows none of the account ($id)',
    async (row) => {
      const secrets = Object.fromEntries(
        row.secretFields.map((name, index) => [name, `Pa"ss\\w/ord&<é>${String(index)}-${name}`]),
      );
      const server = schemeServer(row, { secrets });
      server.reply = (request) => ({ body: { head: Object.values(request.headers), ...secrets } });
      const outcome = await server.call();
      for (const secret of Object.values(secrets)) {
        const said = JSON.stringify(outcome);
        for (const write of Object.values(WAYS)) expect(said).not.toContain(write(secret));
      }
    },
  );
});
