import fc from 'fast-check';
import '../setup/seed.ts';
import { describe, expect, it } from 'vitest';
import { archive } from '../../utils/encrypt/archive.ts';
import { distinct, safeName, safePath } from '../../utils/encrypt/names.ts';

describe('names in what is made', () => {
  it.each([
    ['a/b.txt', 'a/b.txt'],
    ['J\u00e4nner 2026.txt', 'J\u00e4nner 2026.txt'],
    ['../../etc/passwd', 'etc/passwd'],
    ['..\\..\\evil.exe', 'evil.exe'],
    ['/abs/./x', 'abs/x'],
    ['C:\\x', 'C_/x'],
    ['a\u0000b', 'a_b'],
    ['bill\u202efdp.exe', 'billfdp.exe'],
    ['.\u200e./x', 'x'],
    ['con', '_con'],
    ['a/NUL.txt', 'a/_NUL.txt'],
    ['com1 .txt', '_com1 .txt'],
    ['console.log', 'console.log'],
    ['end. ', 'end__'],
    ['...', '___'],
    ['why?', 'why_'],
    ['.profile', '.profile'],
    ['', 'file'],
    ['../', 'file'],
  ])('%j becomes %j', (path, safe) => {
    expect(safePath(path)).toBe(safe);
  });

  it('whatever they were, never lead out of their folder, and stay as they are the second time', () => {
    const part = fc.constantFrom('.', '..', 'a', '\u202e', ' ', '/', '\\', ':', 'nul', '\u0000', 'b.txt');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const safe = safePath(parts.join(''));
        expect(safe).not.toMatch(/(^|\/)\.{1,2}(\/|$)|^\/|\\|:|\u202e|^$/);
        expect(safePath(safe)).toBe(safe);
        expect(safeName(safe)).not.toContain('/');
      }),
    );
  });

  it('are each there once, and none is the folder of another', () => {
    expect(
      distinct(['a', 'a', 'b.c/a', 'b.c/a', '.x', '.x', 'a (2)', 'A', 'R\u00e9.txt', 'Re\u0301.TXT', 'b.c']),
    ).toEqual([
      'a',
      'a (2)',
      'b.c/a',
      'b.c/a (2)',
      '.x',
      '.x (2)',
      'a (2) (2)',
      'A (3)',
      'R\u00e9.txt',
      'Re\u0301 (2).TXT',
      'b (2).c',
    ]);
  });

  it('of many files that are called the same differ, too', () => {
    expect(new Set(distinct(Array.from({ length: 10_000 }, () => 'image.png'))).size).toBe(10_000);
  });

  it('are so in what is made', () => {
    const file = { size: 1, lastModified: 0, stream: () => new Blob(['x']).stream() };
    const named = (...paths: readonly string[]) =>
      archive(
        paths.map((path) => ({ path, file })),
        () => undefined,
      ).name;
    expect(named('../bill\u202efdp.exe')).toBe('billfdp.exe');
    expect(named('../con/a', '../con/b')).toBe('_con.zip');
  });
});
