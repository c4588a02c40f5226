/** An API that is no preset, as a person enters it: the short form, a curl command, a document. */
import { everythingLeft } from '../stage/everything-left';
import { curlOf, SHORT_FORM } from './box-server';
import { box, json, openBoxStage, stage } from './box-stage';

openBoxStage();

describe('a pasted curl command', () => {
  test('is all that a short form needs besides the place of the token', async () => {
    const { tokenName, sendAs, sendName } = SHORT_FORM;
    const pasted = await stage.another('pasted', {
      signIn: 'shortForm',
      curl: curlOf(box),
      tokenName,
      sendAs,
      sendName,
    });
    expect(await json({ operation: 'request', path: '/api/version' }, pasted)).toEqual([
      { version: '7.1' },
    ]);
    expect(await pasted.test()).toMatchObject({ status: 'OK' });
  });

  test('becomes a document without the password', async () => {
    const pasted = await stage.another('shown', {
      signIn: 'shortForm',
      curl: curlOf(box),
      tokenName: 'data.token',
    });
    const result = await pasted.run({ operation: 'showDescription' });
    const [shown] = result.items.map((item) => item.json);
    expect(JSON.parse(String(shown?.['document']))).toMatchObject({
      signIn: [{ path: '/api/login', json: { user: '{username}', pass: '{password}' } }],
    });
    const seen = everythingLeft(stage.engine, [result]);
    expect(seen).not.toContain(JSON.stringify(box.account['password']).slice(1, -1));
    expect(seen).not.toContain(box.account['password']);
  });
});

const DOCUMENT = {
  name: 'Box',
  fields: [
    { name: 'username', label: 'User Name' },
    { name: 'pin', label: 'PIN', secret: true },
  ],
  signIn: [
    {
      path: '/api/login',
      json: { user: '{username}', pass: '{pin}' },
      take: [{ as: 'token', json: 'data.token' }],
    },
  ],
  send: { headers: { 'X-Auth-Token': '{token}' } },
  test: { method: 'GET', path: '/api/version' },
};

describe('a document', () => {
  const credential = (document: unknown, more: object = {}) => ({
    signIn: 'document',
    baseUrl: box.baseUrl,
    document: typeof document === 'string' ? document : JSON.stringify(document),
    documentFields: ['username', 'otherValues'],
    username: box.account['username'] ?? '',
    otherValues: JSON.stringify({ pin: box.account['password'] }),
    ...more,
  });

  test('signs in, with values of its own names in one masked field', async () => {
    const mine = await stage.another('document', credential(DOCUMENT));
    expect(await json({ operation: 'request', path: '/api/version' }, mine)).toEqual([
      { version: '7.1' },
    ]);
    expect(await mine.test()).toMatchObject({ status: 'OK' });
  });

  test('whose token is bound to the address is renewed in the HTTP Request node, and never stored', async () => {
    const mine = await stage.another('bound', credential({ ...DOCUMENT, binding: 'ip' }));
    const url = `${box.baseUrl}/api/version`;
    expect((await mine.fetch(url)).error).toBeUndefined();
    const { signIns } = box.control.counts();
    box.control.killTokens();
    expect((await mine.fetch(url, 5)).error).toBeUndefined();
    expect(box.control.counts().signIns).toBe(signIns + 1);
    expect((await mine.row())['grantToken'] ?? '').toBe('');
  });

  test.each([
    ['{', {}, /^Document: the document ends too early/],
    ['', {}, /^Document: the document is empty/],
    [{ ...DOCUMENT, send: { headers: { X: '{tokn}' } } }, {}, /^Document: send\.headers\.X/],
    [
      { ...DOCUMENT, name: '{{ $json.x }}' },
      {},
      /^Document: name holds "\{\{", which is an expression/,
    ],
    [
      DOCUMENT,
      { otherValues: '' },
      /^PIN is missing\. Select Other Values \(JSON\) under Fields and add "pin" there/,
    ],
    [DOCUMENT, { username: '' }, /^User Name is missing\. Select User Name under Fields/],
    [DOCUMENT, { otherValues: '[1]' }, /^Other Values \(JSON\) must be a JSON object/],
  ])('is refused with the place of the mistake: %j %j', async (document, more, sentence) => {
    const mine = await stage.another('mistaken', credential(document, more));
    const before = box.control.requests().length;
    expect(await mine.test()).toEqual({
      status: 'Error',
      message: expect.stringMatching(sentence),
    });
    const { error } = await mine.run({ operation: 'request', path: '/api/version' });
    expect(error?.message).toMatch(sentence);
    expect(box.control.requests()).toHaveLength(before);
  });
});

test.each([
  [{ baseUrl: '' }, /^Base URL is missing/],
  [{ baseUrl: 'box.test' }, /^Base URL: "box\.test" does not begin with https/],
  [{ signInRequest: 'login' }, /^Sign-In Request must be a method and a path/],
  [{ life: 'a while' }, /^Token Lifetime must be minutes/],
  [{ password: '' }, /^Password is missing/],
  [{ curl: 'wget https://x' }, /^Login as Curl Command: this does not begin with "curl"/],
  [{ signIn: 'no-such-preset' }, /^Sign-In "no-such-preset" does not exist/],
])('the form of the credential names the field that is wrong: %j', async (more, sentence) => {
  const mine = await stage.another('bad', {
    ...SHORT_FORM,
    ...box.account,
    baseUrl: box.baseUrl,
    ...more,
  });
  const before = box.control.requests().length;
  expect(await mine.test()).toEqual({ status: 'Error', message: expect.stringMatching(sentence) });
  expect(box.control.requests()).toHaveLength(before);
});
