/**
 * Public suffixes, below which anybody can register a name: refused, wherever they stand, where they would exempt
 * everybody.
 */
import { describe, expect, it, vi } from 'vitest';
import { isSuffix } from '../../utils/policy/cli/suffixes.ts';
import { applicable } from '../../utils/policy/effective-settings.ts';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { senderUnder } from '../../utils/policy/apply.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';
import { readTrie, suffixRules, suffixTable } from '../../utils/build/suffix-table.ts';
import { rulesIn, suffixesIn } from '../../utils/core/suffixes.ts';
import { NOW } from './samples.ts';

vi.mock('../../utils/platform/browser.ts', () => ({
  browser: { runtime: { getURL: (path: string) => path } },
}));
const served = vi.fn(() => Promise.resolve(new Response(suffixTable())));
vi.stubGlobal('fetch', served);

const SUFFIXES = ['github.io', 'blogspot.com', 'kyoto.jp', 'x.ck', 's3.amazonaws.com', 'co.uk', 'com', '*'];
const until = '2027-06-30';
const condition = (field: string, name: string) => ({ group: ['hr'], [field]: [name] });

const GATEWAY = {
  text: '[secure]',
  place: 'start',
  name: 'x',
  worth: 'provider-keys',
  site: ['mail.a.example'],
};

/** Each place in a policy where a domain or host may stand. */
const PLACES: Readonly<Record<string, (name: string) => object>> = {
  'exceptions.domain': (value) => ({ exceptions: [{ kind: 'domain', value, reason: 'x' }] }),
  'exceptions.destination': (value) => ({ exceptions: [{ kind: 'destination', value, reason: 'x' }] }),
  'exceptions.site': (value) => ({ exceptions: [{ kind: 'site', value, reason: 'x' }] }),
  'exceptions.when.sender': (name) => ({
    exceptions: [{ kind: 'domain', value: 'a.example', reason: 'x', until, when: condition('sender', name) }],
  }),
  'exceptions.when.site': (name) => ({
    exceptions: [{ kind: 'domain', value: 'a.example', reason: 'x', until, when: condition('site', name) }],
  }),
  partners: (domain) => ({ partners: [{ domain, level: 'enforced', reason: 'x' }] }),
  approvedServices: (host) => ({ approvedServices: [{ host, name: 'x' }] }),
  extraHosts: (host) => ({ extraHosts: [{ host, app: 'Roundcube', trustsState: true }] }),
  'encryptTrigger.site': (name) => ({ encryptTrigger: [{ ...GATEWAY, site: [name] }] }),
  'encryptTrigger.sender': (name) => ({ encryptTrigger: [{ ...GATEWAY, sender: [name] }] }),
  internalDomains: (name) => ({ internalDomains: [name] }),
  'actionsWhen.sender': (name) => ({
    actionsWhen: [{ channel: 'mail', actions: { exposed: 'block' }, when: { sender: [name] } }],
  }),
  'actionsWhen.site': (name) => ({
    actionsWhen: [{ channel: 'form', actions: { exposed: 'block' }, when: { site: [name] } }],
  }),
};
const ROWS = Object.entries(PLACES).flatMap(([place, make]) =>
  SUFFIXES.map((name) => ({ place, name, locked: make(name) })),
);

describe('a name below which anybody can have one', () => {
  it.each(ROWS)('$name in $place is an error with what to write', ({ name, locked }) => {
    const { problems } = lintPolicy(JSON.stringify({ locked }, null, 1), NOW, { isSuffix });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.write?.key).toBe(name === '*' ? 'hint_name' : 'hint_anybody');
    expect(problems[0]?.line).toBeGreaterThan(2);
  });

  it.each(ROWS.filter(({ place }) => /^(exceptions|partners|approved|encryptTrigger)/.test(place)))(
    '$name in $place lets nobody through, and is told',
    async ({ locked }) => {
      const policy = await applicable(parsePolicy({ locked }));
      expect(Object.values(policy.values.locked)).toEqual([[]]);
      expect(policy.problems).toHaveLength(1);
    },
  );

  it('stays where it keeps something back, or makes something stricter', async () => {
    const locked = { ...PLACES.internalDomains?.('github.io'), ...PLACES['actionsWhen.site']?.('github.io') };
    const policy = await applicable(parsePolicy({ locked, merge: PLACES.partners?.('a.example') }));
    expect(policy.values.locked).toEqual(locked);
    expect(policy.values.merge.partners).toHaveLength(1);
    expect(policy.problems).toHaveLength(2);
  });

  it.each([
    ['github.io', 'evil.github.io', false],
    ['mail.a.example', 'mail.a.example', true],
  ])('of a webmail: pages are judged below %s, and %s is their own: %s', async (host, at, isOwn) => {
    const locked = { ...PLACES.extraHosts?.(host), outboundRelay: 'both' };
    const policy = await applicable(parsePolicy({ locked }));
    const settings = resolve(policy, {});
    expect(settings.extraHosts.value).toMatchObject([{ host, trustsState: isOwn }]);
    expect(senderUnder(settings, { host: at }).rules).toMatchObject({ isOwn });
    expect(policy.problems).toHaveLength(isOwn ? 0 : 1);
  });

  it('whether anybody may have a name below a host is no word of the policy', () => {
    const extraHosts = [{ host: 'post.example.org', app: 'Roundcube', isShared: true }];
    const [problem] = parsePolicy({ locked: { extraHosts } }).problems;
    expect(problem).toMatchObject({ path: 'locked.extraHosts.0', problem: 'invalid' });
  });

  it('is unknown where the list cannot be read: nobody is let through, until it can', async () => {
    vi.resetModules();
    const fresh = await import('../../utils/policy/effective-settings.ts');
    vi.spyOn(console, 'error').mockReturnValueOnce();
    served.mockRejectedValueOnce(new Error('updating'));
    const policy = parsePolicy({ locked: PLACES.partners?.('a.example') });
    expect((await fresh.applicable(policy)).values.locked.partners).toEqual([]);
    expect(await fresh.applicable(policy)).toEqual(policy);
  });
});

describe('the list in the package', () => {
  const trie = readTrie();
  it.each<[string, object]>([
    ['labels that are no text', { labelText: [] }],
    ['labels of other lengths', { edgeLength: trie.edgeLength.map((length) => length + 1) }],
    ['other flags', { nodeFlags: trie.nodeFlags.map(() => 0) }],
    ['other edges', { edgeStart: trie.edgeStart.map((edge) => edge + 1) }],
    ['the rules elsewhere', { rulesRoot: trie.exceptionsRoot }],
    ['no exceptions', { exceptionsRoot: undefined }],
    ['a name that is gone', { edgeChild: undefined }],
  ])('is not made where the library has %s', (_, part) => {
    expect(() => suffixTable({ ...trie, ...part })).toThrow();
  });

  it('answers as the library does that it was made of', () => {
    const answers = suffixesIn(suffixTable());
    const rules = suffixRules();
    const names = rules.flatMap((rule) => {
      const name = rule.replace(/^!/, '').replace(/^\*/, 'any');
      return [name, `below.${name}`, name.slice(name.indexOf('.') + 1)];
    });
    expect(names.filter((name) => answers(name) !== isSuffix(name))).toEqual([]);
    expect(rules.length).toBeGreaterThan(9_000);
  });

  it('has each of its rules, and no other', () => {
    expect([...rulesIn(suffixTable())].sort()).toEqual(suffixRules());
  });
});
