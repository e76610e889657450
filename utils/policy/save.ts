/** Storing what a person chose, with the browser's own consent where it asks for one. */
import { isResolverTemplate, resolverAt } from '../core/doh-template.ts';
import type { Stage } from '../lookups/egress.ts';
import { requestConsent } from './consent.ts';
import { resolverUrlOf } from './resolver.ts';
import { readSettings, writeSettings, type Settings } from './settings.ts';

/** Name of the resolver that is told domains, for the sentence that says so; of an address still being typed, a dash. */
export function resolverNameOf({ resolver }: Pick<Settings, 'resolver'>): string {
  const url = resolverUrlOf(resolver);
  return url !== null && isResolverTemplate(url) ? resolverAt(url).host : '–';
}

/** What is not in it stays as it was stored. */
type Choice = Partial<Settings>;

/** The stage that the person themselves grants: what the organisation set is not theirs to be asked about. */
function grantedIn({ stage = 0, blueBubbles }: Choice, locked: ReadonlySet<string>): Stage {
  const namesServer = !locked.has('blueBubbles') && blueBubbles !== undefined && blueBubbles.url !== '';
  if (namesServer) return 4;
  return locked.has('stage') ? 0 : stage;
}

/** What is stored of the choice. What the organisation set is not the person's choice, and must not outlive the policy as one. */
async function ownOf(choice: Choice, locked: ReadonlySet<string>): Promise<Partial<Settings>> {
  const own: Partial<Record<string, unknown>> = Object.fromEntries(
    Object.entries(choice).filter(([name]) => !locked.has(name)),
  );
  const { blueBubbles, more } = choice;
  const before = await readSettings();
  if (more) {
    const kept = Object.entries(before.more ?? {}).filter(([key]) => locked.has(key));
    const changed = Object.entries(more).filter(([key]) => !locked.has(key));
    own.more = Object.fromEntries([...kept, ...changed]);
  }
  if (!blueBubbles || !locked.has('blueBubbles')) return own;
  // A password is never part of a policy: it stays the person's, for this very server.
  const { password, url } = blueBubbles;
  return {
    ...own,
    blueBubbles: { url: before.blueBubbles.url, password, passwordFor: url },
  };
}

/** Stores a choice. Must be called inside a click handler. False where consent was refused; then nothing changes. */
export async function saveChoice(choice: Choice, locked: ReadonlySet<string>): Promise<boolean> {
  if (!(await requestConsent(grantedIn(choice, locked)))) return false;
  await writeSettings({ ...(await ownOf(choice, locked)), chosen: true });
  return true;
}
