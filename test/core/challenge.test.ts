import { DEFAULT_LIMITS, probeToken, readReply } from '../../core';
import type { AccountContext } from '../../core';
import { createFirstCaller } from '../../core/token/first-caller';
import { Secret } from '../../core/model/secret';
import type { ChallengeMethod } from '../../core/model/sign-in-method';
import type { AnyAccount } from '../../core/model/account-field';
import { singleToken, tokenText } from '../../core/model/token';
import { clientFor } from '../support/account';
import { createFakeClock, settle } from '../support/fake-clock';
import type { FakeClock } from '../support/fake-clock';
import { createMemoryTransport, replyOf } from '../support/memory-transport';
import type { Answer } from '../support/memory-transport';
import { plainVendor } from '../support/plain-vendor';

/** A proof that is no secret of Digest: nonce, count and password in one header. */
const METHOD: ChallengeMethod<AnyAccount> = {
  kind: 'challenge',
  read: ({ headers }) => {
    const asked = headers['www-authenticate'];
    return asked === undefined ? undefined : singleToken(new Secret(asked));
  },
  isStale: (challenge) => tokenText(challenge).includes('stale'),
  sign: ({ account, challenge, count }) => ({
    headers: {
      Authorization: `Proof ${tokenText(challenge)} ${String(count)} ${String((account['token'] as Secret).reveal())}`,
    },
  }),
};

interface Asking {
  readonly client: ReturnType<typeof clientFor>;
  readonly clock: FakeClock;
  readonly proofs: (string | undefined)[];
  nonce: string;
  reply: (proof: string | undefined) => Answer | Promise<Answer>;
}

function asking(password = 'right-password'): Asking {
  const clock = createFakeClock();
  const proofs: (string | undefined)[] = [];
  const ask = (): Answer => ({ status: 401, headers: { 'www-authenticate': server.nonce } });
  const { send } = createMemoryTransport(async ({ headers }) => {
    const proof = headers['Authorization'];
    proofs.push(proof);
    return server.reply(proof);
  });
  const client = clientFor({
    vendor: plainVendor([{}], { acquire: METHOD }),
    scheme: 'plain/token',
    account: { baseUrl: 'https://h.test', token: password },
    transport: send,
    clock,
    limits: { concurrency: 100 },
  });
  const server: Asking = {
    client,
    clock,
    proofs,
    nonce: 'n1',
    reply: (proof) =>
      proof?.startsWith(`Proof ${server.nonce} `) === true && proof.endsWith(' right-password')
        ? { body: [] }
        : ask(),
  };
  return server;
}

const CALL = { operation: 'thing.get', params: {} };

