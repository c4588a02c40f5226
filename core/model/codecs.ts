import type { Json } from './json';
import { parseDateTime } from './date-time';
import type { DateParts } from './date-time';

/** From a checked value to its form on the wire. The names are a closed list that the catalogue uses. */
const CODECS = {
  /** `10.1.2.3` becomes `addr1` to `addr4`, as TCPWave's bodies want an address. */
  octets: (value) => {
    const octets = String(value).split('.');
    return Object.fromEntries(octets.map((octet, index) => [`addr${String(index + 1)}`, octet]));
  },
  /** A time as seconds since 1970; a time without zone counts as UTC. */
  epochSeconds: (value) => Math.floor(parseDateTime(String(value)).epochMs / 1000),
  /** A time as milliseconds since 1970; a time without zone counts as UTC. */
  epochMillis: (value) => parseDateTime(String(value)).epochMs,
  /** The digits of a time as they were written, `yyyyMMddHHmmss`. */
  compactDateTime: (value) => {
    const { year, month, day, hour, minute, second } = parseDateTime(String(value)).parts;
    return `${year}${month}${day}${hour}${minute}${second}`;
  },
  /** The digits of a time as they were written, `YYYY-MM-DDThh:mm:ss`: for servers with a clock of their own. */
  plainDateTime: (value) => plain(parseDateTime(String(value)).parts),
  /** A time in UTC as `YYYY-MM-DDThh:mm:ss`, without zone. */
  utcDateTime: (value) => plain(parseDateTime(String(value)).utc),
  /** The day of a time as it was written, `YYYY-MM-DD`. */
  plainDate: (value) => {
    const { year, month, day } = parseDateTime(String(value)).parts;
    return `${year}-${month}-${day}`;
  },
  yesNo: (value) => (value === true ? 'yes' : 'no'),
  zeroOne: (value) => (value === true ? 1 : 0),
  /** Anything as text: `5`, `true`. */
  asText: (value) => String(value),
  /** A list as `a,b,c`. */
  commaList: (value) => (Array.isArray(value) ? value.map(String).join(',') : String(value)),
  /** A single text as a list of one. */
  listOfOne: (value) => [value],
} as const satisfies Readonly<Record<string, (value: Json) => Json>>;

export type CodecName = keyof typeof CODECS;

/** The value in the form that the wire wants. */
export function encode(codec: CodecName | undefined, value: Json): Json {
  return codec === undefined ? value : CODECS[codec](value);
}

function plain({ year, month, day, hour, minute, second }: DateParts): string {
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}
