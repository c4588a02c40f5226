import type { Vendor } from '../../core/model/vendor';
import type { GeneratedFile } from '../generated-file';

/**
 * A vendor's glyph for each host: dark on light and light on dark for n8n; white, 2:3, for Node-RED's
 * palette (its icons are at least 40 x 60).
 */
export function icons(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return vendors.flatMap((vendor) => [
    { path: `icons/${vendor.id}.svg`, text: square(vendor.glyph, '#1f3b57') },
    { path: `icons/${vendor.id}.dark.svg`, text: square(vendor.glyph, '#dbe7f3') },
    { path: `node-red/icons/${vendor.id}.svg`, text: tall(vendor.glyph) },
  ]);
}

/** A glyph for n8n. */
export function square(glyph: string, fill: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path fill="${fill}" fill-rule="evenodd" d="${glyph}"/></svg>\n`;
}

function tall(glyph: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="60" viewBox="0 0 40 60"><path fill="#fff" fill-rule="evenodd" transform="translate(2 12) scale(1.5)" d="${glyph}"/></svg>\n`;
}
