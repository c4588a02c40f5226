import type { Vendor } from '../../core/model/vendor';
import { CONFIDENCE } from './docs-evidence';
import { examplesSection } from './docs-examples';
import { bullets, code, sentence } from './docs-markdown';
import { resourceSection } from './docs-operations';
import { signInSection } from './docs-sign-in';
import { GENERATED } from '../generated-file';
import type { GeneratedFile } from '../generated-file';

/** docs/<vendor>.md: sign-in, every operation with its evidence, quirks, guesses. */
export function docs(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return vendors.map((vendor) => ({ path: `docs/${vendor.id}.md`, text: page(vendor) }));
}

function page(vendor: Vendor): string {
  const { guide, operations, schemes } = vendor;
  const resources = [...new Set(operations.map(({ resource }) => resource))];
  const one = schemes.length === 1;
  return [
    `<!-- ${GENERATED} -->`,
    `# ${vendor.name}`,
    sentence(vendor.description),
    bullets([
      `In n8n: node "${vendor.name}"${one ? '' : '; select the sign-in method under Authentication'}.`,
      `In Node-RED: node "${vendor.name}" (${code(vendor.id)}) and account "${vendor.name} account" (${code(`${vendor.id}-account`)}).`,
      `${String(operations.length)} operations, and ${code('custom.request')} for any call not listed here.`,
    ]),
    'How tokens are shared, refreshed and signed out, what errors mean, and what each host adds: [the core](core.md).',
    '## Where to find it',
    bullets(guide.where),
    one ? '## Sign-in method' : '## Sign-in methods',
    `${code('<angle brackets>')} mark account fields. Empty fields are omitted.`,
    ...schemes.map((scheme) => signInSection(scheme)),
    '## Examples',
    examplesSection(vendor),
    '## Operations',
    `Fields in bold are required. The path follows the base URL of the account; ${code('{name}')} is a field, percent-encoded, or a field of the account.`,
    'The evidence for an operation:',
    bullets(CONFIDENCE),
    ...resources.map((resource) =>
      resourceSection(
        vendor,
        resource,
        operations.filter((row) => row.resource === resource),
      ),
    ),
    '### Custom',
    `${code('custom.request')} sends any method, path, query, headers and body, authenticated by the account. It cannot set the headers of the sign-in method, and calls the servers of the account only.`,
    '## Known quirks',
    bullets(guide.quirks),
    '## What is a guess, and how to change it',
    bullets(guide.guesses),
    '## Links',
    bullets(guide.links.map(({ title, url }) => `[${title}](${url})`)),
    '',
  ].join('\n\n');
}
