/**
 * `npm run facts:probe`: looks at the mail hosts of operators and of mail domains, and prints rows to be reviewed. For
 * maintainers, on their own network; never in CI. Its words are in `USAGE`.
 */
import { runProbe } from '../run-probe.ts';

process.exitCode = await runProbe(process.argv.slice(2));