describe('a server that asks for a proof (challenge)', () => {
  it('is answered after its first 401, which rejects nothing', async () => {
    const server = asking();
    await server.client.run(CALL);
    expect(server.proofs).toEqual([undefined, 'Proof n1 1 right-password']);
    await server.client.run(CALL);
    expect(server.proofs).toHaveLength(3);
    expect(server.proofs[2]).toBe('Proof n1 2 right-password');
  });

  it('is answered anew when only its nonce was too old', async () => {
    const server = asking();
    await server.client.run(CALL);
    server.nonce = 'n2-stale';
    await server.client.run(CALL);
    expect(server.proofs.slice(2)).toEqual([
      'Proof n1 2 right-password',
      'Proof n2-stale 1 right-password',
    ]);
  });

  it('sees a wrong password once, however many call together, and once more after the pause', async () => {
    const server = asking('wrong-password');
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => server.client.run(CALL)));
    expect(all.every(({ status }) => status === 'rejected')).toBe(true);
    expect(server.proofs.filter((proof) => proof !== undefined)).toHaveLength(1);
    await expect(server.client.run(CALL)).rejects.toMatchObject({ code: 'sign-in-refused' });
    expect(() => server.client.member.cell.peek()).toThrow(/was rejected/);
    expect(() => server.client.member.cell.unproven()).toThrow(/was rejected/);
    await server.clock.advance(30_000);
    await expect(server.client.run(CALL)).rejects.toThrow();
    expect(server.proofs.filter((proof) => proof !== undefined)).toHaveLength(2);
  });

  it('takes a 401 without a challenge for a rejection', async () => {
    const server = asking();
    server.reply = () => ({ status: 401 });
    await expect(server.client.run(CALL)).rejects.toMatchObject({ code: 'sign-in-refused' });
    expect(server.proofs).toEqual([undefined]);
  });

  it('is given up when it asks for ever', async () => {
    const server = asking();
    let count = 0;
    server.reply = () => {
      count += 1;
      return { status: 401, headers: { 'www-authenticate': `stale-${String(count)}` } };
    };
    await expect(server.client.run(CALL)).rejects.toMatchObject({ status: 401 });
    expect(server.proofs.length).toBeLessThanOrEqual(6);
  });

  it('lets the others go on when the first call fails for another reason', async () => {
    const server = asking();
    const good = server.reply;
    server.reply = (proof) => (proof === undefined ? good(proof) : { status: 404 });
    await expect(server.client.run(CALL)).rejects.toMatchObject({ status: 404 });
    server.reply = good;
    await server.client.run(CALL);
    expect(server.client.member.cell.peek()).toBeDefined();
  });

  it('is asked again by calls whose challenge another call has replaced meanwhile', async () => {
    const server = asking();
    await server.client.run(CALL);
    const good = server.reply;
    server.reply = async (proof) => {
      if (proof?.startsWith('Proof n1') === true) await server.clock.sleep(1_000);
      return good(proof);
    };
    server.nonce = 'n2-stale';
    const all = Promise.all(Array.from({ length: 5 }, () => server.client.run(CALL)));
    await server.clock.advance(1_000);
    await all;
    expect(server.proofs.filter((proof) => proof?.startsWith('Proof n2') === true)).toHaveLength(5);
  });

  it('shows no proof in a preview, and an unproven one to hosts that see no reply', () => {
    const { client } = asking();
    expect(client.preview(CALL).headers).toMatchObject({ Authorization: '[secret]' });
    const lease = client.member.cell.unproven();
    const request = { method: 'GET', url: 'https://h.test/x', headers: {} } as const;
    expect(lease?.stamp(request)).toEqual({});
    expect(client.member.cell.peek()).toBeUndefined();
  });

  it('ends the wait of those who wait when the account is closed', async () => {
    const server = asking();
    server.reply = async () => {
      await server.clock.sleep(5_000);
      return {};
    };
    const first = server.client.run(CALL).catch(() => undefined);
    const waiting = server.client.run(CALL).catch((fault: unknown) => fault);
    await settle();
    server.client.member.cell.close();
    await expect(waiting).resolves.toMatchObject({
      code: 'cancelled',
      message: expect.stringMatching(/closed/),
    });
    await server.clock.advance(5_000);
    await first;
  });

  it('is not judged by calls that were signed for another challenge, or were not the first', async () => {
    const server = asking();
    const { cell } = server.client.member;
    const [old, other] = [cell.unproven(), cell.unproven()];
    if (old === undefined || other === undefined) throw new Error('nothing to sign with');
    const headers = { 'www-authenticate': 'n1' };
    expect(cell.reject(old, { refusal: { status: 401 }, headers })).toBe('answer');
    cell.accept(other, readReply(replyOf({})));
    cell.release(other);
    expect(cell.peek()).toBeUndefined();
    const probed = await probeToken(
      { ...contextOf(), transport: () => Promise.reject(new Error()) },
      old,
    );
    expect(probed).toBe('unknown');
  });
});

function contextOf(): Pick<AccountContext, 'scheme' | 'account' | 'limits'> {
  const [scheme] = plainVendor([{}], { acquire: METHOD }).schemes;
  if (scheme === undefined) throw new Error('no scheme');
  return { scheme, account: { baseUrl: 'https://h.test' }, limits: DEFAULT_LIMITS };
}

describe('the first caller', () => {
  it('is waited for only while it is out', async () => {
    const first = createFirstCaller<object>();
    await first.wait(undefined);
    expect([first.isOut, first.isOverdue]).toEqual([false, false]);
  });
});
