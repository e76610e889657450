/** docs/admin.md can be followed by copy and paste: what it names exists, and what it shows is valid. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIREFOX_ID } from '../../utils/core/ids.ts';
import { IDS } from '../../utils/policy/cli/ids.ts';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { EXAMPLE } from '../../utils/policy/render/example.ts';
import { policyFiles } from '../../utils/policy/render/files.ts';
import { at } from '../../utils/policy/unwrap.ts';
import { installFiles } from '../../utils/release/install-files.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/admin.md'), 'utf8');
const NOW = Date.parse('2026-11-25T12:00:00Z');

/** The JSON objects on the page: its code blocks, and what its commands write into files. */
const OBJECTS = [...PAGE.matchAll(/^(\{$[^]*?^\})$/gm)].map(([, text = '']) => text);
const POLICIES = OBJECTS.filter((text) => /"(locked|3rdparty)"/.test(text));

describe('the page for administrators', () => {
  it('shows policies in every form that is pasted', () => {
    expect(POLICIES.length).toBeGreaterThanOrEqual(4);
    expect(POLICIES.join()).toContain(IDS.chromium);
    expect(POLICIES.join()).toContain(FIREFOX_ID);
  });

  it.each(POLICIES)('a policy without errors: %s', (text) => {
    // Filled in as the shell would.
    const lint = lintPolicy(text.replaceAll(/\$\([^]*?\.xpi\)/g, '/x.xpi'), NOW);
    expect(lint.problems).toEqual([]);
    expect(lint.remarks).toEqual([]);
  });

  it('each other sample is JSON, and what it says is taken', () => {
    const blocks = [...PAGE.matchAll(/^( *)```json\n([^]*?)^ *```/gm)];
    const samples = blocks.map(([, indent = '', text = '']): unknown =>
      JSON.parse(text.startsWith('"') ? `{${text}}` : text.replaceAll(`\n${indent}`, '\n')),
    );
    const withKey = (key: string) =>
      samples.filter((one) => at(Array.isArray(one) ? one[0] : one, key) !== undefined);
    const [directory, dated] = [withKey('handle'), withKey('policyDate')];
    expect([directory.length, dated.length, withKey('starttls').length]).toEqual([1, 1, 1]);
    for (const locked of [{ directory: directory[0] }, dated[0]])
      expect(lintPolicy(JSON.stringify({ locked }), NOW).problems).toEqual([]);
  });

  it('names only files that are made', () => {
    const address = 'https://a.example/';
    const made = new Set([
      ...policyFiles(EXAMPLE, IDS).keys(),
      ...[...installFiles({ ids: IDS, updatesXml: address, xpi: address }).keys()].map(
        (name) => `install/${name}`,
      ),
    ]);
    const named = [
      ...PAGE.matchAll(
        /[\w./-]+\.(?:admx|mobileconfig|reg|ps1)\b|[\w/-]*firefox-policies\.json|[\w/-]*linux-[\w-]+\.json|google-\w+\.json/g,
      ),
    ].map(([name]) => name.replace(/^(.*release\/)?(policy\/)?/, ''));
    expect(named.length).toBeGreaterThan(10);
    // Mozilla's own template is not one that we generate.
    expect(named.filter((name) => !made.has(name) && name !== 'mozilla.admx')).toEqual([]);
  });

  const COMMANDS = [...PAGE.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, text = '']) => text);

  it('has no command that overwrites a file, but what the page says is replaced', () => {
    const writing = COMMANDS.flatMap((text) => text.split('\n')).filter((line) =>
      / > |\btee\b|-out\b/.test(line),
    );
    expect(writing.length).toBeGreaterThan(3);
    expect(writing.filter((line) => !line.includes('set -C;'))).toEqual([]);
    for (const [name] of PAGE.matchAll(/install -D .*$/gm)) expect(name).toMatch(/\/sealcheck[\w-]*\.json$/);
  });

  it('starts no browser in a block of commands for root, nor leaves the folder', () => {
    for (const text of COMMANDS) {
      expect(/sudo/.test(text) && /^(chromium|firefox)/m.test(text), text).toBe(false);
      expect(text).not.toMatch(/^cd /m);
    }
  });

  it('names the parts of our own pages as they are called there, down to the one that has to be opened', () => {
    const messages = JSON.parse(
      readFileSync(join(ROOT, 'public/_locales/en/messages.json'), 'utf8'),
    ) as Record<string, { readonly message: string }>;
    const ours = new Set(Object.values(messages).map(({ message }) => message));
    const pages = [PAGE.slice(PAGE.indexOf('**What you see.**'), PAGE.indexOf('**Take it away'))];
    pages.push(PAGE.slice(PAGE.indexOf('## 5.'), PAGE.indexOf('## When something fails')));
    for (const part of pages) {
      const named = [...part.matchAll(/_([A-Z][^_]+)_/g)].map(([, name = '']) => name.replaceAll('\n', ' '));
      expect(named.filter((name) => !ours.has(name))).toEqual([]);
      expect(named).toEqual(
        expect.arrayContaining(['Options', messages.policy_title?.message, messages.policy_all?.message]),
      );
    }
  });

  it('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
    const named = [...PAGE.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
