import { describe, expect, it } from 'vitest';
import type { FailedFile } from './failed.ts';
import { secondLook } from './second-look.ts';

const late = 'the row: waited in vain for the strip; last: false';
const wrong = 'the row: expected 2 to be 1';
const row = (file: string, ...errors: string[]): FailedFile => ({ project: 'e2e', file, errors });

describe('a second look', () => {
  it('is taken at a few files, each once for both browsers', () => {
    const failed = [
      row('tests/e2e/popup.test.ts', wrong),
      { ...row('tests/e2e/popup.test.ts', late), project: 'e2e-firefox' },
      row('tests/e2e/place.test.ts', late),
    ];
    expect(secondLook(failed)).toEqual(['tests/e2e/popup.test.ts', 'tests/e2e/place.test.ts']);
  });

  it.each(['send-ledger', 'situations', 'harmless', 'truth', 'claims'])(
    'is not taken where %s counted something wrong, but where it waited in vain',
    (name) => {
      expect(secondLook([row(`tests/e2e/${name}.test.ts`, late, wrong)])).toBeNull();
      expect(secondLook([row(`tests/e2e/${name}.test.ts`, late)])).toHaveLength(1);
    },
  );

  it('is not taken at many files, nor without a file', () => {
    expect(secondLook(Array.from('abcde', (one) => row(`tests/e2e/${one}.test.ts`, late)))).toBeNull();
    expect(secondLook([])).toBeNull();
  });
});
