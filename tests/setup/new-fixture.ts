/**
 * `npm run fixture:new -- FILE APP [VARIANT]`: turns the output of "Copy this page's structure" (FILE; `-` for standard
 * input) into a fixture for the adapter APP, in tests/fixtures/adapters/APP/DATE-VARIANT.html. It cannot know what
 * should be read from the page: it lists the addresses in it as "to" recipients, for the author to correct.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ADAPTERS } from '../../utils/adapters/index.ts';

const [file, app = '', variant = 'new', more] = process.argv.slice(2);
const adapter = ADAPTERS.find(({ id }) => id === app);
if (file === undefined || more !== undefined || !adapter || !/^[a-z0-9-]+$/.test(variant)) {
  console.error(
    `Usage: npm run fixture:new -- FILE APP [VARIANT]\nAPP: ${ADAPTERS.map(({ id }) => id).join(', ')}`,
  );
  process.exit(2);
}
const structure = readFileSync(file === '-' ? 0 : file, 'utf8').trim();
if (!structure.startsWith('<')) {
  console.error(`${file}: does not begin like a page's structure, which begins with "<".`);
  process.exit(1);
}
// Self-hosted products have no host of their own.
const host = URL.parse(adapter.matches[0]?.replace('*', '') ?? '')?.hostname ?? 'webmail.example.org';
const people = [...new Set(structure.match(/person\d+@example\.org/g))];
const expected = {
  sender: { host },
  recipients: people.map((text) => ({ field: 'to', text })),
  unreadable: 0,
  blind: false,
};
const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${app}</title>
    <link rel="canonical" href="https://${host}/" />
  </head>
  <body>
${structure}
    <script type="application/json" id="expected">
      ${JSON.stringify(expected)}
    </script>
  </body>
</html>
`;
const folder = join(import.meta.dirname, '..', 'fixtures', 'adapters', app);
const to = join(folder, `${new Date().toISOString().slice(0, 10)}-${variant}.html`);
if (existsSync(to)) {
  console.error(`${relative('.', to)} is there already: name another VARIANT.`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
writeFileSync(to, html);
console.log(
  `${relative('.', to)}: say at its end what should be read from it, then run the tests of tests/adapters.`,
);
