import { isSessionLimit } from '../../core/token/session-limit';
import { schemeCase, schemeServer } from '../support/every-scheme';

describe('a sign-in that is rejected because the user has too many sessions', () => {
  it.each([
    'Maximum number of sessions reached',
    'Too many concurrent sessions for user admin.',
    'Session limit exceeded',
    'The max. of 5 sessions per user is in use',
  ])('is known: %s', (message) => {
    expect(isSessionLimit(message)).toBe(true);
  });

  it.each([
    undefined,
    'Invalid user name or password',
    'Maximum of failed sessions reached: account locked',
    'The session has expired',
  ])('is not: %s', (message) => {
    expect(isSessionLimit(message)).toBe(false);
  });

  it('says so, and opens no pause for a wrong password', async () => {
    const server = schemeServer(schemeCase('truesight/token'));
    server.login = () => ({
      status: 403,
      body: { statusCode: 403, statusMsg: 'Maximum number of sessions reached', response: {} },
    });
    await expect(server.call()).rejects.toMatchObject({
      code: 'sign-in-unavailable',
      message: expect.stringMatching(
        /Maximum number of sessions reached\. Your credentials were not rejected\. The server allows this user no further session: end one there/,
      ),
    });
  });
});
