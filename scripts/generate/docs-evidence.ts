import type { Evidence } from '../../core/model/operation';
import type { Source } from '../../core/model/vendor';

type Sources = Readonly<Record<string, Source>>;

const WORDS: Readonly<Record<Evidence['confidence'], string>> = {
  documented: 'documented',
  client: 'seen in a client',
  'third-party': 'third party',
  guess: 'guess',
};

/** What the words of the last column mean; said once on each page. */
export const CONFIDENCE = [
  '**documented**: the vendor describes the call, or has published a sample of it.',
  '**seen in a client**: another program makes the call this way.',
  '**third party**: described by a third party; not known to work.',
  '**guess**: no source. Try it on a test system first.',
] as const;

/**
 * How sure an operation is, with links to what shows it, in Markdown.
 * @throws Error for a source that no reader could find.
 */
export function evidenceCell(evidence: Evidence, sources: Sources, operation: string): string {
  const [keys = '', ...remarks] = evidence.source.split(';').map((part) => part.trim());
  const found = keys.split(',').map((key) => sourceOf(key.trim(), sources, operation));
  const links = found.map(({ title, url }) => (url === undefined ? title : `[${title}](${url})`));
  return [`${WORDS[evidence.confidence]}: ${[...new Set(links)].join(', ')}`, ...remarks].join(
    '; ',
  );
}

/** The source of a key; `name*` stands for all pages of a site, the rest of the key being the page. */
function sourceOf(key: string, sources: Sources, operation: string): Source {
  const exact = sources[key];
  if (exact !== undefined) return exact;
  const name = Object.keys(sources).find(
    (item) => item.endsWith('*') && key.startsWith(item.slice(0, -1)),
  );
  const { title, url } = (name === undefined ? undefined : sources[name]) ?? {};
  if (name === undefined || title === undefined) {
    throw new Error(
      `${operation}: no entry of the guide's sources fits its source "${key}". A reader could not find it.`,
    );
  }
  const page = key.slice(name.length - 1);
  return {
    title: title.replace('*', page.replace(/[_-]/g, ' ')),
    ...(url === undefined ? {} : { url: url.replace('*', page) }),
  };
}
