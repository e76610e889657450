import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DNS_FAULTS } from '../world/resolver.ts';
import { ZONES } from '../world/zones.ts';
import { levelOf } from './levels.ts';
import { BROWSERS, markThat, readList, startStage, writeTo, type Stage } from './stage.ts';

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
    expect(said).toEqual(Object.fromEntries(zones.map(([domain, { level }]) => [domain, level])));
    await page.close();
  });

  it('takes every faulty answer of the resolver for unknown', async () => {
    const faulty = DNS_FAULTS.map(
      (fault, index) => [`bulk-${String(index + 1).padStart(4, '0')}.org`, fault] as const,
    );
    for (const [domain, fault] of faulty) stage.world.faults.set(domain, fault);
    const page = await stage.open(WEBMAIL);
    await writeTo(
      page,
      FIELD,
      faulty.map(([domain]) => `bob@${domain}`),
    );
    await markThat(page, (words) => words.includes(`and ${faulty.length - 1} more`), 'all faults to be met');
    const list = await readList(page);
    const said = Object.fromEntries(
      faulty.map(([domain, fault]) => [fault, levelOf(list.get(`bob@${domain}`) ?? 'missing')]),
    );
    expect(said).toEqual(Object.fromEntries(faulty.map(([, fault]) => [fault, 'unknown'])));
    stage.world.faults.clear();
    await page.close();
  });
});
