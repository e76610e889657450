/** Stores what a person chose, after requesting the browser's own consent where needed. */
import { isResolverTemplate, resolverAt } from '../core/doh-template.ts';
import type { Stage } from '../lookups/egress.ts';
import { requestConsent } from './consent.ts';
import { resolverUrlOf } from './resolver.ts';
import { readSettings, writeSettings, type Settings } from './settings.ts';

/** Returns the name of the resolver that is told domains, for display; a dash while a URL is still being typed. */
export function resolverNameOf({ resolver }: Pick<Settings, 'resolver'>): string {
  const url = resolverUrlOf(resolver);
  return url !== null && isResolverTemplate(url) ? resolverAt(url).host : '–';
}

/** Settings that are not in it stay as they are stored. */
type Choice = Partial<Settings>;

/** Returns the stage that the person grants by this choice. They are not asked about what the organisation has set. */
function grantedIn({ stage = 0, blueBubbles }: Choice, locked: ReadonlySet<string>): Stage {
  const namesServer = !locked.has('blueBubbles') && blueBubbles !== undefined && blueBubbles.url !== '';
  if (namesServer) return 4;
  return locked.has('stage') ? 0 : stage;
}

/**
 * Returns what to store of this choice. What the organisation set is not part of it, and must not outlive the policy.
 */
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
  // A password is never part of a policy: it belongs to the person, for this very server.
  const { password, url } = blueBubbles;
  return {
    ...own,
    blueBubbles: { url: before.blueBubbles.url, password, passwordFor: url },
  };
}

/** Stores a choice. Must be called inside a click handler. False if consent was refused; then nothing changes. */
export async function saveChoice(choice: Choice, locked: ReadonlySet<string>): Promise<boolean> {
  if (!(await requestConsent(grantedIn(choice, locked)))) return false;
  await writeSettings({ ...(await ownOf(choice, locked)), chosen: true });
  return true;
}
