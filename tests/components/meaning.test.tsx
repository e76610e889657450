// @vitest-environment jsdom
/** What the reference says about a setting, as the policy builder shows it. */
import { describe, expect, it } from 'vitest';
import { Meaning } from '../../components/policy/Meaning.tsx';
import { referenceWith } from '../../utils/policy/reference-texts.ts';
import { REFERENCE } from '../../utils/policy/reference.ts';
import { show, textOf } from './setup.ts';

const { title, meaning, details = '' } = REFERENCE.snoozeDays;

describe('the meaning of a setting', () => {
  it('is its title, its name, its meaning, and further details', async () => {
    const page = await show(<Meaning of="snoozeDays" reference={referenceWith({})} id="it" />);
    expect(textOf(page)).toBe(`${title} snoozeDays${meaning} Details${details}`);
    expect(textOf(page.querySelector('#it'))).toBe(meaning);
    expect(textOf(page.querySelector('details p'))).toBe(details);
  });

  it('marks what is only there in English, and nothing else; details are for readers of English', async () => {
    const german = referenceWith({ title_snoozeDays: 'Stummgeschaltete Warnungen: Tage' });
    const page = await show(<Meaning of="snoozeDays" reference={german} isWhole />);
    expect(textOf(page.querySelector('strong'))).toBe('Stummgeschaltete Warnungen: Tage');
    const english = [...page.querySelectorAll('[lang=en]')].map(textOf);
    expect(english).toEqual([meaning]);
    expect(textOf(page)).not.toContain(details);
    expect(page.querySelector('strong [lang]')).toBeNull();
  });
});
