/** Lists every adapter fixture together with the adapter of its folder. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter } from '../../utils/adapters/adapter.ts';
import { ADAPTERS } from '../../utils/adapters/index.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/adapters');

export interface Fixture {
  readonly name: string;
  readonly path: string;
  readonly adapter: Adapter;
}

export const FIXTURES: readonly Fixture[] = readdirSync(FOLDER).flatMap((id) => {
  const adapter = ADAPTERS.find((one) => one.id === id);
  if (!adapter)
    throw new Error(`tests/fixtures/adapters/${id} belongs to no adapter in utils/adapters/index.ts`);
  return readdirSync(join(FOLDER, id)).map((file) => ({
    name: `${id}/${file}`,
    path: join(FOLDER, id, file),
    adapter,
  }));
});
