import { SignInError } from '../../core';
import type { Client, TokenCell } from '../../core';
import { clock } from './clock';
import { faultOf } from './fault';

/** As long as the fuse's first pause: within it the same Test can only be refused the same way. */
const PAUSE = 30_000;

interface Refused {
  readonly at: number;
  readonly error: SignInError;
}

const refused = new WeakMap<TokenCell, Refused>();

/**
 * What the Test button does. It may go past an open fuse, since a person has asked for it, but a test
 * that was refused a moment ago is not sent again: three presses must not lock an account.
 * @throws LatchkeyError that says what is wrong.
 */
export async function tryAccount(cell: TokenCell, client: Client): Promise<void> {
  const last = refused.get(cell);
  if (last !== undefined && clock.mono() - last.at < PAUSE) throw last.error;
  const test = client.test();
  const error = await faultOf(test);
  if (error instanceof SignInError && error.code === 'sign-in-refused') {
    refused.set(cell, { at: clock.mono(), error });
  } else {
    refused.delete(cell);
  }
  await test;
}
