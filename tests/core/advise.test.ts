import { describe, expect, it } from 'vitest';
import { advise, situationOf } from '../../utils/core/advise.ts';
import { judge } from '../../utils/core/judge.ts';
import { type Text, type Evidence, type Recipient, type Verdict } from '../../utils/core/model.ts';
import { NOW, parseEvidence } from './evidence.ts';

const MAIL: Recipient = {
  type: 'recipient',
  channel: 'email',
  address: 'bob@example.org',
  localPart: 'bob',
  domain: 'example.org',
  sender: { host: 'mail.example.net' },
};
const HERE = MAIL.sender.host;
const verdictOf = (...words: string[]) => judge(words.map(parseEvidence), NOW);

describe('situationOf', () => {
  it.each([
    [['gateway no exposed'], 'sms-gateway'],
    [['gateway no undeliverable'], 'dead-gateway'],
    [['mail-domain no undeliverable'], 'no-such-domain'],
    [['app-state no exposed', 'operator yes transport'], 'app-not-encrypted'],
    [['mail-domain yes unproven'], 'unproven'],
    [[], 'unproven'],
    [['operator yes transport'], 'provider-readable'],
    [['e2e-provider yes end-to-end'], null],
    [['chat no exposed'], 'chat'],
    [['chat unknown'], 'chat'],
    [['chat yes end-to-end'], null],
    [['e2e-provider opportunity yes', 'mail-domain yes unproven'], 'to-e2e-provider'],
    [['e2e-provider opportunity yes', 'operator yes transport'], 'to-e2e-provider'],
    [['e2e-provider no', 'mail-domain yes unproven'], 'from-e2e-provider'],
    [['e2e-provider no', 'dane yes enforced dane', 'sender yes - dane'], 'from-e2e-provider'],
    // An option of the sender's provider asks nothing of the recipient.
    [['e2e-provider opportunity yes', 'e2e-provider no', 'operator yes transport'], 'from-e2e-provider'],
    [['e2e-provider no', 'gateway no exposed'], 'sms-gateway'],
    [['e2e-provider no', 'app-state yes end-to-end'], null],
    [['app-state no enforced', 'operator yes transport'], 'provider-readable'],
    [['app-state yes transport', 'mail-domain yes unproven'], 'provider-readable'],
    [['scheme no exposed'], 'open-form'],
    [['scheme no exposed', 'transfer-service no exposed'], 'open-upload'],
    [['share-link yes unproven'], 'link-with-key'],
  ])('%j → %s', (words, situation) => {
    expect(situationOf(verdictOf(...words))).toBe(situation);
  });
});

describe('situationOf a link', () => {
  it.each([
    [['scheme no exposed'], 'open-link'],
    [['scheme yes unproven'], 'open-link'],
    [['scheme yes transport'], 'readable-page'],
    [['scheme unknown'], 'readable-page'],
    [['phone no exposed'], 'phone'],
    [['share-link yes unproven'], 'link-with-key'],
  ])('%j → %s', (words, situation) => {
    expect(situationOf(verdictOf(...words), true)).toBe(situation);
  });
});

