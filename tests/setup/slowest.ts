/** Says at the end of a run which tests took longest: where a minute is to be won. */
import type { Reporter, TestModule } from 'vitest/node';

const MAX = 10;

/** The lines, longest first: milliseconds, file, name. Of one file alone it says nothing, as that lists its own. */
function slowestOf(modules: readonly TestModule[]): readonly string[] {
  if (modules.length < 2) return [];
  return modules
    .flatMap((module) => [...module.children.allTests()].map((test) => ({ test, module })))
    .map((one) => ({ ...one, took: one.test.diagnostic()?.duration ?? 0 }))
    .sort((a, b) => b.took - a.took)
    .slice(0, MAX)
    .map(
      ({ test, module, took }) =>
        `${String(Math.round(took)).padStart(8)} ms  ${module.relativeModuleId}: ${test.name}`,
    );
}

/** The reporter, for vitest.config.ts. */
export const slowest: Reporter = {
  onTestRunEnd(modules) {
    const lines = slowestOf(modules);
    if (lines.length > 0) console.log(['', 'Slowest:', ...lines, ''].join('\n'));
  },
};
