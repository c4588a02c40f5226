/** A server's words, ended like a sentence and not too long to read. */
export function sentence(text: string): string {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  const short = trimmed.length > 300 ? `${trimmed.slice(0, 297)}...` : trimmed;
  return /[.!?]$/.test(short) ? short : `${short}.`;
}

/** `45 seconds`, `3 minutes`. */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(Math.abs(ms) / 1000));
  const [count, unit] = seconds < 120 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute'];
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}
