/** The list of adapters. Adding one: a file here, a line below, a fixture in tests/fixtures/adapters. */
import type { Adapter } from './adapter.ts';
import { gmail } from './gmail.ts';
import { outlook } from './outlook.ts';
import { roundcube } from './roundcube.ts';

export const ADAPTERS: readonly Adapter[] = [gmail, outlook, roundcube];
