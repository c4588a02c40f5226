/** A sign-in reply is read before anything is repeated: status 500 may say that the password is wrong. */
import {
  LOGIN_SCHEMES,
  loginAnswer,
  grantText,
  schemeCase,
  schemeServer,
} from '../support/every-scheme';
import type { Answer } from '../support/memory-transport';

/** How each vendor says that the credentials are wrong, here under status 500. */
const WRONG: Readonly<Record<string, Answer>> = {
  'truesight/token': {
    status: 500,
    body: {
      response: { authPassed: false, statusMsg: 'Invalid user name or password' },
      statusCode: '500',
      statusMsg: 'Authentication failed',
    },
  },
  'edgecast/client-credentials': { status: 500, body: { error: 'invalid_client' } },
};

it('knows the words of every vendor that has a sign-in of its own', () => {
  expect(Object.keys(WRONG)).toEqual(LOGIN_SCHEMES.map(({ id }) => id));
});

describe.each(Object.entries(WRONG))('%s', (id, wrong) => {
  it('costs one attempt when status 500 says that the password is wrong', async () => {
    const server = schemeServer(schemeCase(id));
    server.login = () => wrong;
    const calls = Array.from({ length: 20 }, () => server.call().catch((error: unknown) => error));
    await server.clock.advance(20_000);
    for (const error of await Promise.all(calls)) {
      expect(error).toMatchObject({ code: 'sign-in-refused' });
    }
    expect(server.logins()).toBe(1);
    expect(server.calls).toHaveLength(0);
  });

  it('is repeated after a plain 503', async () => {
    const server = schemeServer(schemeCase(id));
    server.login = (_request, count) =>
      count < 3 ? { status: 503 } : loginAnswer(grantText(count));
    const call = server.call();
    await server.clock.advance(20_000);
    await call;
    expect(server.logins()).toBe(3);
    expect(server.calls).toHaveLength(1);
  });
});
