/** A point in time as a person wrote it. */
export interface DateTime {
  /** Milliseconds since 1970; without a zone the digits count as UTC. */
  readonly epochMs: number;
  /** The digits: as written where there is no zone, else in UTC. */
  readonly parts: Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>>;
}

const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** True for an ISO 8601 date or date and time of the calendar (no 31 February). */
export function isDateTime(text: string): boolean {
  return ISO.test(text) && sameDay(text, toMilliseconds(text));
}

/** Reads a text for which {@link isDateTime} holds. */
export function parseDateTime(text: string): DateTime {
  const epochMs = toMilliseconds(text);
  const iso = new Date(epochMs).toISOString();
  return {
    epochMs,
    parts: {
      year: iso.slice(0, 4),
      month: iso.slice(5, 7),
      day: iso.slice(8, 10),
      hour: iso.slice(11, 13),
      minute: iso.slice(14, 16),
      second: iso.slice(17, 19),
    },
  };
}

function toMilliseconds(text: string): number {
  const zone = ISO.exec(text)?.[1];
  const iso = text.replace(' ', 'T');
  if (zone !== undefined) return Date.parse(iso);
  return Date.parse(iso.includes('T') ? `${iso}Z` : `${iso}T00:00:00Z`);
}

/** `Date.parse` rolls 31 February over into March; a person who wrote it made a mistake. */
function sameDay(text: string, epochMs: number): boolean {
  if (Number.isNaN(epochMs)) return false;
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
