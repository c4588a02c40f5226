/**
 * A place for one answer of the server. Whoever empties its surroundings (a dialog that closes, another
 * sign-in that is chosen, the next question) takes it out of the page.
 */
export function placeOfAnswer(selector: string): JQuery {
  return $('<div>').appendTo($(selector).empty());
}

/** Whether the answer is still waited for: the page may show another dialog with the same fields by now. */
export function isInSight(place: JQuery): boolean {
  return place.closest('body').length > 0;
}
