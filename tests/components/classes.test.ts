/**
 * Class names that come from data must not have style rules of their own: a strip about a link was once styled as a
 * link.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LEVELS } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'components');
/** The class that a strip and a question have besides their own: the kind of their report. */
const KINDS = [
  'message',
  'form',
  'upload',
  'link',
  'chat',
] as const satisfies readonly WindowReport['kind'][];
const SHEETS = ['.', 'inline', 'page', 'popup', 'selftest'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.css'))
    .map((name) => join(folder, name)),
);

it('knows every kind of report', () => {
  const all: Record<WindowReport['kind'], true> = {
    message: true,
    form: true,
    upload: true,
    link: true,
    chat: true,
  };
  expect(Object.keys(all)).toEqual([...KINDS]);
});

it.each(SHEETS)('no rule of %s is for a kind of report or the bare name of a level', (name) => {
  const css = readFileSync(join(ROOT, name), 'utf8');
  const classes = new Set([...css.matchAll(/\.(-?[a-z][\w-]*)/g)].map(([, one = '']) => one));
  expect([...KINDS, ...LEVELS].filter((one) => classes.has(one))).toEqual([]);
});
