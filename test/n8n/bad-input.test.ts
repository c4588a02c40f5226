/** What a person can get wrong: the message names the field and the remedy, and nothing is sent. */
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { startEdgecast } from '../../simulators/edgecast';
import type { Simulator } from '../../simulators/simulator';
import { startTcpwave } from '../../simulators/tcpwave';
import { startTruesight } from '../../simulators/truesight';
import { Stage } from './stage/stage';

let truesight: Simulator;
let tcpwave: Simulator;
let edgecast: Simulator;
let stages: Readonly<Record<string, Stage>>;

beforeAll(async () => {
  [truesight, tcpwave, edgecast] = await Promise.all([
    startTruesight(),
    startTcpwave(),
    startEdgecast(),
  ]);
  stages = {
    'truesight/token': await Stage.for('truesight/token', truesight),
    'truesight/basic': await Stage.for('truesight/basic', truesight),
    'tcpwave/session-token': await Stage.for('tcpwave/session-token', tcpwave),
    'edgecast/rest-token': await Stage.for('edgecast/rest-token', edgecast),
  };
});

afterAll(async () => {
  for (const stage of Object.values(stages)) stage.stop();
  await Promise.all([truesight, tcpwave, edgecast].map((simulator) => simulator.close()));
});

function stageOf(id: string): Stage {
  const stage = stages[id];
  if (stage === undefined) throw new Error(`No stage for ${id}.`);
  return stage;
}

const sent = (): number =>
  [truesight, tcpwave, edgecast]
    .map((simulator) => simulator.control.state().lastRequests.length)
    .reduce((sum, count) => sum + count, 0);

describe('in the credential', () => {
  const accounts: readonly (readonly [string, string, ICredentialDataDecryptedObject, RegExp])[] = [
    [
      'an address without https://',
      'truesight/token',
      { baseUrl: 'tsps-host' },
      /^TSPS URL: "tsps-host" does not begin with https/,
    ],
    [
      'an address with a password',
      'truesight/token',
      { baseUrl: 'https://a:b@host' },
      /^TSPS URL: leave user name and password out/,
    ],
    [
      'another kind of address',
      'truesight/token',
      { baseUrl: 'ftp://host' },
      /^TSPS URL: .*does not begin with https/,
    ],
    ['no address at all', 'truesight/basic', { tsimUrl: '' }, /^TSIM URL is missing/],
    [
      'a sign-in without its server',
      'truesight/token',
      { signIn: 'tsim', tsimUrl: '' },
      /^TSIM URL is missing\. Fill it in/,
    ],
    [
      'a sign-in that does not exist',
      'truesight/token',
      { signIn: 'saml' },
      /^Sign-In must be one of tsps-10.1/,
    ],
    ['no password', 'truesight/token', { password: '' }, /^Password is missing/],
    [
      'a line break in a secret',
      'tcpwave/session-token',
      { token: 'abc\r\nX-Evil: 1' },
      /^Session Token contains a line break.*Copy it again/,
    ],
    [
      'a line break in a user name',
      'truesight/token',
      { username: 'ad\nmin' },
      /^User Name contains a line break/,
    ],
    [
      'a number out of range',
      'truesight/token',
      { sessionMinutes: 0 },
      /^Session Minutes:? .*whole number from 1 to/,
    ],
    ['a colon in a Basic user', 'truesight/basic', { username: 'a:b' }, /^User Name:? .*RFC 7617/],
    [
      'a date that is none',
      'tcpwave/session-token',
      { validUntil: 'soon' },
      /^Valid Until must be a date such as/,
    ],
    [
      'an account number that is none',
      'edgecast/rest-token',
      { accountNumber: '../x' },
      /^Account Number: /,
    ],
    [
      'a password over plain http',
      'truesight/basic',
      { tsimUrl: 'http://tsim.example.test' },
      /^Allow Password over Plain HTTP: .*unencrypted to .*Use https, or enable/,
    ],
  ];

  const READ: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
    'truesight/token': ['tenant.getMany', {}],
    'tcpwave/session-token': ['organization.getMany', {}],
    'edgecast/rest-token': ['ipRange.get', {}],
  };

  it.each(accounts)(
    '%s: our node, the HTTP Request node and the Test say so',
    async (_, id, wrong, says) => {
      const stage = await stageOf(id).another(wrong);
      const before = sent();
      const [operation = ''] = READ[id] ?? [];
      const ours =
        id === 'truesight/basic'
          ? await stage.run('event.search', { conditions: { severity: 'CRITICAL' } })
          : await stage.run(operation);
      expect(ours.error?.message).toMatch(says);
      const url = Object.values(wrong).find((value) => String(value).startsWith('http://'));
      const theirs = await stage.fetch(`${String(url ?? 'https://127.0.0.1:1')}/x`);
      expect(theirs.error?.message).toMatch(says);
      expect((await stage.test()).message).toMatch(says);
      expect(sent()).toBe(before);
    },
  );
});

