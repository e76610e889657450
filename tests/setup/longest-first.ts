/** Starts the slowest test files first, so that no core waits for one of them at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Seconds that a file took in a whole run on two cores, for files that took 20 or more in either browser. A fresh
 * checkout has no recorded times of its own. The remaining files are ordered by the times recorded on this machine
 * where it has run them, otherwise by size.
 */
const SECONDS: Readonly<Record<string, number>> = {
  'e2e/send-ledger': 235,
  'e2e/situations': 150,
  'e2e/meant': 112,
  'e2e/harmless': 94,
  'e2e/policy-broken': 92,
  'e2e/gallery': 75,
  'e2e/flood': 64,
  'e2e/app-state': 62,
  'e2e/in-place-drops': 57,
  'e2e/popup': 57,
  'e2e/languages': 56,
  'e2e/soak': 51,
  'e2e/keyboard': 50,
  'e2e/write': 49,
  'e2e/composers': 46,
  'e2e/own-window': 46,
  'e2e/anew': 40,
  'e2e/missed': 39,
  'e2e/truth': 36,
  'e2e/in-place': 32,
  'e2e/compose': 30,
  'e2e/detective': 30,
  'e2e/forced-install': 30,
  'e2e/claims': 29,
  'e2e/snooze': 29,
  'e2e/hang': 26,
  'e2e/popup-elsewhere': 25,
  'servers/harm': 113,
  'servers/policy': 66,
  'servers/roundcube': 50,
  'servers/stages': 46,
  'servers/probe-browsers': 45,
  'servers/uploads': 37,
  'servers/probe': 32,
  'servers/ways': 29,
  'servers/privacy': 21,
  'tests/contributing': 29,
};
/** Seconds assumed for a file that is not listed above. */
const SHORT = 10;

const secondsOf = ({ moduleId }: TestSpecification): number => {
  const [, name = ''] = /([^/]+\/[^/]+)\.test\.tsx?$/.exec(moduleId.replaceAll('\\', '/')) ?? [];
  return SECONDS[name] ?? SHORT;
};

/** Vitest sequencer that starts the slowest files first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => secondsOf(b) - secondsOf(a));
  }
}
