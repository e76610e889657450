// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { act } from 'preact/test-utils';
import { Practice } from '../../components/practice/Practice.tsx';
import type { WindowReport } from '../../utils/core/report.ts';
import { NOW, reportOf } from './samples.ts';
import { click, control, show, textOf } from './setup.ts';

const PEOPLE = [
  { id: 'phone', address: '5551234567@vtext.com' },
  { id: 'friend', address: 'ann@gmail.com' },
] as const;
const EMPTY: WindowReport = { ...reportOf([]), state: 'empty' };

const open = (report: WindowReport) =>
  show(
    <Practice
      people={PEOPLE}
      onAssess={(people) => Promise.resolve(people.length === 0 ? EMPTY : report)}
      onCopy={() => Promise.resolve(true)}
      onPage={vi.fn()}
      onWelcome={vi.fn()}
      now={NOW}
    />,
  );
const status = (page: Element) => textOf(page.querySelector('.compose > .buttons [role=status]'));
const settle = () => act(() => Promise.resolve());
HTMLDialogElement.prototype.showModal = function showModal() {
  this.setAttribute('open', '');
};

it('asks before it lets go what is warned of, and sends nothing after "Go back and edit"', async () => {
  const page = await open(reportOf(['exposed']));
  await click(`${PEOPLE[0].address}A phone number as a mail address`);
  await settle();
  await click('Send');
  expect(textOf(page.querySelector('dialog'))).toContain('Phone companies can read it');
  await click('Go back and edit');
  expect(status(page)).toMatch(/^Not sent\./);
  expect(page.querySelector('dialog')).toBeNull();
});

it('lets go what nothing is wrong with, unasked', async () => {
  const page = await open(reportOf(['transport']));
  await click(`${PEOPLE[1].address}A friend at a large provider`);
  await settle();
  await click('Send');
  expect(page.querySelector('dialog')).toBeNull();
  expect(status(page)).toMatch(/^It would be sent now/);
});

it('needs a recipient, and begins anew', async () => {
  const page = await open(reportOf(['exposed']));
  await click('Send');
  expect(status(page)).toBe('Add someone first.');
  await click(`${PEOPLE[0].address}A phone number as a mail address`);
  await settle();
  expect(page.querySelector('.warns')).not.toBeNull();
  await click('Start again');
  await settle();
  expect(page.querySelector('.strip')).toBeNull();
  expect(control('Send')).not.toBeNull();
});
