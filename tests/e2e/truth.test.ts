import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DNS_FAULTS } from '../world/resolver.ts';
import { POLICY_FAULTS } from '../world/policy-server.ts';
import { ZONES } from '../world/zones.ts';
import { levelOf } from './levels.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat, readList, sayOf, unfold } from '../world/browsers/card.ts';

const WEBMAIL = 'https://webmail.city-office.org/?_task=mail&_action=compose';
const FIELD = '#compose_to li.input input';

describe.each(BROWSERS)('never falsely safe, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  it('says of every zone what the table says', async () => {
    const page = await stage.open(WEBMAIL);
    const zones = Object.entries(ZONES);
    await writeTo(
      page,
      FIELD,
      zones.map(([domain]) => `bob@${domain}`),
    );
    await markThat(
      page,
      (words) => words.includes(`and ${zones.length - 1} more`),
      'all zones to be checked',
    );
    const list = await readList(page);
    const said = Object.fromEntries(
      zones.map(([domain]) => [domain, levelOf(list.get(`bob@${domain}`) ?? 'missing')]),
    );
    for (const [domain, { level }] of zones) {
      if (said[domain] !== 'unknown' || level === 'unknown') continue;
      const reasons = await sayOf(page, `bob@${domain}`);
      // A machine that is too busy to answer itself in time reports this; the test is tried once more
      // (vitest.config.ts).
      if (reasons.includes('no answer in time')) throw new Error(`timed out: ${domain}`);
      throw new Error(`${domain}, whose answers the world has: ${reasons}`);
    }
    expect(said).toEqual(Object.fromEntries(zones.map(([domain, { level }]) => [domain, level])));
    await page.close();
  });

  /** Writes one message to a domain for each fault; returns what is shown for each. */
  async function sayOfEach<Fault extends string>(
    faults: readonly Fault[],
    domains: 'bulk' | 'strict',
    set: (domain: string, fault: Fault) => void,
  ): Promise<Record<Fault, string>> {
    const faulty = faults.map(
      (fault, index) => [`${domains}-${String(index + 1).padStart(4, '0')}.org`, fault] as const,
    );
    for (const [domain, fault] of faulty) set(domain, fault);
    const page = await stage.open(WEBMAIL);
    await writeTo(
      page,
      FIELD,
      faulty.map(([domain]) => `bob@${domain}`),
    );
    await markThat(page, (words) => words.includes(`and ${faulty.length - 1} more`), 'all faults to be met');
    const list = await readList(page);
    await page.close();
    return Object.fromEntries(
      faulty.map(([domain, fault]) => [fault, levelOf(list.get(`bob@${domain}`) ?? 'missing')]),
    ) as Record<Fault, string>;
  }

  it('takes every faulty answer of the resolver for unknown', async () => {
    const said = await sayOfEach(DNS_FAULTS, 'bulk', (domain, fault) =>
      stage.world.faults.set(domain, fault),
    );
    expect(said).toEqual(Object.fromEntries(DNS_FAULTS.map((fault) => [fault, 'unknown'])));
    stage.world.faults.clear();
  });

  it('takes a policy that could not be read for no proof, and says that it was not found out', async () => {
    const said = await sayOfEach(POLICY_FAULTS, 'strict', (domain, fault) =>
      stage.world.policyFaults.set(domain, fault),
    );
    expect(said).toEqual(Object.fromEntries(POLICY_FAULTS.map((fault) => [fault, 'unproven'])));
    stage.world.policyFaults.clear();

    const page = await stage.open(WEBMAIL);
    await writeTo(page, FIELD, ['bob@strict-0001.org', 'bob@strict-0900.org']);
    await markThat(page, (words) => words.includes('and 1 more'), 'a failed and a good policy');
    const list = await readList(page);
    expect(levelOf(list.get('bob@strict-0900.org') ?? ''), 'without a fault').toBe('transport');
    await unfold(page, 'know');
    expect(await page.inline.texts('.evidence li')).toContainEqual(
      expect.stringMatching(/Couldn’t find out whether strict-0001\.org has a policy/),
    );
    await page.close();
  });

  it('while nothing can be reached: unknown, what its tables know, and checks again when it can', async () => {
    const page = await stage.open(WEBMAIL);
    stage.world.setOffline(true);
    await writeTo(page, FIELD, ['bob@strict-0950.org', '5551234567@vtext.com', 'ann@gmail.com']);
    await markThat(page, (words) => words.includes('and 2 more'), 'three recipients');
    const list = await readList(page);
    expect(levelOf(list.get('bob@strict-0950.org') ?? ''), 'asked in vain').toBe('unknown');
    expect(levelOf(list.get('5551234567@vtext.com') ?? ''), 'from a table').toBe('exposed');
    expect(levelOf(list.get('ann@gmail.com') ?? ''), 'from a table').toBe('transport');
    await page.press('Escape');
    stage.world.setOffline(false);
    await writeTo(page, FIELD, ['bob@strict-0951.org']);
    await markThat(page, (words) => words.includes('and 3 more'), 'a fourth recipient');
    expect(levelOf((await readList(page)).get('bob@strict-0951.org') ?? '')).toBe('transport');
    await page.close();
  });
});
