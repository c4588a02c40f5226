import type { Vendor } from '../../core/model/vendor';
import type { GeneratedFile } from '../generated-file';
import { apiFiles } from './any-api';
import { helpTexts } from './help';
import { locales } from './locale';
import { pages } from './page';

/**
 * What Node-RED's editor reads of each vendor, and of the nodes for any API: page, locale and help, by their paths below the folder of the
 * nodes. The build writes them; nobody reads them in the repository.
 */
export function editorFiles(vendors: readonly Vendor[]): readonly GeneratedFile[] {
  return [...pages(vendors), ...locales(vendors), ...helpTexts(vendors), ...apiFiles()];
}
