/** Commands of the documents that `test/hosts/documented-commands` does not type, and who runs them. */
export const NOT_TYPED_HERE: Readonly<Record<string, string>> = {
  'npm test': '.ci/run',
  'npm run test:long': '.ci/run',
  'npm run test:hosts': 'jest.hosts.config.cjs',
  'npm run test:hosts -- n8n-queue': 'test/hosts/n8n-queue.test.ts',
  'npm run test:hosts -- hosts/n8n.test -t "1,000 items"': 'test/hosts/n8n.test.ts',
  'npm run release:check': 'test/gates/release.long.test.ts',
  'npm run release -- minor': 'test/gates/release.long.test.ts',
  'git push --follow-tags': 'test/gates/release.long.test.ts',
  // Says of a published package who built it.
  'npm audit signatures': '.github/workflows/publish.yml',
  // Named in order to say that it does not do.
  'npm install': '.ci/run',
};
