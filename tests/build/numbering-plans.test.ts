/** That the numbering plans in the package, which lack the formats, read every number as the library's own do. */
import * as core from 'libphonenumber-js/core';
import type { CountryCode, MetadataJson } from 'libphonenumber-js/core';
import examples from 'libphonenumber-js/mobile/examples';
import whole from 'libphonenumber-js/min/metadata';
import { describe, expect, it } from 'vitest';
import { withoutFormats, type Plans } from '../../utils/build/numbering-plans.ts';

/** The library declares no columns. */
const plans = whole as unknown as Plans;
const lean = withoutFormats(plans) as unknown as MetadataJson;

/** Returns the same "random" digits each time. */
function* digits(seed: number): Generator<number, never> {
  for (let state = seed; ; state = (state * 1_103_515_245 + 12_345) % 0x80000000) yield (state >> 16) % 10;
}

/** Returns numbers as people write them in a country: its example, cut, lengthened, abroad, and made-up ones. */
function numbersOf(country: CountryCode): string[] {
  const plan = plans.countries[country] ?? [];
  const { [country]: example = '' } = examples as Readonly<Record<string, string>>;
  const source = digits(country.charCodeAt(0) * 256 + country.charCodeAt(1));
  const madeUp = Array.from({ length: 40 }, (_, at) =>
    Array.from({ length: 4 + (at % 12) }, () => source.next().value).join(''),
  );
  const national = [
    example,
    example.slice(1),
    example.slice(0, -1),
    `${example}1`,
    `${example}99`,
    ...madeUp,
  ];
  const [code, , , , , prefix = ''] = plan as [string, ...string[]];
  return national.flatMap((one) => [
    one,
    `${prefix || '0'}${one}`,
    `+${code}${one}`,
    `00${code} ${one}`,
    `011${code}-${one} ext. 7`,
    `${one};phone-context=+${code}`,
  ]);
}

const read = (text: string, metadata: MetadataJson, defaultCountry?: CountryCode) => {
  const number = core.parsePhoneNumberFromString(text, defaultCountry ? { defaultCountry } : {}, metadata);
  return number && [number.number, number.country, number.ext, number.isPossible(), number.isValid()];
};

describe('numbering plans without formats', () => {
  const countries = Object.keys(plans.countries) as CountryCode[];

  it('are less than half as long', () => {
    const sizeOf = (value: unknown) => JSON.stringify(value).length;
    expect(sizeOf(lean)).toBeLessThan(sizeOf(whole) / 2);
  });

  it.each(countries)('read the same numbers in %s', (country) => {
    const numbers = numbersOf(country);
    const differ = numbers.filter(
      (one) =>
        JSON.stringify([read(one, lean, country), read(one, lean)]) !==
        JSON.stringify([read(one, whole, country), read(one, whole)]),
    );
    expect(differ).toEqual([]);
    expect(numbers.some((one) => read(one, lean, country)?.[3] === true)).toBe(true);
  });

  it('of another shape are not cut', () => {
    expect(() => withoutFormats({ ...plans, version: 5 })).toThrow(/another shape/);
    expect(() => withoutFormats({ ...plans, countries: {} })).toThrow(/another shape/);
  });
});
