// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { Opened } from '../../utils/encrypt/closed.ts';
import { act } from 'preact/test-utils';
import { click, control, textOf } from './setup.ts';
import { choose, file, open, type Ended } from './encrypt-page.tsx';

it('says why a file is not opened, and gives out what was', async () => {
  const { page, opens } = await open();
  await choose('sealed-file', file('a.age', 3));
  const end = (how: Ended<Opened>) =>
    act(async () => {
      opens.shift()?.(how);
      await Promise.resolve();
    });
  const said = () => textOf(page.querySelector('#open-problem'));
  await click('Open');
  expect(said(), 'no passphrase was typed, so none is wrong').toBe('Type the passphrase first.');
  expect(opens).toEqual([]);
  const field = control('Its passphrase, or your age key (AGE-SECRET-KEY-1…)') as HTMLInputElement;
  field.value = 'abacus';
  await act(() => {
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await click('Open');
  await end({ closed: 'altered' });
  expect(said()).toContain('damaged or was changed');
  await click('Open');
  await end({ failed: true });
  expect(said()).toContain('That didn’t work');
  await click('Open');
  await end({ name: 'a', blob: new Blob(['x']) });
  expect(said()).toBe('');
  expect(page.querySelector('a[download=a]')).not.toBeNull();
});
