/**
 * What the organisation's gateway does to a mail: as policy says, for the webmails and senders that it names, while the
 * subject has its tag.
 */
import { describe, expect, it } from 'vitest';
import { assessDraft } from '../../utils/assess/draft.ts';
import { policyPorts } from '../../utils/assess/under-policy.ts';
import { isFineFor } from '../../utils/core/fine-for.ts';
import type { Draft, Evidence, Sender } from '../../utils/core/model.ts';
import { english } from '../../utils/policy/cli/english.ts';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { senderUnder } from '../../utils/policy/apply.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { resolve, type EffectiveValues } from '../../utils/policy/resolve.ts';
import { triggersAt } from '../../utils/policy/triggers.ts';
import { silentLookups } from '../../utils/lookups/create-lookups.ts';
import { parseEvidence } from '../core/evidence.ts';
import { NOW, under } from './samples.ts';

const GATEWAY = {
  text: '[secure]',
  place: 'start',
  name: 'City Gateway',
  worth: 'provider-keys',
  site: ['mail.city.example'],
};
const policy = (more: object = {}, other: object = {}) => ({
  locked: { encryptTrigger: [{ ...GATEWAY, ...more }], ...other },
});
const SENDER: Sender = { host: 'mail.city.example', domain: 'city.example' };

/** Returns the evidence about a domain: phones, mail with no proven protection, or (all others) unencrypted mail. */
const found = (domain: string): Evidence[] =>
  domain === 'phone.example'
    ? [parseEvidence('gateway no exposed')]
    : domain === 'plain.example'
      ? [parseEvidence('mail-domain yes unproven')]
      : [parseEvidence('mail-domain yes unproven'), parseEvidence('probe no exposed')];

async function report(
  settings: EffectiveValues,
  to: readonly string[],
  { isTriggered, ...sender }: Partial<Sender> & { isTriggered?: boolean } = {},
) {
  const draft: Draft = {
    sender: senderUnder(settings, { ...SENDER, ...sender }, isTriggered),
    recipients: to.map((text) => ({ field: 'to', text })),
    unreadable: 0,
    blind: false,
  };
  return assessDraft('w', draft, 'full', {
    checks: [{ id: 'probe', gather: ({ domain }) => Promise.resolve(found(domain)) }],
    lookups: silentLookups(() => NOW, 'pending'),
    ...policyPorts(settings, NOW),
  });
}
const OPEN = 'bob@open.example';
const PLAIN = 'ann@plain.example';
const PHONE = '555@phone.example';

