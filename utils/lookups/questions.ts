/** Every question that checks can put to the network, to servers that somebody named, or to this browser. */
import { browserUpgrades } from './browser-upgrades.ts';
import { dns } from './doh.ts';
import { https } from './https-alternative.ts';
import { key } from './keys.ts';
import { mtaStsPolicy } from './mta-sts-policy.ts';
import { imessage } from './own-servers.ts';
import { statements } from './people.ts';
import { probe, probedDomain } from './probe.ts';
import type { NetworkQuestion } from './question.ts';
import { smimea } from './smimea.ts';
import type { WatchedPath } from './watched-path.ts';

export const QUESTIONS = {
  dns,
  mtaStsPolicy,
  https,
  browserUpgrades,
  key,
  smimea,
  statements,
  imessage,
  probe,
  probedDomain,
} as const satisfies Readonly<Record<string, NetworkQuestion>>;

/** The name of one of these questions. */
export type Port = keyof typeof QUESTIONS;
/** Their names, as messages use them. */
export const PORTS = Object.keys(QUESTIONS) as readonly Port[];

/** Returns the definition of the question of this name. */
export const questionOf = (port: Port): NetworkQuestion => QUESTIONS[port];

/** The paths at which our own requests to hosts that nobody named are observed. */
export const WATCHED: readonly WatchedPath[] = PORTS.flatMap((port) => questionOf(port).at ?? []);
