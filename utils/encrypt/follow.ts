/** Follows the mail that a page of the extension was opened for: its recipients, their keys, and its content. */
import { isSameKeys } from '../core/draft-keys.ts';
import type { DraftKeys } from '../core/key.ts';
import { createQueue } from '../platform/queue.ts';
import type { Place } from './text-port.ts';

/** What is known about such a mail. */
export interface Mail {
  /** Its recipients and their keys; null where the mail is gone. */
  readonly keys: DraftKeys | null;
  /** What it contains; null where nothing can be put there. */
  readonly place: Place | null;
  /** Whether the person's own key is still being looked up. */
  readonly isAsking: boolean;
}

/** Where what is known about a mail comes from. */
export interface MailSource {
  /** Returns the recipients and keys that are known now, with the key of the address `own`; null: the mail is gone. */
  readonly readKeys: (own: string | null) => Promise<DraftKeys | null>;
  /** Returns what the mail contains; null where nothing can be put there. */
  readonly readPlace: (window: string) => Promise<Place | null>;
  /** Calls back whenever something about the mail may have changed. */
  readonly watch: (onChange: () => void) => void;
}

/** Milliseconds for which lookups that are still running are waited for. */
const PATIENCE = 15_000;

/** Reads the mail again and waits for its lookups; resolves to null where it is not, or not in time, as `shown`. */
export type ConfirmMail = (shown: DraftKeys) => Promise<Mail | null>;

/**
 * Passes on the mail now, and whenever what is known about it changes. The function returned reads it again, and once
 * more at each change until no lookup is running. It resolves to the mail, or to null where recipients or keys differ
 * from `shown` by then, or are not all known after 15 seconds.
 */
export async function followMail(
  { readKeys, readPlace, watch }: MailSource,
  tell: (mail: Mail) => void,
): Promise<ConfirmMail> {
  // One after another: an older answer that came later would replace a newer one.
  const enqueue = createQueue();
  const look = () =>
    enqueue(async () => {
      const window = (await readKeys(null))?.window;
      // Its content changes, too: Bcc recipients, or text that someone writes there meanwhile.
      const place = window === undefined ? null : await readPlace(window);
      const mail = { keys: await readKeys(place?.from ?? null), place, isAsking: false };
      tell(mail);
      return mail;
    });
  let change = Promise.withResolvers<unknown>();
  const first = await readKeys(null);
  const place = first && (await readPlace(first.window));
  const isAsking = (place?.from ?? null) !== null;
  tell({ keys: first, place, isAsking });
  watch(() => {
    void look().finally(() => {
      change.resolve(null);
      change = Promise.withResolvers();
    });
  });
  if (isAsking) void look();
  return async (shown) => {
    const end = performance.now() + PATIENCE;
    const over = new Promise((done) => setTimeout(done, PATIENCE));
    for (;;) {
      const changed = change.promise;
      const mail = await look();
      if (!mail.keys?.isPending) return isSameKeys(shown, mail.keys) ? mail : null;
      if (performance.now() >= end) return null;
      await Promise.race([changed, over]);
    }
  };
}
