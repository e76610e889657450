/** Which files start first: those that take longest, so that at the end no core waits for one of them. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files with hundreds of rows or thousands of tries, whose size does not tell it. Where this machine has run them before, its own times say so. */
const LONG = ['mutations', 'situations', 'send-ledger', 'harmless', 'soak', 'detective'];

const placeOf = ({ moduleId }: TestSpecification) => {
  const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at < 0 ? LONG.length : at;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => placeOf(a) - placeOf(b));
  }
}