describe('in the node', () => {
  const token = { authentication: 'truesight/token' };
  const runs: readonly (readonly [string, string, INodeParameters, RegExp])[] = [
    [
      'an unknown operation',
      'truesight/token',
      { ...token, resource: 'event', operation: 'explode' },
      /^Operation: .*no operation "event.explode". Choose one from the list/,
    ],
    [
      'an unknown resource',
      'truesight/token',
      { ...token, resource: 'nothing', operation: 'get' },
      /^Operation: .*no operation "nothing."/,
    ],
    [
      'an operation that the sign-in may not call',
      'truesight/basic',
      { authentication: 'truesight/basic', resource: 'tenant', operation: 'getMany' },
      /^Operation: “Get many tenants” cannot be called with “.+”; it needs a credential for “.+”/,
    ],
    [
      'a missing field',
      'truesight/token',
      { ...token, resource: 'event', operation: 'getByCi', ciId: '={{ "" }}' },
      /^CI ID is needed for “Get events of CI”/,
    ],
    [
      'a field of the wrong type',
      'tcpwave/session-token',
      {
        authentication: 'tcpwave/session-token',
        resource: 'organization',
        operation: 'getMany',
        options: { timeoutMs: 'soon' },
      },
      /^Timeout \(Ms\) must be a whole number from 100/,
    ],
    [
      'a limit that is none',
      'tcpwave/session-token',
      {
        authentication: 'tcpwave/session-token',
        resource: 'organization',
        operation: 'getMany',
        limit: 0,
      },
      /^Limit must be a number of at least 1/,
    ],
    [
      'a time to wait that is none',
      'truesight/token',
      { ...token, resource: 'tenant', operation: 'getMany', options: { waitSeconds: -1 } },
      /^Wait Until Done \(Seconds\) must be a number of at least 0/,
    ],
    [
      'two values for a name that takes one',
      'truesight/token',
      {
        ...token,
        resource: 'event',
        operation: 'create',
        eventClass: 'EVENT',
        message: 'x',
        additionalFields: {
          attributes: {
            entry: [
              { name: 'owner', value: 'a' },
              { name: 'owner', value: 'a' },
            ],
          },
        },
      },
      /^Further Attributes has "owner" twice, and each name takes one value; remove one of the two\.$/,
    ],
    [
      'a value without a name',
      'truesight/token',
      {
        ...token,
        resource: 'custom',
        operation: 'request',
        path: '/x',
        query: { entry: [{ name: '', value: 'a' }] },
      },
      /^Query Parameters has a value without a name; enter the name/,
    ],
    [
      'two content types',
      'truesight/token',
      {
        ...token,
        resource: 'custom',
        operation: 'request',
        path: '/x',
        headers: {
          entry: [
            { name: 'Content-Type', value: 'a/b' },
            { name: 'content-type', value: 'c/d' },
          ],
        },
      },
      /^Headers: "content-type" is there twice, and a request has one/,
    ],
    [
      'JSON that is none',
      'truesight/token',
      {
        ...token,
        resource: 'event',
        operation: 'search',
        criteria: '{"a":',
      },
      /^Criteria .*not valid JSON/,
    ],
    [
      'a header that the sign-in writes',
      'truesight/token',
      {
        ...token,
        resource: 'custom',
        operation: 'request',
        path: '/x',
        headers: { entry: [{ name: 'Authorization', value: 'x' }] },
      },
      /^Headers:? "Authorization" is set by the sign-in/,
    ],
    [
      'a line break in a header',
      'truesight/token',
      {
        ...token,
        resource: 'custom',
        operation: 'request',
        path: '/x',
        headers: { entry: [{ name: 'X-A', value: 'x\r\ny: z' }] },
      },
      /^Headers:? .*(line break|control)/,
    ],
    [
      'an effect that nobody confirmed',
      'tcpwave/session-token',
      {
        authentication: 'tcpwave/session-token',
        resource: 'organization',
        operation: 'delete',
        organization: { __rl: true, mode: 'id', value: 'MARS' },
      },
      /^Confirm: “.*” was not sent/,
    ],
  ];

  it.each(runs)('%s', async (_, id, parameters, says) => {
    const before = sent();
    const { error } = await stageOf(id).runRaw(parameters);
    expect(error?.message).toMatch(says);
    expect(error).toMatchObject({
      name: 'NodeOperationError',
      description: expect.stringContaining('Nothing was sent') as string,
    });
    expect(sent()).toBe(before);
  });
});
