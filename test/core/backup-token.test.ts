import type { Outcome } from '../../core';
import { schemeCase, schemeServer } from '../support/every-scheme';
import type { SchemeServer } from '../support/every-scheme';

const PRIMARY = 'TOK:token-of-test';
const BACKUP = 'TOK:backupToken-of-test';

function server(statuses: Readonly<Record<string, number>>): SchemeServer {
  const made = schemeServer(schemeCase('edgecast/rest-token'));
  made.reply = ({ headers }) => {
    const status = statuses[headers['Authorization'] ?? ''] ?? 200;
    return { status, body: status < 300 ? [] : { Message: `said ${String(status)}` } };
  };
  return made;
}

const sent = (made: SchemeServer): readonly (string | undefined)[] =>
  made.calls.map(({ headers }) => headers['Authorization']);

describe('primary and backup token', () => {
  it('tries the backup token once when the primary is refused, and remembers it', async () => {
    const made = server({ [PRIMARY]: 401 });
    await made.call();
    await made.call();
    expect(sent(made)).toEqual([PRIMARY, BACKUP, BACKUP]);
  });

  it('tells the person', async () => {
    const made = server({ [PRIMARY]: 401 });
    const outcome = (await made.call()) as Outcome;
    expect(outcome.notices).toMatchObject([{ code: 'alternate-secret' }]);
    expect(outcome.notices[0]?.message).toMatch(
      /primary token was rejected and the backup token works/,
    );
  });

  it('counts a 403 as refused only if the backup token is accepted', async () => {
    const made = server({ [PRIMARY]: 403 });
    await made.call();
    await made.call();
    expect(sent(made)).toEqual([PRIMARY, BACKUP, BACKUP]);
  });

  it.each([401, 403, 500])('gives the first 403 when the backup answers %d', async (status) => {
    const made = server({ [PRIMARY]: 403, [BACKUP]: status });
    await expect(made.call()).rejects.toMatchObject({ code: 'denied', status: 403 });
    await expect(made.call()).rejects.toThrow(/said 403/);
    expect(sent(made)).toEqual([PRIMARY, BACKUP, PRIMARY, BACKUP]);
  });

  it('does not try a second token on a 403 where the account has only one', async () => {
    const made = schemeServer(schemeCase('edgecast/rest-token'), { secrets: { backupToken: '' } });
    made.reply = () => ({ status: 403 });
    await expect(made.call()).rejects.toMatchObject({ code: 'denied' });
    expect(made.calls).toHaveLength(1);
  });

  it('begins a lockout pause when both are refused, and begins with the primary again', async () => {
    const made = server({ [PRIMARY]: 401, [BACKUP]: 401 });
    await expect(made.call()).rejects.toMatchObject({ code: 'sign-in-refused' });
    await expect(made.call()).rejects.toThrow(/does not try again for 30 seconds/);
    expect(sent(made)).toEqual([PRIMARY, BACKUP]);
    await made.clock.advance(30_000);
    await expect(made.call()).rejects.toThrow();
    expect(sent(made)).toEqual([PRIMARY, BACKUP, PRIMARY, BACKUP]);
  });

  it('counts calls that were refused together once, and gives both tokens a chance next time', async () => {
    const made = server({ [PRIMARY]: 401, [BACKUP]: 401 });
    await Promise.allSettled(Array.from({ length: 20 }, () => made.call()));
    const before = made.calls.length;
    await made.clock.advance(30_000);
    await expect(made.call()).rejects.toThrow();
    expect(sent(made).slice(before)).toEqual([PRIMARY, BACKUP]);
  });

  it('agrees on one token when many calls are denied at a time', async () => {
    const made = server({ [PRIMARY]: 403 });
    await Promise.all(Array.from({ length: 20 }, () => made.call()));
    const before = made.calls.length;
    await made.call();
    expect(sent(made).slice(before)).toEqual([BACKUP]);
  });
});
