/** What a release changes in version, changelog and other texts, as text in and text out. */

const VERSION = /^(\d+)\.(\d+)\.(\d+)(-[\da-z.-]+)?$/;

/**
 * @param wanted `major`, `minor`, `patch`, or a version by its number
 * @throws Error when that is no version, or none after the current one
 */
export function nextVersion(current: string, wanted: string): string {
  const [, major = '0', minor = '0', patch = '0', pre] = VERSION.exec(current) ?? [];
  switch (wanted) {
    case 'major':
      return `${String(Number(major) + 1)}.0.0`;
    case 'minor':
      return `${major}.${String(Number(minor) + 1)}.0`;
    case 'patch':
      // 1.0.0 follows 1.0.0-rc.1.
      return `${major}.${minor}.${pre === undefined ? String(Number(patch) + 1) : patch}`;
    default:
      if (!VERSION.test(wanted)) {
        throw new Error(
          `"${wanted}" is no version. Use major, minor, patch, or one such as 1.2.3.`,
        );
      }
      if (!isNewer(wanted, current)) throw new Error(`${wanted} is not newer than ${current}.`);
      return wanted;
  }
}

function isNewer(wanted: string, current: string): boolean {
  const [a, b] = [wanted, current].map((version) => {
    const [, ...parts] = VERSION.exec(version) ?? [];
    return { numbers: parts.slice(0, 3).map(Number), pre: parts[3] };
  });
  for (const [place, number] of (a?.numbers ?? []).entries()) {
    const other = b?.numbers[place] ?? 0;
    if (number !== other) return number > other;
  }
  // A version comes after its own previews; previews are compared as text.
  if (b?.pre === undefined) return false;
  return a?.pre === undefined || a.pre > b.pre;
}

/**
 * The changelog with "Unreleased" under the number of the version, and an empty "Unreleased" above.
 * @throws Error when there is nothing to release
 */
export function changelogFor(text: string, version: string, date: string): string {
  const [, before, entries, after] =
    /^([\s\S]*?^## Unreleased\n)([\s\S]*?)((?:^## [\s\S]*)?)$(?![\s\S])/m.exec(text) ?? [];
  if (before === undefined || entries === undefined || entries.trim() === '') {
    throw new Error('CHANGELOG.md has nothing under "## Unreleased". Say what has changed first.');
  }
  return `${before}\n## ${version} (${date})\n${entries}${after ?? ''}`;
}

export function hasEntry(text: string, version: string): boolean {
  return text.split('\n').some((line) => line.startsWith(`## ${version} (`));
}

type Mention = (version: string) => string;

const userAgent: Mention = (version) => `/${version}'`;

/** Where the version stands besides, each with the words around it. */
export const MENTIONS: Readonly<Record<string, readonly Mention[]>> = {
  'README.md': [(version) => `-${version}.tgz`, (version) => `**Status**: ${version},`],
  'SECURITY.md': [(version) => `| ${/^\d+\.\d+/.exec(version)?.[0].padEnd(7) ?? ''} | yes`],
  '.github/ISSUE_TEMPLATE/bug.yml': [(version) => `Latchkey ${version},`],
  'nodes/shared/transport/user-agent.ts': [userAgent],
  'node-red/src/transport/user-agent.ts': [userAgent],
};

/** @throws Error where a text no longer says the version as it is looked for */
export function mentionsOf(file: string, text: string, old: string, next: string): string {
  return (MENTIONS[file] ?? []).reduce((said, mention) => {
    if (!said.includes(mention(old))) throw new Error(`${file} does not say "${mention(old)}".`);
    return said.replaceAll(mention(old), mention(next));
  }, text);
}
