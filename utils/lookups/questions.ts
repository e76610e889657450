/** Every question that can be put to the network, to servers that somebody named, or to this browser. */
import { browserUpgrades } from './browser-upgrades.ts';
import { correctionsFile } from './corrections-file.ts';
import { dns } from './doh.ts';
import { https } from './https-alternative.ts';
import { key } from './keys.ts';
import { mtaStsPolicy } from './mta-sts-policy.ts';
import { imessage } from './own-servers.ts';
import { statements } from './people.ts';
import { policyDate } from './policy-date.ts';
import { probe, probedDomain } from './probe.ts';
import type { NetworkQuestion } from './question.ts';
import { smimea } from './smimea.ts';
import type { WatchedPath } from './watched-path.ts';

/** What checks can ask, about a recipient or a host. */
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

/** What no check asks: what the person or the organisation publishes at a URL that it set. */
export const UPKEEP = { correctionsFile, policyDate } as const satisfies Readonly<
  Record<string, NetworkQuestion>
>;

/** The name of a question that checks can ask. */
export type Port = keyof typeof QUESTIONS;
/** Their names, as messages use them. */
export const PORTS = Object.keys(QUESTIONS) as readonly Port[];

/** Returns the definition of the question of this name. */
export const questionOf = (port: Port): NetworkQuestion => QUESTIONS[port];

/** The paths at which our own requests to hosts that nobody named are observed. */
export const WATCHED: readonly WatchedPath[] = PORTS.flatMap((port) => questionOf(port).at ?? []);
