import type { GeneratedFile } from '../../generated-file';
import { apiHelp } from './help';
import { apiTexts } from './locale';
import { apiPage } from './page';

/** What the editor reads of the nodes for any API, by their paths below the folder of the nodes. */
export function apiFiles(): readonly GeneratedFile[] {
  return [
    { path: 'latchkey-request.html', text: apiPage() },
    { path: 'locales/en-US/latchkey-request.json', text: JSON.stringify(apiTexts()) },
    { path: 'locales/en-US/latchkey-request.html', text: apiHelp() },
  ];
}
