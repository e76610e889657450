/**
 * Prints, at the end of a run, the slowest tests, and those that passed only at their second attempt, with the reason.
 */
import type { Reporter, TestModule } from 'vitest/node';

const MAX = 10;

/**
 * Returns lines of milliseconds, file and name, slowest first. Empty for a single file, because Vitest lists its tests
 * anyway.
 */
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

/**
 * Returns a line for each test that was tried twice: module, line of the first failure, name, and the first line of its
 * error.
 */
function secondOf(modules: readonly TestModule[]): readonly string[] {
  return modules.flatMap((module) =>
    [...module.children.allTests()]
      .filter((test) => test.diagnostic()?.flaky)
      .map((test) => {
        const [first] = test.result().errors ?? [];
        const at = first?.stacks?.findLast(({ file }) => file.includes(module.relativeModuleId))?.line ?? '?';
        return `  ${module.relativeModuleId}:${at}: ${test.name}: ${first?.message.split('\n')[0] ?? 'no error'}`;
      }),
  );
}

/** Vitest reporter that prints both lists; used by vitest.config.ts. */
export const slowest: Reporter = {
  onTestRunEnd(modules) {
    const lines = slowestOf(modules);
    if (lines.length > 0) console.log(['', 'Slowest:', ...lines, ''].join('\n'));
    const second = secondOf(modules);
    if (second.length > 0) console.log(['', 'Passed at the second attempt:', ...second, ''].join('\n'));
  },
};
