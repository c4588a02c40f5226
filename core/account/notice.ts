import type { AnyAccount } from '../model/account-field';
import { certificateExpiry } from '../model/pem';
import type { AnyScheme } from '../model/scheme';
import { Secret } from '../model/secret';
import { isLoopback } from '../model/url';
import { duration } from '../errors/wording';

/** Something that works and that the person should know. */
export interface Notice {
  readonly code: 'expires-soon' | 'expired' | 'alternate-secret' | 'plain-http' | 'clock-drift';
  readonly message: string;
}

const DAY = 24 * 3600 * 1000;
/** From here on the end of a certificate or token is announced. */
const ANNOUNCED_DAYS = 14;

/** When the account's certificate and its long-lived token end, milliseconds since 1970, as far as known. */
export function endsOf(
  scheme: AnyScheme,
  account: AnyAccount,
): readonly { readonly what: string; readonly at: number }[] {
  return scheme.fields.flatMap((field) => {
    const value = account[field.name];
    if (field.kind === 'date' && typeof value === 'string') {
      // The day itself is still good.
      return [{ what: 'token', at: Date.parse(`${value}T23:59:59Z`) }];
    }
    if (field.kind === 'pem' && field.holds === 'certificate' && value instanceof Secret) {
      const at = certificateExpiry(value);
      return at === undefined ? [] : [{ what: 'certificate', at }];
    }
    return [];
  });
}

/** What of a cell is announced. */
type Noticed = Readonly<Record<'secret' | 'offsetMs', number>>;

/** What should be announced at this moment. Pure; the host says it once a day. */
export function noticesOf(
  scheme: AnyScheme,
  account: AnyAccount,
  cell: Noticed,
  wallMs: number,
): readonly Notice[] {
  return createNotices(scheme, account)(cell, wallMs);
}

/** The same for every call of an account: reading its certificate anew each time would cost. */
export function createNotices(
  scheme: AnyScheme,
  account: AnyAccount,
): (cell: Noticed, wallMs: number) => readonly Notice[] {
  const ends = endsOf(scheme, account);
  const plainHttp = plainHttpNotice(scheme, account);
  return (cell, wallMs) =>
    ends.length === 0 && cell.secret === 0 && cell.offsetMs === 0
      ? plainHttp
      : [
          ...ends.flatMap((end) => endNotice(scheme, end, wallMs)),
          ...alternateNotice(scheme, cell.secret),
          ...plainHttp,
          ...driftNotice(cell.offsetMs),
        ];
}

function endNotice(
  scheme: AnyScheme,
  end: { readonly what: string; readonly at: number },
  wallMs: number,
): readonly Notice[] {
  const left = end.at - wallMs;
  const day = new Date(end.at).toISOString().slice(0, 10);
  const name = `${scheme.credential.displayName}: the ${end.what}`;
  if (left <= 0) {
    return [{ code: 'expired', message: `${name} expired on ${day}. Replace it in the account.` }];
  }
  if (left > ANNOUNCED_DAYS * DAY) return [];
  const days = Math.ceil(left / DAY);
  const when = `${String(days)} day${days === 1 ? '' : 's'}`;
  return [
    {
      code: 'expires-soon',
      message: `${name} expires on ${day}, in ${when}. Replace it in the account before then.`,
    },
  ];
}

function alternateNotice(scheme: AnyScheme, secret: number): readonly Notice[] {
  if (secret === 0 || scheme.acquire.kind !== 'static') return [];
  const names = scheme.acquire.secretNames ?? [];
  const [first = 'first secret'] = names;
  const used = names[secret] ?? 'other secret';
  return [
    {
      code: 'alternate-secret',
      message: `${scheme.credential.displayName}: the ${first} was rejected and the ${used} works. Replace the ${first} in the account before the ${used} is deleted.`,
    },
  ];
}

function plainHttpNotice(scheme: AnyScheme, account: AnyAccount): readonly Notice[] {
  const open = Object.values(scheme.servers(account)).filter(
    (url) => url.startsWith('http://') && !isLoopback(url),
  );
  return open.map((url) => ({
    code: 'plain-http',
    message: `${scheme.credential.displayName}: ${new URL(url).origin} is plain HTTP. Anyone on the network path can read the credential; use https if the server offers it.`,
  }));
}

function driftNotice(offsetMs: number): readonly Notice[] {
  if (offsetMs === 0) return [];
  const direction = offsetMs > 0 ? 'behind' : 'ahead of';
  return [
    {
      code: 'clock-drift',
      message: `The clock of this machine is ${duration(offsetMs)} ${direction} the server's. Calls are signed with the server's time; set the clock right (NTP).`,
    },
  ];
}
