/** Says at the end of a run which tests took longest, and which passed at their second attempt only, and why. */
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

/** The rows that were tried twice: module, name, and the first line of what failed first and where. */
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

/** The reporter, for vitest.config.ts. */
export const slowest: Reporter = {
  onTestRunEnd(modules) {
    const lines = slowestOf(modules);
    if (lines.length > 0) console.log(['', 'Slowest:', ...lines, ''].join('\n'));
    const second = secondOf(modules);
    if (second.length > 0) console.log(['', 'Passed at the second attempt:', ...second, ''].join('\n'));
  },
};
