/**
 * D03 of Node-RED's scorecard: are the dependencies the newest? The answer changes from day to day,
 * so it is asked before a release (`npm run release:check`) and not by `npm test`. What the http request
 * node works with, too, stays at Node-RED's own version (CONTRIBUTING, "Dependencies").
 */
import { at, readManifest } from '../repository';
import { attempt } from './run-command';

interface Verdict {
  readonly ok: boolean;
  readonly text: string;
}

/**
 * @param newest undefined where the registry gave no answer
 * @param nodeReds the version that Node-RED itself depends on
 */
export function verdictOn(
  name: string,
  pinned: string,
  newest: string | undefined,
  nodeReds: string | undefined,
): Verdict {
  if (pinned === nodeReds) return { ok: true, text: `${name} ${pinned} is Node-RED's own` };
  if (newest === undefined) return { ok: false, text: `${name}: could not be asked for` };
  if (newest === pinned) return { ok: true, text: `${name} ${pinned} is the newest` };
  return { ok: false, text: `${name} ${pinned}, newest ${newest}` };
}

function newestOf(name: string): string | undefined {
  const { status, stdout } = attempt('npm', ['view', name, 'version'], { cwd: at('node-red') });
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}

function main(): void {
  const { dependencies = {} } = readManifest(at('node-red'));
  const nodeReds = readManifest(at('node_modules', '@node-red', 'nodes')).dependencies;
  const verdicts = Object.entries(dependencies).map(([name, pinned]) =>
    verdictOn(name, pinned, newestOf(name), nodeReds?.[name]),
  );
  for (const { ok, text } of verdicts) console.log(`${ok ? 'ok  ' : 'FAIL'} ${text}`);
  process.exitCode = verdicts.every(({ ok }) => ok) ? 0 : 1;
}

if (require.main === module) main();
