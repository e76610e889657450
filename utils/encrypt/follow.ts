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
  /** What could not be read, and is therefore not known: the mail, or only the person's own key. */
  readonly unread?: 'mail' | 'own';
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

/** Nothing is known about the mail, as it could not be read. */
const UNREAD: Mail = { keys: null, place: null, isAsking: false, unread: 'mail' };

/** Reads the mail again and waits for its lookups; resolves to null where it is not, or not in time, as `shown`. */
export type ConfirmMail = (shown: DraftKeys) => Promise<Mail | null>;

/**
 * Passes on the mail now, and whenever what is known about it changes; a reading that fails is passed on as such.
 * `confirm` reads it again, and once more at each change until no lookup is running. It resolves to the mail, or to null
 * where recipients or keys differ from `shown` by then, or are not all known after 15 seconds; it rejects where
 * the mail cannot be read.
 */
export function followMail(
  { readKeys, readPlace, watch }: MailSource,
  tell: (mail: Mail) => void,
): { readonly confirm: ConfirmMail; readonly readAgain: () => Promise<unknown> } {
  // One after another: an older answer that came later would replace a newer one.
  const enqueue = createQueue();
  /** Tells what is known without the person's own key first, if `isStepwise`: looking that up takes longer. */
  const read = async (isStepwise: boolean): Promise<Mail> => {
    const first = await readKeys(null);
    // Its content changes, too: Bcc recipients, or text that someone writes there meanwhile.
    const place = first && (await readPlace(first.window));
    const own = place?.from ?? null;
    const known = { keys: first, place, isAsking: false };
    if (own === null) return known;
    if (isStepwise) tell({ ...known, isAsking: true });
    return readKeys(own).then(
      (keys) => ({ ...known, keys }),
      () => ({ ...known, unread: 'own' as const }),
    );
  };
  const look = (isStepwise = false) =>
    enqueue(async () => {
      const mail = await read(isStepwise);
      tell(mail);
      return mail;
    });
  const lookOrSay = (isStepwise = false) =>
    look(isStepwise).catch(() => {
      tell(UNREAD);
    });
  let change = Promise.withResolvers<unknown>();
  void lookOrSay(true);
  watch(() => {
    void lookOrSay().finally(() => {
      change.resolve(null);
      change = Promise.withResolvers();
    });
  });
  return {
    readAgain: () => lookOrSay(true),
    confirm: async (shown) => {
      const end = performance.now() + PATIENCE;
      const over = new Promise((done) => setTimeout(done, PATIENCE));
      for (;;) {
        const changed = change.promise;
        const mail = await look();
        if (!mail.keys?.isPending) return isSameKeys(shown, mail.keys) ? mail : null;
        if (performance.now() >= end) return null;
        await Promise.race([changed, over]);
      }
    },
  };
}
