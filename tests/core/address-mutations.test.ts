/**
 * Lists of recipients as people leave them, with one character deleted, doubled, swapped, inserted or replaced: no
 * recipient is lost, none invented.
 */
import { describe, expect, it } from 'vitest';
import { parseRecipients } from '../../utils/core/address.ts';
import { cleanList } from '../../utils/page/dom/text.ts';
import { seeded } from '../fuzz/mutate.ts';
import { canonical, faultsOf, makeList, mutate, type Fault } from './mutated-lists.ts';

/** How a list reaches the parser, and how many lists are tried for each seed. */
const WAYS = [
  ['as it stands', (text: string) => text, 3_000],
  ['as a page hands it on', cleanList, 1_500],
] as const;
const SEEDS = [2026, 12, 29];

describe.each(WAYS)('lists of recipients, %s', (_, read, lists) => {
  it('are read whole as they are written', () => {
    const next = seeded(12);
    for (let count = 0; count < lists / 3; count++) {
      const { text, addresses } = makeList(next);
      const { addresses: found, unreadable } = parseRecipients(read(text));
      expect([text, found.map(({ address }) => address), unreadable]).toEqual([
        text,
        addresses.map(canonical),
        0,
      ]);
    }
  });

  it.each([
    ['one sign', 1, lists],
    ['two signs', 2, lists],
    ['three signs', 3, lists],
  ])(
    'lose nobody and invent nobody with %s deleted, doubled, swapped, inserted or replaced',
    (_sign, times, lists) => {
      const faults = { lost: [] as Fault[], invented: [] as Fault[], refused: [] as Fault[] };
      for (const seed of SEEDS) {
        const next = seeded(seed);
        for (let count = 0; count < lists; count++) {
          const made = makeList(next);
          const text = Array.from({ length: times }).reduce<string>((list) => mutate(list, next), made.text);
          const { lost, invented, refused } = faultsOf({ ...made, text }, read);
          faults.lost.push(...lost);
          faults.invented.push(...invented);
          faults.refused.push(...refused);
        }
      }
      console.log(
        `${lists * SEEDS.length} mutated lists: ${faults.lost.length} lost, ${faults.invented.length} invented, ${faults.refused.length} left out that a mail program takes`,
      );
      const some = Object.values(faults).map((all) => all.slice(0, 5));
      expect(some).toEqual([[], [], []]);
    },
    30_000,
  );
});
