const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** `<fixtures><fixture><id>27</id></fixture></fixtures>`, the body of the fixture commands (facts 3.3 #22). */
export function fixturesXml(ids: readonly string[]): string {
  return `<fixtures>${ids.map((id) => `<fixture><id>${escapeXml(id)}</id></fixture>`).join('')}</fixtures>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
