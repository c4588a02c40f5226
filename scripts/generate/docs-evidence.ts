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
  '**seen in a client**: a program of somebody else makes the call like this.',
  '**third party**: a description by somebody else; not known to have worked.',
  '**guess**: none of these. Try it on a test system first.',
] as const;

/** A piece of our own notes (`facts B2 #5`, `seed 004`), which is nowhere to be read. */
const NOTES =
  /\b(?:facts\s+)?[A-C]?\d\.?\d?(?:\s*#\d+)+|\bfacts\s+[A-C]?\d(?:\.\d)?|\bseed \d+|#\d+/g;

/**
 * How sure a row is, with links to what shows it, in Markdown.
 * @throws Error for a source that no reader could find.
 */
export function evidenceCell(evidence: Evidence, sources: Sources, row: string): string {
  const { found, rest } = lookUp(evidence.source, sources);
  if (found.length === 0) {
    throw new Error(
      `${row}: no entry of the guide's sources fits its source "${evidence.source}". A reader could not find it.`,
    );
  }
  const links = found.map(({ title, url }) => (url === undefined ? title : `[${title}](${url})`));
  const remarks = rest
    .replace(NOTES, ',')
    .split(/[(),;]/)
    .map((part) => part.trim())
    .filter((part) => /\S\s+\S/.test(part));
  return [`${WORDS[evidence.confidence]}: ${links.join(', ')}`, ...remarks].join('; ');
}

function lookUp(
  text: string,
  sources: Sources,
): { readonly found: readonly Source[]; readonly rest: string } {
  const names = Object.keys(sources).sort((a, b) => b.length - a.length);
  const pattern = names.map((name) =>
    name.endsWith('*') ? `${literal(name.slice(0, -1))}[\\w/-]+` : literal(name),
  );
  const found = new Map<string, Source>();
  const rest = text.replace(
    new RegExp(`(?<![\\w.#-])(?:${pattern.join('|')})(?![\\w-])`, 'g'),
    (hit) => {
      const source = sourceOf(hit, names, sources);
      if (source !== undefined) found.set(source.title, source);
      return ',';
    },
  );
  return { found: [...found.values()], rest };
}

/** An exact name wins over a name with `*`, whose page is put into title and address. */
function sourceOf(hit: string, names: readonly string[], sources: Sources): Source | undefined {
  const exact = sources[hit];
  if (exact !== undefined) return exact;
  const name = names.find((item) => item.endsWith('*') && hit.startsWith(item.slice(0, -1)));
  if (name === undefined) return undefined;
  const page = hit.slice(name.length - 1);
  const { title = '', url } = sources[name] ?? {};
  return {
    title: title.replace('*', page.replace(/[_-]/g, ' ')),
    ...(url === undefined ? {} : { url: url.replace('*', page) }),
  };
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
