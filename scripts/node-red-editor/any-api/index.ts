import type { GeneratedFile } from '../../generate/generated-file';
import { apiHelp } from './help';
import { apiTexts } from './locale';
import { apiPage } from './page';

/** What the editor reads of the nodes for any API, by their paths below the folder of the nodes. */
export function apiFiles(): readonly GeneratedFile[] {
  return [
    { path: 'latchkey.html', text: apiPage() },
    { path: 'locales/en-US/latchkey.json', text: JSON.stringify(apiTexts()) },
    { path: 'locales/en-US/latchkey.html', text: apiHelp() },
  ];
}
