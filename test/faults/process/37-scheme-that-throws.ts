import type { AnyScheme } from '../../../core';
import type { Prove } from '../fault';
import { PASSWORD } from '../stage';

type Change = (scheme: AnyScheme, fail: () => void) => AnyScheme;

const acquireOf = (scheme: AnyScheme, change: object): AnyScheme =>
  ({ ...scheme, acquire: { ...scheme.acquire, ...change } }) as AnyScheme;

/** Every function of a scheme that a call comes by, each wrapped in one that may throw. */
const CHANGES: Readonly<Record<string, Change>> = {
  begin: (scheme, fail) => {
    const { acquire } = scheme;
    if (acquire.kind !== 'login') return scheme;
    return acquireOf(scheme, {
      begin: (context: Parameters<typeof acquire.begin>[0]) => {
        fail();
        return acquire.begin(context);
      },
    });
  },
  'reading a sign-in': (scheme, fail) => {
    const { acquire } = scheme;
    if (acquire.kind !== 'login') return scheme;
    return acquireOf(scheme, {
      begin: (context: Parameters<typeof acquire.begin>[0]) => {
        const step = acquire.begin(context);
        return {
          ...step,
          then: (reply: Parameters<typeof step.then>[0]) => {
            fail();
            return step.then(reply);
          },
        };
      },
    });
  },
  sign: (scheme, fail) => {
    const { acquire } = scheme;
    if (acquire.kind !== 'login') return scheme;
    return acquireOf(scheme, {
      sign: (context: Parameters<typeof acquire.sign>[0]) => {
        fail();
        return acquire.sign(context);
      },
    });
  },
  verdict: (scheme, fail) => ({
    ...scheme,
    verdict: (reply, request) => {
      fail();
      return scheme.verdict(reply, request);
    },
  }),
};

/** A function of a scheme throws what it likes: one call fails, no other waits for it, and nothing leaks. */
export const prove: Prove = async (stage) => {
  for (const [name, change] of Object.entries(CHANGES)) {
    const server = await stage.servers.start();
    let fails = true;
    const client = stage.client({
      server,
      change: (scheme) =>
        change(scheme, () => {
          if (fails) throw new TypeError(`cannot read ${PASSWORD}`);
        }),
    });
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        client.run({ operation: 'custom.request', params: { path: '/thing' } }),
      ),
    );
    expect([name, results.every(({ status }) => status === 'rejected')]).toEqual([name, true]);
    fails = false;
    client.clock.advance(600_000);
    expect([name, (await client.get()).status]).toEqual([name, 200]);
  }
};
