/** Runs Debian's age, which asks a terminal for the passphrase. */
import { execFileSync, spawnSync } from 'node:child_process';

const TERMINAL = `import os, pty, sys
phrase = sys.argv[1].encode()
pid, fd = pty.fork()
if pid == 0:
    os.execvp('age', ['age'] + sys.argv[3:])
asked = 0
while True:
    try:
        said = os.read(fd, 1024)
    except OSError:
        break
    if not said:
        break
    if b'phrase' in said and asked < int(sys.argv[2]):
        asked += 1
        os.write(fd, phrase + b'\\n')
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))`;
/** Whether age is installed; `npm test` ensures that (tests/setup/ready.mjs). */
export const hasAge = spawnSync('age', ['--version']).status === 0;
/** Runs age with these arguments and answers its `times` prompts for the passphrase. Throws if it fails. */
export const age = (phrase: string, times: number, ...args: readonly string[]) =>
  execFileSync('python3', ['-c', TERMINAL, phrase, String(times), ...args]);
