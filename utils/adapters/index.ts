/** The list of adapters. Adding one: a file here, a line below, a fixture in tests/fixtures/adapters. */
import type { Adapter } from './adapter.ts';
import { fastmail } from './fastmail.ts';
import { gmail } from './gmail.ts';
import { outlook } from './outlook.ts';
import { roundcube } from './roundcube.ts';
import { snappymail } from './snappymail.ts';
import { tuta } from './tuta.ts';
import { yahoo } from './yahoo.ts';

export const ADAPTERS: readonly Adapter[] = [fastmail, gmail, outlook, roundcube, snappymail, tuta, yahoo];
