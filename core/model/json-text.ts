/** Behind the quote that ends a text; one with an odd number of backslashes before it does not. 0: none does. */
export function endOfText(json: string, start: number): number {
  for (let at = json.indexOf('"', start); ; at = json.indexOf('"', at + 1)) {
    if (at === -1) return 0;
    let before = at;
    while (json[before - 1] === '\\') before -= 1;
    if ((at - before) % 2 === 0) return at + 1;
  }
}
