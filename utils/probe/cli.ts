/** `npm run probe`: starts the service, or prints what is missing, what was observed, or which settings there are. */
import { randomBytes } from 'node:crypto';
import { check } from './check.ts';
import { readCall, renderUsage, type Call } from './config.ts';
import { hashOf } from './http/auth.ts';
import { openApi } from './http/openapi.ts';
import { report } from './report.ts';
import { logLine, run } from './run.ts';
import { openStore } from './store/open.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);

async function serve({ config }: Call): Promise<void> {
  const running = await run(config());
  const stop = () => {
    logLine('stopping', {});
    void running.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

const COMMANDS: Readonly<Record<string, (call: Call) => Promise<void> | void>> = {
  serve,
  async check({ config }) {
    if (!(await check(config(), print))) process.exitCode = 1;
  },
  async report({ config }) {
    const store = await openStore(config().cache);
    print(await report(store, Date.now()));
    await store.close();
  },
  token() {
    const token = randomBytes(24).toString('base64url');
    print(`For the policy (probeToken):   ${token}`);
    print(`For the token-file:            browsers:${hashOf(token)}`);
  },
  openapi() {
    print(JSON.stringify(openApi(), null, 2));
  },
  help() {
    print(renderUsage());
  },
};

try {
  const call = readCall(process.argv.slice(2), process.env);
  const command = COMMANDS[call.command];
  if (!command) throw new Error(`${call.command} is not a command`);
  await command(call);
} catch (error) {
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n(--help lists the settings)\n`,
  );
  process.exit(1);
}
