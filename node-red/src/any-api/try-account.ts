import {
  InputError,
  createRedactor,
  readAccount,
  readLimits,
  readReply,
  refusePlainPassword,
  secretsOf,
  trySignIn,
} from '../../../core';
import type { AnyAccount, AnyScheme, Clock, Trial } from '../../../core';
import type { AccountSession } from '../account-session';
import type { EnteredApi } from './api-form';

/** What the Test button shows. Holds no secret. */
export interface Tried extends Trial {
  /** What it came to, and what to do. */
  readonly message: string;
}

/**
 * Signs in as the open dialog says, once, step by step.
 * @throws InputError when nothing can be sent; ConnectionError.
 */
export async function tryAccount(
  session: AccountSession,
  { description, scheme, entered }: EnteredApi,
  limits: Readonly<Record<string, unknown>>,
  clock: Clock,
): Promise<Tried> {
  const account = readAccount(scheme, entered);
  const allowPlainPassword = limits['allowPlainPassword'];
  refusePlainPassword({
    scheme,
    account,
    clock,
    allowPlainPassword: allowPlainPassword === true || allowPlainPassword === 'true',
  });
  const { timeoutMs, maxResponseBytes } = readLimits(limits);
  const trial = await trySignIn(description, account, {
    send: async (request) =>
      readReply(await session.transport(request, { timeoutMs, maxResponseBytes })),
    nowMs: Math.floor(clock.wall()),
    random: (count) => clock.bytes(count),
    redactor: (taken) => createRedactor([...secretsOf(account), ...taken]).text,
    takeOver: (granted) => session.takeOver(granted),
  });
  return { ...trial, message: messageOf(scheme, account, trial, clock.wall()) };
}

function messageOf(
  scheme: AnyScheme,
  account: AnyAccount,
  { passed, rejected, lifeSeconds, steps, note }: Trial,
  nowMs: number,
): string {
  if (rejected) return scheme.remedies.signIn ?? scheme.remedies.refused;
  if (!passed) {
    return steps.length > 0 && steps.every(({ passed: good }) => good)
      ? `${scheme.name}: the sign-in is not complete.`
      : 'Look at the response below: click the value that is the token, then test again.';
  }
  const identity = scheme.identity?.(account);
  const as = identity === undefined ? '' : ` as ${identity}`;
  const until =
    lifeSeconds === undefined
      ? ''
      : `, until ${new Date(nowMs + lifeSeconds * 1000).toISOString().slice(0, 19)}Z`;
  const done = steps.length === 0 ? 'ready' : 'signed in';
  return `${scheme.name}: ${done}${as}${until}.${note === undefined ? '' : ` ${note}`}`;
}

/** @throws InputError when a stored secret could go where the deployed account would not send it. */
export function refuseNewOrigins(
  opened: EnteredApi,
  deployed: EnteredApi | undefined,
  keeps: (field: string) => boolean,
): void {
  const secret = opened.scheme.fields.find(({ kind, name }) => kind !== 'url' && keeps(name));
  if (secret === undefined) return;
  const known = deployed === undefined ? [] : reachOf(deployed);
  const strange = reachOf(opened).find((origin) => !known.includes(origin));
  if (strange === undefined) return;
  throw new InputError(
    secret.name,
    `${secret.name}: the account may now send to ${strange}. Enter ${secret.label} again, or deploy the account first: a stored secret is sent to its own server only.`,
  );
}

/** Origins that an account may send to; none where it cannot be read. */
function reachOf({ scheme, entered }: EnteredApi): readonly string[] {
  try {
    const account = readAccount(scheme, entered);
    const servers = Object.values(scheme.servers(account)).map((url) => new URL(url).origin);
    return [...servers, ...(scheme.origins?.(account) ?? [])];
  } catch {
    return [];
  }
}
