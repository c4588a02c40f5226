import fc from 'fast-check';
import { readAccount } from '../../../core/account/read-account';
import { describe as compile } from '../../../core/described/describe';
import { parseUrl } from '../../../core/model/parse-url';
import type { AnyScheme } from '../../../core/model/scheme';
import { applyStamp } from '../../../core/model/stamp';
import { expectWhole, hostile, orInputError } from './hostile-texts';
import { effects, GET, LOGIN, USER_FIELDS } from './support';

const MEMBERS = [
  ...[
    'name',
    'fields',
    'origins',
    'signIn',
    'life',
    'refresh',
    'signOut',
    'send',
    'replies',
    'test',
    'binding',
  ],
  ...[
    'path',
    'json',
    'form',
    'xml',
    'query',
    'headers',
    'cookies',
    'basic',
    'user',
    'password',
    'base',
    'method',
  ],
  ...[
    'take',
    'make',
    'as',
    'header',
    'cookie',
    'text',
    'seconds',
    'jwt',
    'digest',
    'hash',
    'hmac',
    'of',
    'out',
    'key',
  ],
  ...[
    'stale',
    'status',
    'is',
    'not',
    'contains',
    'html',
    'reads',
    'writes',
    'last',
    'label',
    '__proto__',
    'constructor',
  ],
];
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    fc.constantFrom(
      '/',
      '/login',
      '{token}',
      '{password}',
      'token',
      'sha256',
      'hex',
      'POST',
      'all',
      'iso',
      '',
      true,
      5,
      null,
    ),
    hostile,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...MEMBERS), tie('tree'), { maxKeys: 6 }),
  ),
}));

test('10,000 documents end in a scheme or in one sentence', () => {
  const document = fc.oneof(
    tree,
    tree.map((member) => ({
      ...LOGIN,
      ...(typeof member === 'object' ? member : { name: member }),
    })),
    fc
      .tuple(fc.constantFrom(...MEMBERS), tree)
      .map(([name, member]) => ({ ...LOGIN, [name]: member })),
    fc
      .tuple(fc.constantFrom(...MEMBERS), tree)
      .map(([name, member]) => ({ ...LOGIN, signIn: [{ ...LOGIN.signIn[0], [name]: member }] })),
    fc
      .tuple(fc.constantFrom(...MEMBERS), tree)
      .map(([name, member]) => ({ name: 'X', fields: USER_FIELDS, send: { [name]: member } })),
    fc.string(),
    fc.json(),
    fc.anything(),
  );
  let accepted = 0;
  fc.assert(
    fc.property(document, hostile, (value, entered) => {
      const scheme = orInputError(() => compile(value));
      if (scheme === undefined) return;
      accepted += 1;
      orInputError(() => {
        use(scheme, entered);
      });
    }),
    { numRuns: 10_000 },
  );
  // Enough of them are whole, so that the rest of the way is tried too.
  expect(accepted).toBeGreaterThan(500);
});

/** Everything that an account of the scheme does before a server has said anything. */
function use(scheme: AnyScheme, entered: string): void {
  const values = scheme.fields.map(({ name, kind }): [string, unknown] => [
    name,
    kind === 'integer' ? 5 : entered,
  ]);
  const account = readAccount(scheme, {
    ...Object.fromEntries(values),
    baseUrl: 'https://api.test/base',
  });
  const request = { ...GET, url: 'https://api.test/base/x' };
  const { acquire } = scheme;
  expect(scheme.check?.(account)).toBeUndefined();
  for (const url of Object.values(scheme.servers(account))) expect(parseUrl(url)).toBeDefined();
  const drafts = [scheme.test?.(account)];
  if (acquire.kind === 'login') drafts.push(acquire.begin({ ...effects, account }).request);
  for (const draft of drafts) if (draft !== undefined) expectWhole(draft);
  if (acquire.kind === 'signature' || acquire.kind === 'static') {
    const context = { ...effects, request, account };
    expectWhole(
      applyStamp(
        request,
        acquire.kind === 'static' ? acquire.sign({ ...context, secret: 0 }) : acquire.sign(context),
      ),
    );
  }
}