describe('a gateway that encrypts by the subject', () => {
  it('is the first way offered, in the words of policy, and answers for all of the mail', async () => {
    const own = [{ for: ['app-not-encrypted'], title: 'The portal', how: 'Upload it.' }];
    const settings = under(policy({ link: 'https://city.example/help' }, { alternatives: own }));
    const { assessments } = await report(settings, [OPEN, PLAIN]);
    for (const { alternatives } of assessments)
      expect(alternatives[0]).toMatchObject({
        title: { key: 'advice_trigger_title', values: ['City Gateway'] },
        open: 'https://city.example/help',
        act: { kind: 'trigger', text: '[secure]', place: 'start', stay: [OPEN, PLAIN] },
      });
    expect(assessments[0]?.alternatives[1]?.title.values).toEqual(['The portal']);
  });

  it('makes of a way that is known to be open what policy promises, as the organisation’s word', async () => {
    const settings = under(policy());
    const before = await report(settings, [OPEN, PLAIN]);
    expect(before.assessments.map(({ verdict, action }) => [verdict.level, action])).toEqual([
      ['exposed', 'warn'],
      ['unproven', 'inform'],
    ]);
    const after = await report(settings, [OPEN, PLAIN], { isTriggered: true });
    expect(after.assessments.map(({ verdict, action }) => [verdict.level, action])).toEqual([
      ['transport', 'inform'],
      ['transport', 'inform'],
    ]);
    const promise = after.assessments[0]?.verdict.evidence.find(({ because }) => because.code === 'trigger');
    expect(promise).toMatchObject({
      source: { name: 'organisation' },
      because: { values: ['[secure]', 'City Gateway'] },
    });
    expect(
      after.assessments.some(({ alternatives }) => alternatives.some(({ act }) => act?.kind === 'trigger')),
    ).toBe(false);
    expect(isFineFor([OPEN, PLAIN], after)).toBe(true);
  });

  it('helps nobody whose mail becomes a text message, and is not offered for them', async () => {
    const settings = under(policy());
    const { assessments } = await report(settings, [PHONE, OPEN]);
    const [phone, open] = assessments;
    expect(phone?.subject).toMatchObject({ address: PHONE });
    expect(phone?.alternatives.map(({ id }) => id)).not.toContain('organisation-trigger');
    expect(open?.alternatives[0]?.id).toBe('organisation-trigger');
    const after = await report(settings, [PHONE, OPEN], { isTriggered: true });
    expect(after.assessments.map(({ verdict }) => verdict.level)).toEqual(['exposed', 'transport']);
    expect(isFineFor([PHONE, OPEN], after)).toBe(false);
  });

  it.each<[string, object, Partial<Sender>, string]>([
    ['on the webmail that it names', {}, {}, 'transport'],
    ['below it', {}, { host: 'new.mail.city.example' }, 'transport'],
    ['not on another host', {}, { host: 'mail.evil.example' }, 'exposed'],
    ['not on one that ends alike', {}, { host: 'xmail.city.example' }, 'exposed'],
    ['not where the page came unencrypted', {}, { isTrusted: false }, 'exposed'],
    ['for the sender that it names', { sender: ['city.example'] }, {}, 'transport'],
    ['not for another sender', { sender: ['city.example'] }, { domain: 'home.example' }, 'exposed'],
    ['not where no sender is shown', { sender: ['city.example'] }, { domain: undefined }, 'exposed'],
    ['not where it cannot be read', { sender: ['city.example'] }, { domain: '' }, 'exposed'],
  ])('counts %s', async (_, more, sender, level) => {
    const { assessments } = await report(under(policy(more)), [OPEN], { ...sender, isTriggered: true });
    expect(assessments[0]?.verdict.level).toBe(level);
    const without = await report(under(policy(more)), [OPEN], sender);
    const isOffered = without.assessments[0]?.alternatives[0]?.id === 'organisation-trigger';
    expect(isOffered).toBe(level === 'transport');
  });

  it('of several the first that is for the sender', async () => {
    const settings = resolve(
      parsePolicy({
        locked: {
          encryptTrigger: [
            { ...GATEWAY, sender: ['other.example'], name: 'Other' },
            { ...GATEWAY, name: 'Any' },
          ],
        },
      }),
      {},
    );
    expect(triggersAt(settings, SENDER)).toHaveLength(2);
    const { assessments } = await report(settings, [OPEN]);
    expect(assessments[0]?.alternatives[0]?.title.values).toEqual(['Any']);
  });
});

describe('a gateway that is written wrong is none', () => {
  const said = (entry: unknown) =>
    lintPolicy(JSON.stringify({ locked: { encryptTrigger: [entry] } }, null, 1), NOW).problems;
  it.each<[string, unknown, RegExp]>([
    ['a text alone', '[secure]', /such as .*\[secure\]/],
    ['no webmail', { ...GATEWAY, site: undefined }, /list of domains or hosts/],
    ['no webmails', { ...GATEWAY, site: [] }, /list of domains or hosts/],
    ['everybody', { ...GATEWAY, site: ['*'] }, /Write a domain or host/],
    ['a webmail as a text', { ...GATEWAY, site: 'mail.city.example' }, /Write a list/],
    ['an address for a sender', { ...GATEWAY, sender: ['ann@city.example'] }, /Write city\.example/],
    ['blanks around the sign', { ...GATEWAY, text: ' [secure] ' }, /without spaces/],
    ['a sign that stands everywhere', { ...GATEWAY, text: 's' }, /3 to 50/],
    ['another place', { ...GATEWAY, place: 'prefix' }, /one of start, end/],
    ['more than it is worth', { ...GATEWAY, worth: 'end-to-end' }, /provider-keys/],
    ['a field too many', { ...GATEWAY, level: 'enforced' }, /Remove it|Did you mean/],
    ['a link of another kind', { ...GATEWAY, link: 'http://city.example' }, /https/],
  ])('%s', async (_, entry, hint) => {
    const [problem] = said(entry);
    expect(problem?.write && english(problem.write)).toMatch(hint);
    const settings = under({ locked: { encryptTrigger: [entry] } });
    expect(settings.encryptTrigger.value).toEqual([]);
    const { assessments } = await report(settings, [OPEN], { isTriggered: true });
    expect(assessments[0]?.verdict.level).toBe('exposed');
  });

  it('one that changes to something broken does not go on with what it was', () => {
    const good = policy();
    const broken = { locked: { encryptTrigger: 'nonsense' } };
    expect(resolve(parsePolicy(broken, good), {}).encryptTrigger.value).toEqual([]);
  });
});
