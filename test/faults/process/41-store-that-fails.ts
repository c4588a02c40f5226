import { readStoredToken } from '../../../core';
import type { StoredToken } from '../../../core';
import type { Prove } from '../fault';
import { WAYS } from '../stage';

/** What a host has kept is garbage, old, over, or of another account; or it has kept nothing. */
export const prove: Prove = async (stage) => {
  for (const way of WAYS) {
    const server = await stage.servers.start();
    const first = stage.client({ server, way });
    await first.get();
    const kept = first.member.cell.stored();
    if (kept === undefined) throw new Error('no token is in hand');
    const text = JSON.stringify(kept);
    const changed = (change: Partial<StoredToken>): string =>
      JSON.stringify({ ...kept, ...change });

    const GARBAGE: readonly unknown[] = [
      ...['', '{', 'null', '[]', '7', '"text"', '{}', text.slice(0, -5), `${text}x`],
      ...[undefined, null, 7, {}, kept],
      ...[changed({ minted: NaN }), changed({ secrets: {} as never, open: [] as never })],
    ];
    for (const item of GARBAGE) expect(readStoredToken(item)).toBeUndefined();

    const USELESS = [
      changed({ fingerprint: 'of another account' }),
      changed({ expires: kept.minted - 1 }),
    ];
    const second = stage.client({ server, way });
    for (const item of USELESS) {
      const offered = readStoredToken(item);
      if (offered !== undefined) second.member.cell.offer(offered);
      expect(second.member.cell.token).toBeUndefined();
    }
    await second.get();
    expect(server.logins).toHaveLength(2);

    // An older one is not taken for the one in hand, nor one that the server has refused.
    const offered = readStoredToken(text);
    if (offered === undefined) throw new Error('what was stored cannot be read');
    second.member.cell.offer(offered);
    const inHand = second.member.cell.stored();
    expect(inHand?.secrets).not.toEqual(kept.secrets);

    // And a good one saves the sign-in.
    const third = stage.client({ server, way });
    third.member.cell.offer(offered);
    await third.get();
    expect(server.logins).toHaveLength(2);
    server.valid.clear();
    await third.get();
    third.member.cell.offer({ ...offered, token: { ...offered.token, minted: Date.now() + 1e9 } });
    await third.get();
    expect([server.logins.length, server.refused]).toEqual([3, 1]);
  }
};
