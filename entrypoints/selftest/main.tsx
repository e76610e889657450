import { render } from 'preact';
import '../../components/page.css';
import { SelfTest } from '../../components/selftest/SelfTest.tsx';
import { copyText } from '../../utils/platform/clipboard.ts';
import { judgeFacts, type Tested } from '../../utils/policy/self-test.ts';
import { startPage } from '../../utils/platform/start-page.ts';
import { tryAll } from './tries.ts';

const root = startPage(document, 'selftest_title');

function show(tested: Tested | null): void {
  render(<SelfTest tested={tested} onAgain={() => void run()} onCopy={copyText} />, root);
}

async function run(): Promise<void> {
  show(null);
  show(judgeFacts(await tryAll()));
}

await run();
