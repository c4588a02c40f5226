/**
 * D03 of Node-RED's scorecard: are the dependencies the newest? The answer changes from day to day,
 * so it is asked before a release (`npm run release:check`) and not by `npm test`.
 */
import { at, readManifest } from '../repository';
import { attempt } from './run-command';

function verdict(name: string, pinned: string): { readonly ok: boolean; readonly text: string } {
  const { status, stdout } = attempt('npm', ['view', name, 'version'], { cwd: at('node-red') });
  const newest = stdout.trim();
  if (status !== 0 || newest === '') return { ok: false, text: `${name}: could not be asked for` };
  if (newest === pinned) return { ok: true, text: `${name} ${pinned} is the newest` };
  return { ok: false, text: `${name} ${pinned}, newest ${newest}` };
}

const { dependencies = {} } = readManifest(at('node-red'));
const verdicts = Object.entries(dependencies).map(([name, pinned]) => verdict(name, pinned));
for (const { ok, text } of verdicts) console.log(`${ok ? 'ok  ' : 'FAIL'} ${text}`);
process.exitCode = verdicts.every(({ ok }) => ok) ? 0 : 1;
