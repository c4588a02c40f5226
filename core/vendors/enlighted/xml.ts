/** `<fixtures><fixture><id>27</id></fixture></fixtures>`, the body of the fixture commands (Manual Override for a Fixture). */
export function fixturesXml(ids: readonly string[]): string {
  return `<fixtures>${ids.map((id) => `<fixture><id>${escapeXml(id)}</id></fixture>`).join('')}</fixtures>`;
}

/** Text as the content of an element; the ampersand first, or the others would be escaped twice. */
function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
