/** The work of the OpenPGP thread: decrypts a file, or encrypts files or a text to keys. */
import { archive, Unreadable } from '../../utils/encrypt/archive.ts';
import type { Made } from '../../utils/encrypt/as-page.ts';
import type { Opened } from '../../utils/encrypt/closed.ts';
import type { Failed } from '../../utils/encrypt/job.ts';
import { openPgpFile } from '../../utils/encrypt/pgp-file.ts';
import { inSteps, namedOf, type Posted } from '../../utils/encrypt/posted.ts';
import { store } from '../../utils/encrypt/store.ts';
import type { EncryptTo } from '../../utils/core/key.ts';

export type Library = typeof import('../../utils/lookups/libraries/keys/library.ts');

export type PgpJob =
  | { readonly file: File; readonly typed: string }
  | { readonly text: string; readonly to: EncryptTo }
  | { readonly files: readonly Posted[]; readonly to: EncryptTo; readonly keepAs: string };

/** How a job ended. */
export type PgpEnd =
  { readonly opened: Opened } | { readonly armored: string } | { readonly made: Made } | Failed;

async function work(job: PgpJob, library: Library, now: number): Promise<PgpEnd> {
  if ('file' in job) return { opened: await openPgpFile(job.file, job.typed, library.openPgp) };
  if ('text' in job) {
    const ended = await library.encryptText(job.text, job.to, now);
    return 'unusable' in ended ? { failed: true, ...ended } : ended;
  }
  const onRead = inSteps((read) => {
    postMessage({ read });
  });
  const { name, octets } = archive(job.files.map(namedOf), onRead);
  const sealed = await library.encryptOctets(octets, name, job.to, now);
  if ('unusable' in sealed) return { failed: true, ...sealed };
  return { made: { sealed: { name: `${name}.gpg`, blob: await store(sealed, job.keepAs) }, page: null } };
}

/** Does the job; never rejects: errors become `failed`. */
export const workPgp = (job: PgpJob, library: Library, now: number): Promise<PgpEnd> =>
  work(job, library, now).catch((error: unknown) => ({
    failed: true as const,
    ...(error instanceof Unreadable ? { path: error.path } : {}),
  }));
