// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { Tip } from '../../components/inline/Tip.tsx';
import { click, show, textOf } from './setup.ts';

it('says one thing, names where it comes from, and can be hidden', async () => {
  const onHide = vi.fn();
  const page = await show(<Tip words="Use a passkey." source="https://www.cisa.gov/x.pdf" onHide={onHide} />);
  const tip = page.querySelector<HTMLElement>('[role=note]');
  expect(tip && textOf(tip)).toContain('Use a passkey.');
  expect(page.querySelector('a')?.href).toBe('https://www.cisa.gov/x.pdf');
  expect(page.querySelector('a')?.rel).toBe('noreferrer');
  await click('Hide on this site');
  expect(onHide).toHaveBeenCalledTimes(1);
});
