/**
 * For unit tests: loads the large tables from the source files instead of the package, and pretends that the extension
 * is installed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LARGE_TABLES, loadTables, type LargeTable, type LargeTables } from '../../utils/data/large.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'utils', 'data');

function read<N extends LargeTable>(name: N): Promise<LargeTables[N]> {
  return Promise.resolve(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as LargeTables[N]);
}

await loadTables(LARGE_TABLES, read);

// The code that reads texts is loaded only where there is a DOM to read.
if (typeof Node !== 'undefined') {
  const { filesShown } = await import('../../utils/page/compose/attached.ts');
  const { isCiphertext } = await import('../../utils/page/compose/ciphertext.ts');
  const { readPastedLinks } = await import('../../utils/page/compose/pasted-links.ts');
  const texts = { isCiphertext, filesShown, readPastedLinks };
  (globalThis as Record<symbol, unknown>)[Symbol.for('sealcheck.texts')] = texts;
}
/** Pretends that the extension is installed: scripts in pages check for its id. */
Reflect.set(globalThis, 'chrome', { runtime: { id: 'sealcheck' } });
