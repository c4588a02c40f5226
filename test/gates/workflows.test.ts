/** The workflows cannot run here: what can be known of them without GitHub is checked. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validateWorkflow } from '@action-validator/core';
import { readManifest, root } from '../../scripts/repository';

const folder = path.join(root, '.github/workflows');
const FILES = readdirSync(folder);
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

it('are a test and a publish workflow', () => {
  expect([...FILES].sort()).toEqual(['publish.yml', 'test.yml']);
});

describe.each(FILES)('%s', (file) => {
  const text = textOf(file);

  it("follows GitHub's schema", () => {
    expect(validateWorkflow(text).errors).toEqual([]);
  });

  it('runs only scripts that exist', () => {
    const { scripts = {} } = readManifest(root);
    const names = [...text.matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(test|start)\b)/g)].map(
      ([, script, short]) => script ?? short ?? '',
    );
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('grants the whole workflow no more than reading', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
  });

  it('puts nothing from an event into a shell', () => {
    const lines = text.split('\n').filter((line) => /run:/.test(line));
    expect(lines.filter((line) => line.includes('${{'))).toEqual([]);
  });
});

it('refuses a workflow with a misspelled key', () => {
  const broken = textOf('test.yml').replace('runs-on:', 'run-on:');
  expect(validateWorkflow(broken).errors).not.toEqual([]);
});

it('tests every version of Node.js that the README names', () => {
  const [, row = ''] =
    /^\| Node\.js +\|([^|]*)\|/m.exec(readFileSync(path.join(root, 'README.md'), 'utf8')) ?? [];
  const versions = row.match(/\d+(?:\.\d+)?/g) ?? [];
  expect(versions.length).toBeGreaterThan(1);
  const [, matrix = ''] = /node: \[(.*)\]/.exec(textOf('test.yml')) ?? [];
  expect(versions.filter((version) => !matrix.includes(`'${version}'`))).toEqual([]);
});

it('publishes both packages with provenance, after every check', () => {
  const text = textOf('publish.yml');
  expect(text.match(/npm publish --provenance --access public/g)).toHaveLength(2);
  expect(text.match(/--workspace node-red/g)).toHaveLength(1);
  expect(text).toContain('id-token: write');
  expect(text.indexOf('release:check')).toBeGreaterThan(0);
  expect(text.indexOf('release:check')).toBeLessThan(text.indexOf('npm publish'));
});
