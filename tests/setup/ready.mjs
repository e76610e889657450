/**
 * Makes a fresh checkout ready: packages, browsers, certificate tool. Runs on Node 20 with nothing installed.
 * `node tests/setup/ready.mjs [build|start|pictures|test] [SCRIPT [ARGUMENT...]]`: `build` needs the packages only, `start`
 * Chromium as well, `pictures` also what shows every language. A script is run then, by the Node among the packages: a shell
 * that was started before they were installed remembers the older one.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [purpose = 'test', ...script] = process.argv.slice(2);

function stop(message) {
  console.error(message);
  process.exit(1);
}

function run(command, args, extra = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', cwd: root, ...extra });
  if (error || status !== 0) stop(`${command} ${args.join(' ')} failed`);
}

/** Packages as the lock file says; a mark in node_modules tells which lock file they were installed from. */
function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const mark = join(root, 'node_modules', '.sealcheck-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  writeFileSync(mark, lock);
}

const folders = (process.env.PATH ?? '').split(delimiter);
const has = (names) => names.some((name) => folders.some((folder) => existsSync(join(folder, name))));
const apps = (names) => names.some((name) => existsSync(`/Applications/${name}.app`));

function hasChromium() {
  return (
    Boolean(process.env.SEALCHECK_CHROMIUM) ||
    has(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) ||
    apps(['Google Chrome', 'Chromium'])
  );
}

/** What must be on the machine, and the Debian packages that bring it. */
const NEEDS = [
  {
    what: 'Chromium or Chrome',
    packages: ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji'],
    isThere: hasChromium,
  },
  {
    what: 'the other languages of Debian’s Chromium',
    packages: ['chromium-l10n'],
    onlyFor: ['pictures', 'test'],
    // Asked before Chromium itself is installed: without apt's Chromium there is nothing to add to.
    isThere: () =>
      existsSync('/usr/lib/chromium/locales/de.pak') ||
      (hasChromium() && !existsSync('/usr/lib/chromium/locales')),
  },
  {
    what: 'a font with Japanese and Chinese characters',
    packages: ['fontconfig', 'fonts-noto-cjk'],
    onlyFor: ['pictures'],
    isThere: () =>
      process.platform !== 'linux' ||
      Boolean(spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' }).stdout?.trim()),
  },
  {
    // Reads the property lists and registry files that we write, as somebody else.
    what: 'Python 3',
    packages: ['python3'],
    onlyFor: ['test'],
    isThere: () => has(['python3']),
  },
  {
    // Reads the files that we encrypt, and the other way round.
    what: 'age',
    packages: ['age'],
    onlyFor: ['test'],
    isThere: () => has(['age', 'age.exe']),
  },
  {
    what: 'certutil (NSS tools)',
    packages: ['libnss3-tools'],
    isThere: () => has(['certutil', 'certutil.exe']),
  },
  {
    what: 'Firefox',
    packages: ['firefox-esr'],
    onlyFor: ['test'],
    isThere: () =>
      Boolean(process.env.SEALCHECK_FIREFOX) || has(['firefox-esr', 'firefox']) || apps(['Firefox']),
  },
];

function installBrowsers() {
  const missing = NEEDS.filter(({ onlyFor = [purpose], isThere }) => onlyFor.includes(purpose) && !isThere());
  if (missing.length === 0) return;
  const names = missing.map(({ what }) => what).join(', ');
  if (!has(['apt-get']) || process.getuid?.() !== 0) stop(`Please install first: ${names}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  const packages = missing.flatMap((need) => need.packages);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

installPackages();
if (purpose !== 'build') installBrowsers();
if (script.length > 0) {
  const shell = process.platform === 'win32';
  const child = spawn('node', script, { stdio: 'inherit', shell });
  // A terminal sends its interrupt to both.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (status, signal) => process.exit(status ?? (signal ? 1 : 0)));
}
