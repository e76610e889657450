// @vitest-environment jsdom
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { act } from 'preact/test-utils';
import { Exception } from '../../components/exception/Exception.tsx';
import { HoldDialog } from '../../components/inline/HoldDialog.tsx';
import { SelfTest } from '../../components/selftest/SelfTest.tsx';
import type { Action } from '../../utils/core/model.ts';
import type { Refused } from '../../utils/policy/requests.ts';
import { CHECKS, type Check, type Tested } from '../../utils/policy/self-test.ts';
import { reportOf } from './samples.ts';
import { click, control, show, textOf } from './setup.ts';

const yes = () => Promise.resolve(true);
const none = () => undefined;
const ASKED = { number: '4F7K2-9QW3X', text: 'Sealcheck request: …', href: 'mailto:desk@a.example' };
const page = (change: Partial<Parameters<typeof Exception>[0]> = {}) => (
  <Exception
    held="555 can be read on its way."
    isPrivate={false}
    minimum={5}
    asked={null}
    mayGrant
    onAsk={() => Promise.resolve()}
    onCode={() => Promise.resolve({ refused: 'no-code' })}
    onCopy={yes}
    {...change}
  />
);
async function fill(id: string, text: string): Promise<void> {
  const field = document.querySelector<HTMLTextAreaElement>(`#${id}`);
  await act(() => {
    if (field) field.value = text;
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe('asking for an exception', () => {
  it('wants a reason of the length that policy asks for', async () => {
    const onAsk = vi.fn(() => Promise.resolve());
    const shown = await show(page({ onAsk }));
    await fill('why', ' no ');
    await click('Make the request');
    expect(onAsk).not.toHaveBeenCalled();
    expect(textOf(shown.querySelector('#why-problem'))).toContain('5');
    await fill('why', ' on call ');
    await click('Make the request');
    expect(onAsk).toHaveBeenCalledWith('on call');
  });

  it('is handed over by mail, by a page, or as a text; a code is asked for only where there is a key', async () => {
    const shown = await show(page({ asked: ASKED }));
    expect(control('Write the mail').getAttribute('href')).toBe(ASKED.href);
    expect(shown.querySelector('#code')).not.toBeNull();
    await show(page({ asked: { ...ASKED, href: 'https://desk.example/' }, mayGrant: false }));
    expect(control('Open your organisation’s page').getAttribute('rel')).toBe('noreferrer');
    expect(shown.querySelector('#code')).toBeNull();
    await show(page({ asked: { ...ASKED, href: null } }));
    expect(shown.querySelector('main a')).toBeNull();
  });

  it.each<[Refused, RegExp]>([
    [{ refused: 'no-code' }, /isn’t a whole code/],
    [{ refused: 'mistyped', row: 3 }, /row 3/],
    [{ refused: 'not-signed' }, /isn’t from your organisation/],
    [{ refused: 'ended' }, /has expired/],
    [{ refused: 'too-long' }, /seven days/],
    [{ refused: 'used' }, /already been used/],
    [{ refused: 'no-ed25519' }, /too old/],
  ])('says why a code is refused: %o', async (answer, words) => {
    const shown = await show(page({ asked: ASKED, onCode: () => Promise.resolve(answer) }));
    await fill('code', 'x');
    await click('Use the code');
    expect(textOf(shown.querySelector('#code-problem'))).toMatch(words);
    expect(shown.querySelector('#code')?.getAttribute('aria-invalid')).toBe('true');
  });

  it.each([page(), page({ asked: ASKED }), page({ held: null }), page({ isPrivate: true })])(
    'has names, roles and order that assistive technology can use',
    async (view) => {
      document.documentElement.lang = 'en';
      document.title = 'Sealcheck';
      const { violations } = await axe.run(await show(view), {
        rules: { 'color-contrast': { enabled: false } },
      });
      expect(violations.map(({ id }) => id)).toEqual([]);
    },
  );
});

it.each<[Action, boolean, boolean]>([
  ['block', true, true],
  ['justify', true, true],
  ['warn', true, false],
  ['block', false, false],
])(
  'a question with the action %s, where asking is allowed (%s), has the button: %s',
  async (action, mayAsk, expected) => {
    const onAsk = vi.fn();
    const plain = reportOf(['exposed']);
    const rules = {
      isStrict: true,
      justificationMinimum: 1,
      snoozeDays: 0,
      words: null,
      ...(mayAsk && { mayAsk }),
    };
    const report = { ...plain, rules, assessments: plain.assessments.map((one) => ({ ...one, action })) };
    const shown = await show(
      <HoldDialog report={report} onAnswer={none} onCopy={yes} onPage={none} onAsk={onAsk} />,
    );
    expect(textOf(shown).includes('Ask for an exception')).toBe(expected);
    if (expected) await click('Ask for an exception');
    expect(onAsk.mock.calls).toEqual(expected ? [[report.id]] : []);
  },
);

describe('the self-test', () => {
  const ONLY_NOTE = ['private', 'signatures'];
  const BOTH = ['pages', 'policy', 'lookups'];
  const tested = (state: Check['state']): Tested => ({
    checks: CHECKS.map((id) => ({
      id,
      state:
        state !== 'missing' && state !== 'works' && !ONLY_NOTE.includes(id) && !BOTH.includes(id)
          ? 'works'
          : state === 'missing' && ONLY_NOTE.includes(id)
            ? 'note'
            : state,
      values: ['1', '2'],
    })),
    heartbeat: { policy: { stamp: null } } as Tested['heartbeat'],
    text: '{}',
  });
  it.each(['works', 'missing', 'note'] as const)('has words for each line that %s', async (state) => {
    const shown = await show(<SelfTest tested={tested(state)} onAgain={none} onCopy={yes} />);
    expect(shown.querySelectorAll('.checks li')).toHaveLength(CHECKS.length);
    const { violations } = await axe.run(shown, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
  it('says that it is at work', async () => {
    expect(textOf(await show(<SelfTest tested={null} onAgain={none} onCopy={yes} />))).toContain('Trying');
  });
});
