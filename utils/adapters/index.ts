/** The list of adapters. To add one: a file here, a line below, a fixture in tests/fixtures/adapters. */
import type { Adapter } from './adapter.ts';
import { fastmail } from './fastmail.ts';
import { gmail } from './gmail.ts';
import { horde } from './horde.ts';
import { nextcloud } from './nextcloud.ts';
import { outlook } from './outlook.ts';
import { proton } from './proton.ts';
import { roundcube } from './roundcube.ts';
import { snappymail } from './snappymail.ts';
import { sogo } from './sogo.ts';
import { tuta } from './tuta.ts';
import { yahoo } from './yahoo.ts';

export const ADAPTERS: readonly Adapter[] = [
  fastmail,
  gmail,
  horde,
  nextcloud,
  outlook,
  proton,
  roundcube,
  snappymail,
  sogo,
  tuta,
  yahoo,
];