describe('advise', () => {
  const way = (id: string) => ({ id, title: { key: id }, how: { key: id } });
  const KEY_HOW = { key: 'how' };
  const idsOf = (
    verdict: Verdict,
    ids: readonly string[],
    preferred: readonly string[] = [],
    keyHow: Text | null = KEY_HOW,
  ) =>
    advise(verdict, { alternativesFor: () => ids.map(way), keyHow, preferred, here: HERE }).map(
      ({ id }) => id,
    );

  const exposed = verdictOf('gateway no exposed');
  const evidence = (check: string, more: Partial<Evidence> = {}): Evidence => ({
    ...parseEvidence(`${check} yes transport`),
    kind: 'opportunity',
    strength: null,
    ...more,
  });
  const key = evidence('pgp-key', {
    material: 'armor',
    source: { name: 'wkd', url: 'https://openpgpkey.own-mail.org/x' },
  });
  const having = (...items: Evidence[]): Verdict => ({
    ...exposed,
    evidence: [...exposed.evidence, ...items],
  });

  it('gives the best four of the table for this situation, in its order', () => {
    const rows = ['a', 'b', 'c', 'd', 'e'].map(way);
    const alternativesFor = (situation: string) => (situation === 'sms-gateway' ? rows : []);
    const advice = advise(exposed, { alternativesFor, keyHow: null, preferred: [], here: HERE });
    expect(advice.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('asks for the provider that it is about', () => {
    const about = parseEvidence('e2e-provider no');
    const named = { ...about, because: { code: 'pending', values: ['Proton'] } as const };
    const asked: unknown[] = [];
    const verdict = judge([named, parseEvidence('operator yes transport')], NOW);
    const alternativesFor = (...question: unknown[]) => {
      asked.push(question);
      return [];
    };
    advise(verdict, { alternativesFor, keyHow: null, preferred: [], here: HERE });
    expect(asked).toEqual([['from-e2e-provider', 'Proton']]);
  });

  it('sends nobody to where they are already', () => {
    const leading = (id: string, open: string) => ({ ...way(id), open });
    const rows = [leading('here', `https://${HERE}/u/0`), leading('there', `https://other.example.net/`)];
    const sources = { alternativesFor: () => rows, keyHow: null, preferred: [], here: HERE };
    const advice = advise(verdictOf('operator yes transport'), sources);
    expect(advice.map(({ id }) => id)).toEqual(['there']);
  });

  it.each([
    ['filtered', [], true, ['other-resolver', 'a']],
    ['refused', [], true, ['other-resolver', 'a']],
    ['timeout', [], true, ['a']],
    ['filtered', ['operator yes transport'], true, ['a']],
    ['filtered', [], false, ['a']],
  ] as const)(
    '%s by the resolver, besides %j, the choice being the person’s: %s → %j',
    (reason, besides, mayChooseResolver, ids) => {
      const untold = { ...parseEvidence('mail-domain unknown'), reason, source: { name: 'resolver' } };
      const verdict = judge([untold, ...besides.map(parseEvidence)], NOW);
      const sources = { alternativesFor: () => [way('a')], keyHow: null, preferred: [], here: HERE };
      const ways = advise(verdict, { ...sources, mayChooseResolver });
      expect(ways.map(({ id }) => id)).toEqual(ids);
    },
  );

  it('has nothing to add to end-to-end', () => {
    expect(idsOf(verdictOf('e2e-provider yes end-to-end'), ['a'])).toEqual([]);
  });

  it('puts a key that was found before what the table has, to copy and to open, in this webmail’s manner', () => {
    expect(idsOf(having(key), ['a', 'b'])).toEqual(['write-privately', 'files-to-key', 'openpgp-key', 'a']);
    const [onPage, files, first] = advise(having(key), {
      alternativesFor: () => [],
      keyHow: KEY_HOW,
      preferred: [],
      here: HERE,
    });
    expect(onPage).toMatchObject({ id: 'write-privately', page: 'write' });
    expect(files).toMatchObject({ id: 'files-to-key', page: 'encrypt' });
    expect(first).toMatchObject({
      how: KEY_HOW,
      copy: { key: 'verbatim', values: ['armor'] },
      open: 'https://openpgpkey.own-mail.org/x',
    });
    const large = evidence('pgp-key', { source: key.source });
    expect(idsOf(having(large), ['a']), 'a key that is not handed on').toEqual(['openpgp-key', 'a']);
    expect(idsOf(having(key), ['a'], [], null), 'a form has no use for a key').toEqual(['a']);
  });

  it('does not offer to encrypt the text again where only the files beside it are left', () => {
    const partly = evidence('app-state', { because: { code: 'app-partly', values: ['mail.example.org'] } });
    expect(idsOf(having(key, partly), ['a'])).toEqual(['files-to-key', 'openpgp-key', 'a']);
  });

  it('puts Signal first for who is marked as having it, and leads to the number where one is known', () => {
    const marked = evidence('signal', { handle: '+15551234567' });
    expect(idsOf(having(key, marked), ['a', 'signal'])).toEqual([
      'signal',
      'write-privately',
      'files-to-key',
      'openpgp-key',
    ]);
    const unmarked = evidence('gateway', { handle: '+15551234567' });
    expect(idsOf(having(key, unmarked), ['a', 'signal'])).toEqual([
      'write-privately',
      'files-to-key',
      'openpgp-key',
      'signal',
    ]);
    const ways = advise(having(unmarked), {
      alternativesFor: () => [],
      keyHow: null,
      preferred: [],
      here: HERE,
    });
    expect(ways[0]?.open).toBe('https://signal.me/#p/+15551234567');
  });

  it('does not lead to Signal who is marked as not having it', () => {
    const refused = { ...evidence('signal', { handle: '+15551234567' }), finding: 'no' } as const;
    expect(idsOf(having(refused), ['a'])).toEqual(['a']);
  });

  it('keeps the organisation’s own ways first, then its order', () => {
    expect(idsOf(having(key), ['organisation-0', 'a', 'b'], ['b'])).toEqual([
      'organisation-0',
      'b',
      'write-privately',
      'files-to-key',
    ]);
  });
});
