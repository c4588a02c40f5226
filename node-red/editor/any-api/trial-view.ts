import type { MaskedNode, TakePlace, TestAnswer } from './form-data.js';

/** What a person may make of a value of the response. */
export interface Picks {
  token(step: number, place: TakePlace): void;
  /** @param unit how the value is meant, guessed from its name and kind. */
  life(step: number, place: TakePlace, unit: string): void;
}

const TOKEN = /token|ticket|session|jwt|sid$|bearer|^result$/i;
const LIFE = /expir|ttl|valid|life|timeout|^exp$/i;

/** Shows what a Test came to: the sentence, each step, and the responses to choose from. */
export function showTrial(place: JQuery, node: EditorNode, answer: TestAnswer, picks: Picks): void {
  place.empty();
  say(place, answer.ok ? 'fa-check' : 'fa-exclamation-triangle', answer.message);
  for (const [index, step] of (answer.steps ?? []).entries()) {
    say(place, step.passed ? 'fa-angle-right' : 'fa-times', step.sentence);
    if (step.tree.length === 0) continue;
    const details = $('<details class="latchkey-response">').appendTo(place);
    details.prop('open', !step.passed || (answer.ok && index === 0));
    $('<summary>').text(node._('trial.response')).appendTo(details);
    drawNodes($('<ul class="latchkey-tree">').appendTo(details), node, step.tree, index, picks);
  }
  const carries = answer.carries ?? [];
  if (carries.length > 0) {
    say(place, 'fa-paper-plane-o', node._('trial.carries', { what: carries.join(', ') }));
  }
  for (const { message } of answer.notices ?? []) say(place, 'fa-info-circle', message);
}

export function say(place: JQuery, icon: string, text: string): void {
  const line = $('<div class="latchkey-line">').appendTo(place);
  $('<i>').addClass(`fa ${icon}`).appendTo(line);
  $('<span>').text(` ${text}`).appendTo(line);
}

function drawNodes(
  list: JQuery,
  node: EditorNode,
  nodes: readonly MaskedNode[],
  step: number,
  picks: Picks,
): void {
  for (const { name, leaf, children } of nodes) {
    const item = $('<li>').appendTo(list);
    $('<span class="latchkey-name">').text(name).appendTo(item);
    if (leaf !== undefined) {
      const { kind, length, take } = leaf;
      const size = length === undefined ? '' : ` (${String(length)})`;
      $('<span class="latchkey-kind">').text(` ${kind}${size} `).appendTo(item);
      if (take !== undefined) drawPicks(item, node, name, leaf, take, step, picks);
    }
    if (children !== undefined) {
      drawNodes($('<ul>').appendTo(item), node, children, step, picks);
    }
  }
}

function drawPicks(
  item: JQuery,
  node: EditorNode,
  name: string,
  { kind, length = 0 }: { readonly kind: string; readonly length?: number },
  take: TakePlace,
  step: number,
  picks: Picks,
): void {
  if (kind === 'text') {
    const isLikely = TOKEN.test(name) && length >= 8;
    const button = pick(node._('trial.token'), isLikely).appendTo(item);
    button.attr('data-name', name);
    button.on('click', (event) => {
      event.preventDefault();
      mark(item, 'latchkey-picked-token');
      picks.token(step, take);
    });
  }
  // A text is a lifetime only as a date, and then its name says so.
  if (take.json !== undefined && (kind === 'number' || (kind === 'text' && LIFE.test(name)))) {
    const button = pick(node._('trial.life'), LIFE.test(name)).appendTo(item);
    button.attr('data-life', name);
    button.on('click', (event) => {
      event.preventDefault();
      mark(item, 'latchkey-picked-life');
      picks.life(step, take, unitOf(name, kind));
    });
  }
}

function pick(text: string, isLikely: boolean): JQuery {
  return $('<a href="#" class="latchkey-pick">')
    .text(text)
    .toggleClass('latchkey-likely', isLikely);
}

function mark(item: JQuery, name: string): void {
  $(`.${name}`).removeClass(name);
  item.addClass(name);
}

/** How long, or until when: by what the member is called. The person can correct it. */
function unitOf(name: string, kind: string): string {
  if (kind === 'text') return 'date';
  if (/milli|_?ms$/i.test(name)) return 'milliseconds';
  if (/minute/i.test(name)) return 'minutes';
  return /(?:At|_at|On|_on|Date|_date|Time|^exp)$/.test(name) ? 'epochSeconds' : 'seconds';
}
