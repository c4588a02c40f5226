import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { readStoredToken } from '../../core';
import type { SharedTokens, TokenCell } from '../../core';
import { TOKEN_FIELD } from './accounts';
import type { OpenAccount } from './accounts';
import { untilAborted } from './transport/bounds';

/** How long workers spread their sign-ins, milliseconds. */
const SPREAD = 1_000;
/** n8n has written another worker's token by then. */
const LEAST = 100;

/** All calls of this process wait together: with a pause for each the first one would come at once. */
const pauses = new WeakMap<TokenCell, Promise<void>>();

/** The tokens that the other workers of this n8n have written into the credential's row. */
export function tokensOfWorkers(
  { cell, clock }: OpenAccount,
  readRow: () => Promise<ICredentialDataDecryptedObject>,
): SharedTokens {
  return {
    by: 'another worker of this n8n',
    async read(signal) {
      let pause = pauses.get(cell);
      if (pause === undefined) {
        pause = clock.sleep(LEAST + clock.random() * (SPREAD - LEAST)).finally(() => {
          pauses.delete(cell);
        });
        pauses.set(cell, pause);
      }
      await (signal === undefined ? pause : untilAborted(pause, signal, () => undefined));
      const stored = readStoredToken((await readRow())[TOKEN_FIELD]);
      if (stored !== undefined) cell.offer(stored);
    },
  };
}
