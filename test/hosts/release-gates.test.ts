/** What `npm run release:check` asks beyond the other suites, so that a release is not the first to ask it. */
import { runLong } from '../../scripts/run-long';
import { root } from '../../scripts/repository';

it.each(['newest-dependencies', 'n8n-strict-lint'])('%s', async (gate) => {
  const args = ['--import', 'tsx', `scripts/gates/${gate}.ts`];
  // As for a person: n8n's lint behaves otherwise under jest's NODE_ENV.
  const options = { cwd: root, env: { NODE_ENV: '' } };
  expect(await runLong(process.execPath, args, options)).not.toBe('');
});
