/** Writes down which test files failed, and how, for `tests/setup/e2e.ts`. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** A test file that failed in one of its projects. */
export interface FailedFile {
  readonly project: string;
  /** Path from the root of the project. */
  readonly file: string;
  /** The first line of each error of its last attempt, behind the name of its row. */
  readonly errors: readonly string[];
}

const failedRows = (module: TestModule): readonly string[] =>
  [...module.children.allTests('failed')].map((test) => {
    const errors = test.result().errors ?? [];
    return `${test.name}: ${errors[0]?.message.split('\n')[0] ?? 'no error'}`;
  });

/** What went wrong outside of rows, such as the launch of a browser. */
const hookErrors = (module: TestModule): readonly string[] =>
  [module, ...module.children.allSuites()]
    .flatMap((each) => [...each.errors()])
    .map(({ message }) => message.split('\n')[0] ?? '');

/** Vitest reporter: JSON of `FailedFile[]` in the file that `SEALCHECK_FAILED` names; none after an unhandled error. */
export const failed: Reporter = {
  onTestRunEnd(modules, unhandled) {
    const to = process.env.SEALCHECK_FAILED;
    if (to === undefined || unhandled.length > 0) return;
    const files: FailedFile[] = modules
      .filter((module) => module.state() === 'failed')
      .map((module) => ({
        project: module.project.name,
        file: module.relativeModuleId,
        errors: [...failedRows(module), ...hookErrors(module)],
      }));
    writeFileSync(to, JSON.stringify(files));
  },
};
