/** Which recipients are asked for a key, and how a ready-made note is opened as a draft. */
import { describe, expect, it } from 'vitest';
import { advise } from '../../utils/core/advise.ts';
import { judge } from '../../utils/core/judge.ts';
import type { Recipient } from '../../utils/core/model.ts';
import { NOW, parseEvidence } from './evidence.ts';

const ANN = { type: 'recipient', address: 'ann@own-mail.org', domain: 'own-mail.org' } as Recipient;
const waysFor = (app: string | undefined, ...words: string[]) =>
  advise(judge(words.map(parseEvidence), NOW), {
    alternativesFor: () => [],
    keyHow: null,
    preferred: [],
    here: 'webmail.example.org',
    meant: { recipient: ANN, near: () => null, app },
  });
const asks = (...words: string[]) => waysFor(undefined, ...words).some(({ id }) => id === 'ask-key');

describe('asking for a key', () => {
  it.each([
    [['mail-domain yes unproven'], true],
    [['mail-domain unknown'], true],
    [['operator yes transport'], true],
    [['dane yes enforced dane', 'sender yes - dane'], true],
    [['app-state no exposed', 'operator yes transport'], true],
    [['e2e-provider no', 'operator yes transport'], true],
    // No request: phones have no keys, nothing arrives, a safer way is already known, or nothing is wrong.
    [['gateway no exposed'], false],
    [['mail-domain no undeliverable'], false],
    [['pgp-key opportunity yes', 'operator yes transport'], false],
    [['smime opportunity yes', 'operator yes transport'], false],
    [['e2e-provider opportunity yes', 'operator yes transport'], false],
    [['app-state yes end-to-end'], false],
  ] as const)('where %j is known: %s', (words, isAsked) => {
    expect(asks(...words)).toBe(isAsked);
  });

  it('is copied, and opened where the webmail can be told to open a draft', () => {
    const [way] = waysFor('Roundcube', 'operator yes transport');
    expect(way).toMatchObject({
      copy: { key: 'advice_ask_key_copy' },
      page: 'draft:["Roundcube","ann@own-mail.org","advice_ask_key_copy"]',
    });
    expect(waysFor(undefined, 'operator yes transport')[0]).not.toHaveProperty('page');
  });
});
