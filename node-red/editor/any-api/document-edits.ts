import type { TakePlace } from './form-data.js';

interface Take extends TakePlace {
  readonly as: string;
  readonly public?: boolean;
  readonly optional?: boolean;
}

interface Document {
  readonly signIn?: readonly { readonly take?: readonly Take[] }[];
  readonly life?: object;
}

/** The document with the place of its token changed: that of the first value which the step takes. */
export function documentWithToken(text: string, step: number, place: TakePlace): string {
  return edited(text, (document) =>
    withTakes(document, step, ([first, ...others]) => [
      { as: first?.as ?? 'token', ...place },
      ...others,
    ]),
  );
}

/** The document with the life of its token taken from the response of a step. */
export function documentWithLife(
  text: string,
  step: number,
  place: TakePlace,
  unit: string,
): string {
  return edited(text, (document) => ({
    ...withTakes(document, step, (takes) => [
      ...takes.filter(({ as }) => as !== 'life'),
      { as: 'life', ...place, public: true, optional: true },
    ]),
    life: { [unit]: '{life}' },
  }));
}

function withTakes(
  document: Document,
  step: number,
  change: (takes: readonly Take[]) => readonly Take[],
): Document {
  const steps = document.signIn ?? [];
  if (step >= steps.length) return document;
  return {
    ...document,
    signIn: steps.map((item, index) =>
      index === step ? { ...item, take: change(item.take ?? []) } : item,
    ),
  };
}

function edited(text: string, change: (document: Document) => Document): string {
  try {
    return JSON.stringify(change(JSON.parse(text) as Document), null, 2);
  } catch {
    return text;
  }
}
